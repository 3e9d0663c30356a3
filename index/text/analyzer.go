package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Analyzer cuts texts into words. It remembers the forms of the words it has
// met (at most maxSlots of them, 4 MiB and their strings) and is meant to
// be used again and again. It is not safe for concurrent use.
type Analyzer struct {
	cursor cursor
	forms  cache
	stems  stemmer
	round  uint16 // of the lexicon made last
}

// NewAnalyzer returns an analyser that has met no words yet.
func NewAnalyzer() *Analyzer {
	return &Analyzer{cursor: newCursor(), forms: newCache(), stems: newStemmer()}
}

// Words appends the words of s to dst in the order of the text and returns the
// longer slice. The words keep no reference to s. Bytes that are not UTF-8 separate
// words; they never cause an error.
func (a *Analyzer) Words(dst []Word, s string) []Word { return a.words(dst, s, true, nil) }

// Exact is Words without the stems, which take the most time where words are new: they
// are empty.
func (a *Analyzer) Exact(dst []Word, s string) []Word { return a.words(dst, s, false, nil) }

func (a *Analyzer) words(dst []Word, s string, stems bool, l *Lexicon) []Word {
	c := &a.cursor
	c.reset(s)
	defer c.reset("")
	first := len(dst)
	for c.next() {
		if len(dst) == cap(dst) {
			dst = grow(dst, len(dst)-first, c.pos, len(s))
		}
		if c.end-c.start > MaxWordBytes {
			dst = a.pieces(dst, s[:c.end], c.start, stems, l)
			continue
		}
		f, at := a.form(s[c.start:c.end], stems)
		if f.exact == "" {
			continue
		}
		if l != nil {
			l.take(s[c.start:c.end], f.exact, at)
		}
		if c.pos < len(s) && opensPossessive[s[c.pos]] {
			c.takePossessive()
		}
		dst = append(dst, Word{c.start, c.end, f.exact, f.stem})
	}
	return dst
}

// grow makes room for the words of a text of so many bytes, of which some have been
// read and gave n words: by doubling in its beginning, then for as many as the rest
// will have if it is alike. Copying the words of a long text again and again takes
// longer than finding them.
func grow(dst []Word, n, read, bytes int) []Word {
	const (
		enough = 512 // words that tell how many there will be
		most   = 16  // times as many, in case the rest is not alike
	)
	more := max(n, 16)
	if n >= enough {
		more = min(n*(bytes-read)/read+n/8, most*n)
	}
	return slices.Grow(dst, more)
}

// pieces appends the words of one segment that is longer than MaxWordBytes: the end of s.
func (a *Analyzer) pieces(dst []Word, s string, start int, stems bool, l *Lexicon) []Word {
	for end := len(s); start < end; {
		cut := min(start+MaxWordBytes, end)
		for back := cut; cut < end && back > cut-utf8.UTFMax; back-- {
			if utf8.RuneStart(s[back]) {
				cut = back
				break
			}
		}
		if f, at := a.form(s[start:cut], stems); f.exact != "" {
			if l != nil {
				l.take(s[start:cut], f.exact, at)
			}
			dst = append(dst, Word{start, cut, f.exact, f.stem})
		}
		start = cut
	}
	return dst
}

// form returns the folded and, if it is asked for, the stemmed form of a segment, both
// empty when it is not a word, and where it is remembered until the next call; nil if
// it is not.
func (a *Analyzer) form(segment string, stem bool) (form, *slot) {
	k := a.forms.key(segment)
	if at := a.forms.find(k, segment); at != nil {
		switch f := &at.form; {
		case !stem:
			return form{exact: f.exact}, at
		case f.stem == "" && f.exact != "":
			a.stem(f)
		}
		return at.form, at
	}
	f := form{exact: strings.Clone(exact(segment))} // lower case may be segment itself
	if stem {
		a.stem(&f)
	}
	if len(segment) > maxCachedBytes {
		return f, nil
	}
	return f, a.forms.insert(k, segment, f)
}

// stem fills in the stem of a form, as one string with it where they begin alike.
func (a *Analyzer) stem(f *form) {
	f.stem = a.stems.stem(f.exact)
	if strings.HasPrefix(f.exact, f.stem) {
		f.stem = f.exact[:len(f.stem)]
	}
}

// Plain returns the forms of a word of ASCII letters and digits alone, at most MaxWordBytes
// of them, as Words gives them.
func (a *Analyzer) Plain(word string) (exact, stem string) {
	f, _ := a.form(word, true)
	return f.exact, f.stem
}

// Stem returns the stem of an exact form, which it does not remember.
func (a *Analyzer) Stem(exact string) string { return a.stems.stem(exact) }

// Words returns the words of s, nil when there are none, by a kept analyser. It
// is safe for concurrent use; loops should keep an [Analyzer].
func Words(s string) []Word {
	a := Borrow()
	defer Return(a)
	return a.Words(nil, s)
}
