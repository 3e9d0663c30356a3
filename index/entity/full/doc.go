// Package full tags people, organisations, places and 15 other kinds of names and
// numbers in English text: the named-entity recogniser of spaCy's en_core_web_sm 3.8,
// run in Go. It gives the spans that spaCy gives when it is loaded with the tokenizer
// and the recogniser alone.
//
// A text is cut into words (words.go, affix.go, infix.go, url.go, phrase.go). A word is
// known by four features: its normal form, its first rune, its last three and its shape
// (form.go). Each is hashed to four rows of a table, which are added up; a layer makes
// 96 numbers of the four sums, and four more layers mix in those of the words beside it,
// so that each word has seen four to each side (encode.go). The parser then reads from
// left to right and decides for each word whether it begins, continues or ends a name,
// is one, or is none (parser.go).
//
// What depends on a word alone is kept for the words seen last: the first layer, and
// the three products that the second is the sum of. The rest is products of matrices
// (matrix.go), a third of which is spared (window.go), in single precision. Each sum is
// added up in one order whatever else is computed with it, so that the spans of a text
// depend on nothing but the text.
package full
