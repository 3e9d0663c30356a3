// Package plain reads what a text without markup says about itself: which of its
// lines belong to the page it was taken from and not to the article, the place it
// is filed from, and the day it was published.
//
// It recognises and does not guess: what looks like none of the forms described
// at [Split], [Dateline] and [Published] is left as it is. It knows no files and
// no archive.
package plain

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is lines of a text without an empty one between them, or, where a text
// has no empty line inside, one line: there each line is a paragraph.
type block struct {
	start, end int    // bytes of the text, with the ends of the lines
	text       string // without the white space around it
}

// blocks cuts s.
func blocks(s string) iter.Seq[block] {
	return func(yield func(block) bool) {
		paragraphs := hasEmptyLine(s)
		var b block // of which more lines may come; its end is 0 if there is none
		give := func() bool {
			given := b
			b = block{}
			given.text = strings.TrimSpace(s[given.start:given.end])
			return given.end == 0 || yield(given)
		}
		for at := 0; at < len(s); {
			end := lineEnd(s, at)
			switch empty := strings.TrimSpace(s[at:end]) == ""; {
			case !empty && b.end > 0 && paragraphs:
				b.end = end
			case !give():
				return
			case !empty:
				b = block{start: at, end: end}
			}
			at = end
		}
		give()
	}
}

// firstBlocks are the first n blocks of s, or all if there are fewer.
func firstBlocks(s string, n int) (all []block) {
	for b := range blocks(s) {
		if all = append(all, b); len(all) == n {
			break
		}
	}
	return all
}

// lineEnd returns the offset behind the line that begins at at, its end included.
func lineEnd(s string, at int) int {
	i := strings.IndexAny(s[at:], "\r\n")
	if i < 0 {
		return len(s)
	}
	end := at + i + 1
	if s[end-1] == '\r' && end < len(s) && s[end] == '\n' {
		end++
	}
	return end
}

func hasEmptyLine(s string) bool {
	s = strings.TrimSpace(s)
	for at := 0; at < len(s); {
		end := lineEnd(s, at)
		if strings.TrimSpace(s[at:end]) == "" {
			return true
		}
		at = end
	}
	return false
}

func (b block) lines() []string {
	var out []string
	for line := range strings.FieldsFuncSeq(b.text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Lengths in characters from which a block is prose, with and without the end of
// a sentence: the shortest leads of agencies have some 50, labels of pages rarely
// more than 90.
const (
	proseSentence = 40
	proseAnyway   = 140
)

// prose reports whether a block is a paragraph of an article.
func (b block) prose() bool {
	n := utf8.RuneCountInString(b.text)
	return n >= proseAnyway || n >= proseSentence && endsSentence(b.text)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…։।。", r)
}

func words(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-'
	}))
}
