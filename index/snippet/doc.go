// Package snippet finds, in the text of an article, the words that answer a
// query, and picks the passages to show of it.
//
// What is marked is what an archive matched: stems for bare words, exact forms
// for quotes, prefixes and edits on the exact form, and the mentions of places
// that the query read in or asked for. Nothing below a NOT is marked.
//
// # Short texts
//
// Analysing ten articles takes longer than finding them. So a text is first looked through,
// eight bytes at a time, for words that begin as those looked for do (see spotter), and only
// these words, and those with runes that are not ASCII, are analysed: most alone (see
// plainWord), others with the run that they stand in, of a phrase or a name
// so much around them that it is the same as if all had been. Where that is no less work, as
// in other scripts than Latin, all of the text is analysed. Both find the same. Sentences of
// plain English are cut here by the rules of UAX 29, others by the library.
//
// # Long texts
//
// Analysing a text takes about 10 ms a megabyte. A text longer than wholeBytes is
// scanned for the few byte sequences that the words looked for can be written with (see
// filter), and only the runs of letters found so are analysed. A megabyte of English
// takes half a millisecond or more, one of Russian twice as long, one of Turkish or
// Azerbaijani, of whose letters one in eight is beyond ASCII, up to four times; of
// other scripts every word is a run that is looked at, which takes as long as
// analysing. The scan ends when every clause has been seen often enough, or after
// readBytes of analysed text: then the passages are the best of what was read. Passed
// over in a long text are what stands behind the first readBytes of runs that looked
// right and were not, and words in runs without a blank of more than runBytes. Marks is
// exact for texts of every length.
package snippet
