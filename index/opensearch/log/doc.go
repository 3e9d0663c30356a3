// Package log keeps the record of an archive in an OpenSearch cluster: what index/record
// keeps in a file. Any number of servers may have one record open and write to it.
//
// The record of the archive NAME is two indices. NAME.log has one shard:
//
//	00000000000000000017  a commit, by its number: its changes, in their order
//	value-…               small shared data, see dateline.State
//	places, part-…        the lists of places
//	correction-5          a correction
//
// NAME.article has all that grows with the articles:
//
//	a/ID       what is known of an article, its keys, and when its texts were captured
//	k/HASH     which article has a key
//	t/ID/HASH  a title, a body and the remains of one text
//
// A write is decided by what the last commit, n, has left; then its texts are written,
// which nobody sees yet; and then the document n+1 of NAME.log is made, which fails if it
// is there. That is the commit. All else that it changes is in that document as pending,
// and is written behind it with n+1 as the version of each document, so that it may be done
// twice, late, and by any server; at last pending is taken out. Nobody decides n+2 before.
// Whoever finds that another was quicker does what that one has left to do, and decides anew.
//
// What is decided rests on reads of single documents, which are never behind, and not on
// searches. A commit is acknowledged once its document is on as many copies as Options.Copies
// says and in their logs on disk, and all that it changes is written.
//
// Errors for readers are *dateline.Error, those of index/opensearch/cluster among them.
package log
