package cluster

import (
	"errors"
	"fmt"
)

// What callers can do something about. They are found by errors.Is.
var (
	ErrAbsent   = errors.New("not in the cluster")                    // no such document, index or alias
	ErrConflict = errors.New("the cluster holds another state of it") // a document exists, or has another version; an index exists
	ErrExpired  = errors.New("the point in time has ended")           // it was closed, its time is over, or its node is gone
	ErrTooLarge = errors.New("more than the cluster takes at once")   // a request, or a document that is more than one by itself
	ErrPart     = errors.New("a part of an index cannot be read")     // no copy of a shard is there, or answers
)

// ErrSilent says that a node of the cluster does not answer, see Leaving.
var ErrSilent = errors.New("a node of the cluster is silent")

// Failure is what the cluster answered instead of what was asked for. It is for the
// log: it holds names of indices and may hold parts of documents.
type Failure struct {
	Status  int    // of HTTP, or of one item of a bulk request
	Type    string // OpenSearch's name of it, such as version_conflict_engine_exception; "" if the answer was not OpenSearch's
	Reason  string
	Retried bool // an earlier attempt of this call may have been carried out
	sort    error
}

// Error returns all in one line.
func (f *Failure) Error() string {
	s := fmt.Sprintf("status %d", f.Status)
	if f.Type != "" {
		s += " " + f.Type
	}
	if f.Reason != "" {
		s += ": " + f.Reason
	}
	return s
}

// Unwrap returns ErrAbsent, ErrConflict, ErrExpired, ErrTooLarge or ErrPart, or nil.
func (f *Failure) Unwrap() error { return f.sort }

// MayBeOurs reports whether err is a conflict that an earlier attempt of the same
// call may have made: its answer was lost on the way. The caller reads what is there
// to know who wrote it.
func MayBeOurs(err error) bool {
	var f *Failure
	return errors.Is(err, ErrConflict) && errors.As(err, &f) && f.Retried
}
