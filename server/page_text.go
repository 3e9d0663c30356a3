package server

import (
	"regexp"
	"sort"
	"strings"

	"dateline"
)

// A text is shown as paragraphs of runs. A run is matched as a whole or not at
// all; its pieces are links to entities, or plain.
type (
	paragraph struct {
		Number int // from 1
		Runs   []run
	}
	run struct {
		Mark          int // the number of the match, from 1; 0 if it is none
		Begins, Ends  bool
		Before, After int // numbers of the matches around, 0 for none; on the last run of a match
		Pieces        []piece
	}
	piece struct{ Text, Class, Title, URL string } // all but Text are "" outside mentions
)

// layout puts the marks and mentions of one field on its text.
type layout struct {
	text     string
	marks    [][2]int // bytes, ascending, without overlap
	mentions []dateline.Mention
	first    int // the number of the first mark
	all      int // how many marks the article has
	address  func(of, id string) string
}

var lineBreaks = regexp.MustCompile(`[ \t]*\r?\n\s*`)

// wrappedLine is more bytes than a line has that was broken to fit a page.
const wrappedLine = 100

// paragraphs cuts the text at blank lines, and behind lines so long that they are
// paragraphs themselves. Other white space is kept.
func (l layout) paragraphs() (out []paragraph) {
	begun, line := 0, 0
	for _, gap := range lineBreaks.FindAllStringIndex(l.text, -1) {
		blank := strings.Count(l.text[gap[0]:gap[1]], "\n") > 1
		if (blank || gap[0]-line > wrappedLine) && gap[0] > begun {
			out = append(out, paragraph{len(out) + 1, l.runs(begun, gap[0])})
			begun = gap[1]
		}
		line = gap[1]
	}
	if begun < len(l.text) {
		out = append(out, paragraph{len(out) + 1, l.runs(begun, len(l.text))})
	}
	return out
}

// runs are those of the bytes from start to end.
func (l layout) runs(start, end int) (out []run) {
	at := start
	for i := sort.Search(len(l.marks), func(i int) bool { return l.marks[i][1] > start }); i < len(l.marks) && l.marks[i][0] < end; i++ {
		m := l.marks[i]
		from, to := max(m[0], at), min(m[1], end)
		if from > at {
			out = append(out, run{Pieces: l.pieces(at, from)})
		}
		out = append(out, l.match(i, from, to))
		at = to
	}
	if at < end {
		out = append(out, run{Pieces: l.pieces(at, end)})
	}
	return out
}

// match is the part of one mark that stands in a paragraph.
func (l layout) match(i, from, to int) run {
	r := run{Mark: l.first + i, Begins: from == l.marks[i][0], Ends: to == l.marks[i][1], Pieces: l.pieces(from, to)}
	if r.Ends {
		r.Before = r.Mark - 1
		if r.Mark < l.all {
			r.After = r.Mark + 1
		}
	}
	return r
}

// pieces are the mentions between two bytes, and what is between them. A mention
// that begins inside another is not linked.
func (l layout) pieces(start, end int) (out []piece) {
	at := start
	for i := sort.Search(len(l.mentions), func(i int) bool { return l.mentions[i].End > start }); i < len(l.mentions) && l.mentions[i].Start < end; i++ {
		m := l.mentions[i]
		from, to := max(m.Start, at), min(m.End, end)
		if from >= to {
			continue
		}
		if from > at {
			out = append(out, piece{Text: l.text[at:from]})
		}
		out = append(out, piece{Text: l.text[from:to], Class: classOf(m), Title: classOf(m) + ": " + plainLine(m.Label), URL: l.address(entityType(m), m.Entity)})
		at = to
	}
	if at < end {
		out = append(out, piece{Text: l.text[at:end]})
	}
	return out
}

// mentionsIn are those of one field.
func mentionsIn(field string, all []dateline.Mention) (out []dateline.Mention) {
	for _, m := range all {
		if m.Field == field {
			out = append(out, m)
		}
	}
	return out
}

// classGovernment is the class of a capital that stands for its government.
const classGovernment = "government"

// classOf says what a mention is: its type, but for what is written like a place and is
// none.
func classOf(m dateline.Mention) string {
	if m.Government {
		return classGovernment
	}
	return m.Type
}

// entityType is the type of the entity that a mention leads to.
func entityType(m dateline.Mention) string {
	if m.Type == dateline.TypeNationality {
		return dateline.TypePlace
	}
	return m.Type
}
