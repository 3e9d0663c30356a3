// Package remote lets one process use the archive that another one holds. Serve
// answers the calls of dateline.Archive on a unix socket in the archive's folder,
// and Dial returns a dateline.Archive that makes them.
//
// The two ends are the same program: a call whose types differ at the other end
// is refused as a whole, see contract, so nothing is dropped on the way. A call is
// one HTTP/1.1 request, POST /{contract}/{method}, whose body is one gob value.
// The answer is a stream of gob values, each behind a mark, and ends with a mark
// that says so: an answer without that end was cut, and is an error. A call that
// is given up closes its connection, which cancels it at the other end.
//
// The socket is open to the user who serves, and to nobody else.
package remote
