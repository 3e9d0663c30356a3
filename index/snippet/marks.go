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
	return marksOf(m.find(f.Name, f.analysed(), f.Mentions), f.Text)
}

// marksOf are what matches in a text mark.
func marksOf(found []match, text string) (lines []Span) {
	var spans []Span
	for _, f := range found {
		spans = f.marks(spans)
	}
	for _, s := range merged(spans) {
		lines = withinLines(lines, text, s)
	}
	return lines
}
