// Package text cuts a text into words and folds and stems them. The index, the
// queries, the names of places and the snippets all use this one analysis, so
// that a word has the same position and the same byte offsets everywhere.
//
// # Where words begin and end
//
// Boundaries are those of Unicode Standard Annex 29 (word boundaries), and a
// word is a segment that holds a letter or a digit. Hyphens and dashes of every
// shape separate words, full stops inside acronyms and numbers do not (U.N,
// 3.5), each Chinese ideograph is a word. This package differs from the annex
// in four things:
//
//   - Underscores and the narrow no-break space (the annex's ExtendNumLet)
//     separate words as hyphens do: _emphasis_ is emphasis, a_b is two words.
//   - Colons separate words, as in the root locale of CLDR: "BAKU:The" is two.
//   - A zero-width space is ignored inside a word like a soft hyphen, and the
//     modifier letters that stand for apostrophes (ʼ ʻ ʾ ʿ ʽ ʹ ˈ) are apostrophes.
//   - A possessive 's that the annex cuts off (G7's, 1990's, U.S.'s) is a part
//     of the word before it and not a word "s".
//
// # What a word folds to
//
// See [Word]. The folds are applied to each word after the cut, never to the
// text before it, so offsets always are those of the text as written.
package text

// MaxWordBytes is the length in bytes of the longest word. A longer run of
// letters is cut at rune boundaries into words of at most this many bytes, so
// that no term nears Bleve's limit of 32 KiB: the compatibility decomposition of
// Unicode (NFKC) makes a text at most eleven times longer (UAX 15, section 14).
const MaxWordBytes = 256

// Word is one word of a text. Its position is its index in the slice that
// [Analyzer.Words] returns: words are counted from 0, stop words included.
type Word struct {
	// Start and End are half-open byte offsets into the text as written, on
	// rune boundaries of a valid text, Start < End. From word to word they
	// increase and never overlap. A possessive 's is inside.
	Start, End int

	// Exact is the form that quotes compare; it is never empty and always
	// valid UTF-8. It is lower case in the compatibility form NFKC, with:
	// every letter of the Latin script in ASCII; accents removed from Latin and
	// Greek; vowel points and tatweel from Arabic and Hebrew; stress marks from
	// Cyrillic (й and ё stay); final sigma as sigma; decimal digits of all
	// scripts as 0-9; apostrophes straight; the possessive 's, soft hyphens and
	// other invisible characters gone. "it's" is "it": grammar is not looked at.
	Exact string

	// Stem is the English stem of Exact by the Snowball stemmer Porter2, the
	// dots of acronyms and the commas of digit groups removed first (u.n: un,
	// 6,500: 6500). A word with anything but a-z and apostrophes is its own
	// stem. Never empty, but where [Analyzer.Exact] has read the word.
	Stem string
}
