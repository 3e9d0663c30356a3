package query

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"dateline"
)

// word makes a leaf of a word in the field of its group.
func (p *parser) word(t token) Node {
	base, end, marks := cutMarks(t.chars, t.End)
	at := Span{t.Start, end}
	tilde, caret := p.pick(marks)
	var n Node
	switch {
	case p.field == FieldPublished:
		n = p.dates(at, joined(base))
	case inText(p.field) && !hasWords(joined(base)):
		p.warn(at, "%q is ignored: it has no letter or digit to search for", joined(base))
		return nil
	case inText(p.field):
		n, tilde = p.inText(at, base, tilde)
	default:
		n = p.name(at, base)
	}
	p.refuseTilde(tilde)
	return p.boosted(n, caret, t.Start)
}

// inText reads a word to look for in title, body or remains. It returns the tilde that is
// left over.
func (p *parser) inText(at Span, base []char, tilde *mark) (Node, *mark) {
	if i := index(base[1:], "~^"); i >= 0 {
		p.warn(Span{base[i+1].at, base[i+1].at + 1}, "~ and ^ stand at the end of a word and before a number; this one is read as a letter")
	}
	if stem, ok := p.prefix(base); ok {
		return &Prefix{at, p.field, joined(stem)}, tilde
	}
	s := joined(base)
	if tilde == nil {
		return &Word{at, p.field, s}, nil
	}
	d, ok := p.distance(tilde)
	if !ok {
		return &Word{at, p.field, s}, nil
	}
	at.End = tilde.End
	if d == 0 {
		return &Phrase{at, p.field, singleBlanks(s)}, nil
	}
	return &Fuzzy{at, p.field, s, d}, nil
}

// name reads a publication, a place or an id.
func (p *parser) name(at Span, base []char) Node {
	if p.field == FieldPublication {
		if stem, ok := p.prefix(base); ok {
			return &Prefix{at, p.field, joined(stem)}
		}
	} else if i := index(base, "*"); i >= 0 {
		p.warn(Span{base[i].at, base[i].at + 1}, "%s: takes a whole name; this star is read as a letter", p.field)
	}
	return p.value(at, joined(base))
}

func (p *parser) value(at Span, s string) Node {
	if s = singleBlanks(s); s == "" {
		p.warn(at, "there is nothing to search for behind %s:", p.field)
		return nil
	}
	return &Value{at, p.field, s}
}

// prefix cuts the star off base. A star that makes no prefix is a letter.
func (p *parser) prefix(base []char) (stem []char, ok bool) {
	i := index(base, "*")
	if i < 0 {
		return nil, false
	}
	letters := 0
	for letters < i && isLetterOrDigit(base[i-1-letters].r) {
		letters++
	}
	star := Span{base[i].at, base[i].at + 1}
	switch {
	case i < len(base)-1:
		p.warn(star, "a star stands at the end of a word; this one is read as a letter")
	case letters < MinPrefix:
		p.warn(star, "a star needs at least %d letters or digits directly before it; this one is read as a letter", MinPrefix)
	default:
		return base[:i], true
	}
	return nil, false
}

func (p *parser) phrase(t token) Node {
	tilde, caret := p.pick(t.marks)
	var n Node
	switch {
	case p.field == FieldPublished && t.text != "":
		n = p.dates(t.Span, t.text)
	case !inText(p.field) && t.text != "":
		n = p.value(t.Span, t.text)
	case !hasWords(t.text):
		p.warn(t.Span, "there is nothing to search for between these quotes")
		return nil
	default:
		n, tilde = p.quoted(t, tilde), nil
	}
	p.refuseTilde(tilde)
	return p.boosted(n, caret, t.Start)
}

var slopForms = fmt.Sprintf(`a phrase takes ~0 to ~%d, words that may stand between, as in "fire border"~5`, MaxSlop)

func (p *parser) quoted(t token, tilde *mark) Node {
	if tilde == nil {
		return &Phrase{t.Span, p.field, t.text}
	}
	slop, ok := p.whole(tilde, MaxSlop, slopForms)
	if !ok {
		return &Phrase{t.Span, p.field, t.text}
	}
	return &Near{Span{t.Start, tilde.End}, p.field, t.text, slop}
}

// dates reads a range of days, or searches for it as words.
func (p *parser) dates(at Span, s string) Node {
	r, err := readRange(s)
	if err == nil {
		r.Span = at
		return r
	}
	why := err.Error()
	var e *dateline.Error
	if errors.As(err, &e) {
		why = e.Message
	}
	if !hasWords(s) {
		p.warn(at, "%s; %s; it is ignored", why, rangeForms)
		return nil
	}
	p.warn(at, "%s; %s; it is searched for in the text", why, rangeForms)
	if strings.IndexFunc(s, unicode.IsSpace) >= 0 {
		return &Phrase{at, "", singleBlanks(s)}
	}
	return &Word{at, "", s}
}

func (p *parser) refuseTilde(m *mark) {
	if m == nil {
		return
	}
	p.warn(m.Span, "%s is ignored: it stands behind a whole word or a phrase of the text", m.text())
}

// textField returns the field for words that no field takes.
func (p *parser) textField() string {
	if inText(p.field) {
		return p.field
	}
	return ""
}
