package ingest

import (
	"archive/zip"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// names reads the names of members that are not UTF-8, and tells in which code pages. A zip
// does not say: APPNOTE (D.1) has it that they are in 437, and Windows writes 866 where its
// language is Cyrillic.
func (r *run) names(s *stream, members []*zip.File) {
	var pages []string
	some := 0
	for _, f := range members {
		if utf8.ValidString(f.Name) {
			continue
		}
		name, page := dosName(f.Name)
		f.Name = name
		if some++; !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	if some > 0 {
		r.notice(s, spot{}, problem("the names of %d members are not UTF-8; they are read in the code page %s of DOS", some, strings.Join(pages, " or ")))
	}
}

// dosName reads a name in the code page 866 if each word with letters beyond ASCII is Cyrillic
// then and not of one letter, else in 437. Neither lacks a byte.
func dosName(name string) (read, page string) {
	cyrillic, _ := charmap.CodePage866.NewDecoder().String(name)
	for _, word := range strings.FieldsFunc(cyrillic, func(c rune) bool { return c < utf8.RuneSelf && !unicode.IsLetter(c) }) {
		if !allCyrillic(word) && strings.ContainsFunc(word, func(c rune) bool { return c >= utf8.RuneSelf }) {
			latin, _ := charmap.CodePage437.NewDecoder().String(name)
			return latin, "437"
		}
	}
	return cyrillic, "866"
}

func allCyrillic(word string) bool {
	return utf8.RuneCountInString(word) > 1 && !strings.ContainsFunc(word, func(c rune) bool { return !unicode.Is(unicode.Cyrillic, c) })
}
