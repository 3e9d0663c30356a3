// Package entity finds the places that a text names, by the names of a
// gazetteer.
//
// A name is found where its words stand in the text one after the other. Words
// are compared by their exact folded forms (text.Word.Exact), so Kəlbəcər is
// Kelbecer and "Armenia's" names Armenia, while "Armenian" does not. The longest
// name wins and takes its words: "Lachin corridor" does not name Lachin.
//
// # Between the words of a name
//
// Blanks and one line break may stand between two words of a name, one hyphen
// that touches a word, one apostrophe, and a full stop directly behind an
// abbreviation: a word with full stops inside (U.S), a single letter, "St" and
// its like, or a word behind which the gazetteer writes one. All other
// punctuation, a spaced dash and an empty line end a sentence or a part of it,
// and no name reaches over them.
//
// # Capitals
//
// A word that the gazetteer writes with a capital at its beginning must have one
// there in the text, and a word with a capital inside (d'Ivoire) must have one
// anywhere. Other words may be written either way, and letters of scripts
// without case need none. Of two spellings of a name the laxer one holds, word by
// word. So a text in capitals names places, and one without any names only
// those that the gazetteer itself writes so.
package entity
