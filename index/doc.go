// Package index is the embedded archive: the record in SQLite (index/record) and
// the index in Bleve, in one folder.
//
// The record is what came in and may never be lost. The index can always be made
// again from it, and is kept by one follower: it reads the log of the record and
// writes batches into Bleve, each with the number of its last change inside.
// Live indexing, catching up after a crash, a rebuild and the swap behind it are
// that one path.
//
//	record.db       the record
//	index/000001/   one generation of the index; a rebuild makes the next one
//	lock            who holds the archive
package index
