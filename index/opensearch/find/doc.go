// Package find is the search side of an archive on OpenSearch: the index that is
// searched, what stands in it of each text, and the answers that are made of it.
//
// An archive NAME has the indices NAME.find-1, NAME.find-2 and so on, of which the
// alias NAME.find names the one that is searched; a rebuild makes the next beside it.
// Each text is a document: the current revision of an article under the id of the
// article, the others under the id, a dot and the number. An index also says itself up
// to which change of the record it holds everything, see State.
//
// The words are those of index/text, not of an analyzer of the cluster: a document
// brings its tokens, and all that the cluster does with them is to take them apart. What
// a query means is for index/plan to say; its plan is turned into one query of the
// cluster. Stems stand in plans as a slash and the stem, words that begin so with a star
// behind, and words nearly spelled so with a tilde and a number: OpenSearch looks such
// words up by itself, and no word of index/text has these signs.
package find
