package charset

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// codePage is an encoding of one byte a character that can be guessed.
type codePage struct {
	name      string // by the WHATWG
	chars     *charmap.Charmap
	languages string // that it was made for, by their names
	unlikely  int    // bits that it costs because hardly any text is in it
}

const (
	western = "English German French Spanish Italian Portuguese Dutch Swedish Danish Norwegian Finnish Icelandic Catalan"
	central = "Polish Czech Slovak Hungarian Romanian Croatian Slovene Albanian"
	slavic  = "Russian Ukrainian Belarusian Bulgarian Serbian Macedonian"
)

// codePages are in the order in which they are preferred where they read a text
// alike. ISO-8859-1 and -9 are parts of windows-1252 and -1254.
var codePages = []codePage{
	{"windows-1252", charmap.Windows1252, western, 0},
	{"windows-1250", charmap.Windows1250, central, 0},
	{"windows-1251", charmap.Windows1251, slavic, 0},
	{"windows-1254", charmap.Windows1254, "Turkish", 0},
	{"windows-1257", charmap.Windows1257, "Lithuanian Latvian Estonian", 0},
	{"windows-1253", charmap.Windows1253, "Greek", 0},
	{"windows-1255", charmap.Windows1255, "Hebrew", 0},
	{"windows-1256", charmap.Windows1256, "Arabic Persian Urdu", 0},
	{"windows-1258", charmap.Windows1258, "Vietnamese", 0},
	{"koi8-r", charmap.KOI8R, "Russian Bulgarian", 0},
	{"koi8-u", charmap.KOI8U, "Ukrainian", 0},
	{"ibm866", charmap.CodePage866, "Russian Belarusian Bulgarian", 0},
	{"iso-8859-2", charmap.ISO8859_2, central, 0},
	{"iso-8859-5", charmap.ISO8859_5, slavic, 0},
	{"iso-8859-7", charmap.ISO8859_7, "Greek", 0},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, "Russian Ukrainian", 16},
}

// Guessed lists the encodings that are guessed beside UTF-8 and UTF-16, by their
// WHATWG names.
func Guessed() (names []string) {
	for _, p := range codePages {
		names = append(names, p.name)
	}
	return names
}

// candidate is a code page ready to be read in one language.
type candidate struct {
	page     *table
	language *model
	at       [256]int // index of each byte in the language
}

// table is a code page with what its characters are.
type table struct {
	name     string
	signs    [256]sign
	unlikely int
}

// candidates are made when the first text is guessed.
var candidates = sync.OnceValue(func() (all []*candidate) {
	models := map[string]*model{}
	for _, l := range languages {
		models[l.name] = l.model()
	}
	for _, p := range codePages {
		t := p.table()
		for name := range strings.FieldsSeq(p.languages) {
			all = append(all, &candidate{t, models[name], models[name].indexes(t)})
		}
	}
	return all
})

func (p codePage) table() *table {
	t := &table{name: p.name, unlikely: p.unlikely}
	for b := range t.signs {
		t.signs[b] = newSign(p.chars.DecodeByte(byte(b)))
	}
	return t
}

// decode reads bytes; those that are no characters are U+FFFD, and bad is how many.
func (t *table) decode(dst, src []byte) (out []byte, bad int) {
	for _, b := range src {
		r := t.signs[b].char
		if r == unicode.ReplacementChar {
			bad++
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst, bad
}
