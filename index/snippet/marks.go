package snippet

import (
	"dateline"
	"dateline/index/text"
)

// Field is a text of an article, analysed.
type Field struct {
	Name     string             // dateline.FieldTitle or FieldBody
	Text     string             // as the article has it
	Words    []text.Word        // of Text; nil lets the matcher analyse it
	Mentions []dateline.Mention // in Text, in order; those of other places than the matcher's do not matter
}

func (f *Field) analysed() []text.Word {
	if f.Words == nil {
		return text.Words(f.Text)
	}
	return f.Words
}

// Marks returns every match in f as bytes of its text, nil if there is none: in
// ascending order, no two of them overlapping or touching. A series of words
// (a phrase, a hyphenated word, a name) is one span, but for the ends of lines in
// it: no span holds one. Of words that stand near each other each is marked.
func (m *Matcher) Marks(f Field) []Span {
	var spans, lines []Span
	for _, found := range m.find(f.Name, f.analysed(), f.Mentions) {
		spans = found.marks(spans)
	}
	for _, s := range merged(spans) {
		lines = withinLines(lines, f.Text, s)
	}
	return lines
}
