package correct

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/text"
)

// span is half-open bytes of a field.
type span struct{ start, end int }

// occurrences are where s, which has these words, has what begins where a word does
// and ends where one does, or before what no letter or digit begins. They do not
// overlap.
func occurrences(s string, words []text.Word, what string) (out []span) {
	ends := func(at int) bool {
		r, _ := utf8.DecodeRuneInString(s[at:])
		if at == len(s) || !unicode.In(r, unicode.L, unicode.M, unicode.N) {
			return true
		}
		_, is := slices.BinarySearchFunc(words, at, func(w text.Word, at int) int { return cmp.Compare(w.End, at) })
		return is
	}
	for i, behind := 0, 0; i < len(words); i++ {
		at := words[i].Start
		if end := at + len(what); at >= behind && strings.HasPrefix(s[at:], what) && ends(end) {
			out, behind = append(out, span{at, end}), end
		}
	}
	return out
}

// Corrected reports whether occurrences in an article were corrected.
func (v *View) Corrected(id dateline.ID) bool { return len(v.state.mentions[id]) > 0 }

// MentionsKey tells apart what was said of the occurrences in an article; "" is nothing.
func (v *View) MentionsKey(id dateline.ID) string {
	var b strings.Builder
	for _, c := range v.state.mentions[id] {
		b.WriteString(strings.Join([]string{c.Field, c.Words[0], strconv.Itoa(c.Occurrence), c.Entity, c.Type, c.Label}, "\x00") + "\x01")
	}
	return b.String()
}

// InArticle returns the mentions of a revision of an article as they were read, in the
// order of fields and offsets, with what was said of its occurrences. Ids stay as they
// are in the index: see Read. words are those of a field.
func (v *View) InArticle(a dateline.Article, read []dateline.Mention, words func(field string) []text.Word) []dateline.Mention {
	for _, c := range v.state.mentions[a.ID] {
		s := a.Body
		if c.Field == dateline.FieldTitle {
			s = a.Title
		}
		found := occurrences(s, words(c.Field), c.Words[0])
		switch {
		case c.Occurrence > len(found):
			continue
		case c.Occurrence > 0:
			found = found[c.Occurrence-1 : c.Occurrence]
		}
		for _, at := range found {
			read = put(read, c, at)
		}
	}
	return read
}

// put lets what a correction says stand at a place, instead of all that was read there.
func put(read []dateline.Mention, c dateline.Correction, at span) []dateline.Mention {
	read = slices.DeleteFunc(slices.Clone(read), func(m dateline.Mention) bool {
		return m.Field == c.Field && m.Start < at.end && at.start < m.End
	})
	if c.Entity == "" {
		return read
	}
	m := dateline.Mention{
		Field: c.Field, Start: at.start, End: at.end, Words: c.Words[0],
		Type: cmp.Or(c.Type, dateline.TypePlace), Entity: c.Entity, Label: cmp.Or(c.Label, c.Words[0]), Confidence: 1,
	}
	i, _ := slices.BinarySearchFunc(read, m, byPlace)
	return slices.Insert(read, i, m)
}

func byPlace(a, b dateline.Mention) int {
	return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start)) // the title comes first
}
