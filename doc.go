// Package dateline holds the words of a news archive as types: articles and
// their revisions, what is known about them, places, searches and their
// results, and the contract that every archive keeps.
//
// It imports the standard library only. Engines are in index (SQLite and Bleve,
// one machine) and index/opensearch; both pass index/archivetest.
package dateline
