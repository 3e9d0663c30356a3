package snippet

import (
	"slices"

	"dateline"
)

const (
	// enough is how many occurrences of a clause are noted before it is looked for no
	// more: the best of them is nearly as good as the best of all.
	enough = 24
	// readBytes bounds what a scan analyses to find out that it is not looked for.
	readBytes = 256 << 10
)

// scanner looks for clauses in a long body.
type scanner struct {
	m       *Matcher
	desk    *desk
	body    string
	anchors *anchors
	filter  *filter
	live    []bool // of each clause: it is still looked for
	seen    []int
	left    int // of readBytes
	space   []byte
	done    int // what is before it has been looked at
	found   []match
}

// scan returns occurrences of the clauses of m in the order of the text, of each
// some at least.
func (m *Matcher) scan(d *desk, body string, mentions []dateline.Mention) []match {
	a := m.anchors()
	s := &scanner{m: m, desk: d, body: body, anchors: a,
		live: make([]bool, len(m.clauses)), seen: make([]int, len(m.clauses)), left: readBytes,
		space: make([]byte, 0, 3*runBytes)}
	for _, x := range a.all {
		s.live[x.clause] = true
	}
	s.filter = a.filter(s.live)
	s.run()
	if len(m.entities) > 0 {
		s.found = m.mentioned(s.found, mentions)
		slices.SortStableFunc(s.found, byPlace)
	}
	return s.found
}

// manyRuns is after how many runs a text is not taken for one in plain English.
const manyRuns = 100

// run looks at the runs that the filter finds, and at the first one, which has
// nothing before it.
func (s *scanner) run() {
	runs := 0
	for i := 0; s.left > 0 && s.filter != nil && i < len(s.body); runs++ {
		start, end := runAt(s.body, i, s.done)
		if start == end {
			i += maxGramBytes - 1
		} else {
			if s.filter.mayHold(s.body[start:end], s.space) {
				s.verify(start, end)
			}
			s.done, i = end, end
		}
		if s.filter != nil {
			i = s.filter.next(s.body, i, runs > manyRuns)
		}
	}
}

// verify analyses a run and looks closer where a word of it is looked for.
func (s *scanner) verify(start, end int) {
	s.left -= end - start
	s.desk.words = s.desk.analyzer.Words(s.desk.words[:0], s.body[start:end])
	var found []match
	for i := range s.desk.words {
		w := &s.desk.words[i]
		s.anchors.clausesOf(w, func(clause int) {
			if s.live[clause] {
				found = append(found, match{Span: Span{start + w.Start, start + w.End}, clause: clause})
			}
		})
	}
	for _, f := range found {
		s.confirm(f)
	}
}

// confirm notes f, a word of its clause, or what a clause of more than a word has
// there.
func (s *scanner) confirm(f match) {
	c := &s.m.clauses[f.clause]
	if len(c.forms) == 1 {
		s.note(f)
		return
	}
	at := s.window(c, f.Span)
	s.left -= at.End - at.Start
	a := s.m.analyse(s.desk, s.body[at.Start:at.End], nil)
	for _, g := range a.matches {
		if g = g.moved(at.Start); g.clause == f.clause && g.Start <= f.Start && f.End <= g.End {
			s.note(g)
			return
		}
	}
}

// window is where the other words of a clause stand, taking wordBytes for a word, twice
// what English has, and twice that beyond ASCII, and a mark or two between them.
func (s *scanner) window(c *clause, at Span) Span {
	words, wordBytes := len(c.forms), 16
	if c.near != nil {
		words += c.near.slop
	}
	if !isASCII(s.body[at.Start:at.End]) {
		wordBytes = 32
	}
	at.Start = max(0, at.Start-wordBytes*words-64)
	at.End = min(len(s.body), at.End+wordBytes*words+64)
	for at.Start > 0 && !startsBlank(s.body[at.Start:]) && at.End-at.Start < maxMatch {
		at.Start--
	}
	for at.End < len(s.body) && !startsBlank(s.body[at.End:]) && at.End-at.Start < maxMatch {
		at.End++
	}
	return at
}

// note keeps a match. A clause that has enough of them is looked for no more.
func (s *scanner) note(f match) {
	s.found = append(s.found, f)
	if s.seen[f.clause]++; s.seen[f.clause] < enough {
		return
	}
	s.live[f.clause] = false
	s.filter = s.anchors.filter(s.live)
}
