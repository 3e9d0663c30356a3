// Package charset reads texts of any encoding into UTF-8, and says which it was
// and how that is known.
//
// What is first of these decides: a byte order mark; what is declared, in the order
// of the HTML standard, section 13.2.3; the bytes themselves, if they are UTF-8, or
// UTF-16 by where their zero bytes stand; what the caller falls back to; a guess.
// Bytes beyond ASCII that are valid UTF-8 overrule another encoding than UTF-8 that
// is declared or fallen back to: by chance that is next to impossible.
//
// # The guess
//
// Each of [Guessed] is a code page of one byte a character. The text is read in each
// of them, for each language that it was made for, and every pair of neighbouring
// characters with one beyond ASCII costs as many bits as it is rare in that
// language. The cheapest is taken if it is cheap enough to be that language, and if
// every other that reads any letter otherwise costs [sure] bits more. Else, and of
// bytes that no text has, nothing is guessed.
package charset
