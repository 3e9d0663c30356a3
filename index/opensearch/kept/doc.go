// Package kept keeps what a tagger that takes long has found in texts, in the index
// NAME.tagged of a cluster, as index/tagged does in a file. It is derived: what is lost is
// begun anew. The index is made when something is kept.
//
// A document is of one unit, see tagged.Units. Its id is that of the article, the number of
// the revision, and a hash of the texts. It says which tagger has found what: what another
// has found is as if it were not there, until this one takes its place.
package kept
