package snippet

import (
	"sort"
	"unicode/utf8"

	"dateline/index/text"
)

// lookAround analyses the run of letters, and of what may join them, that a byte is in.
func (x *spotting) lookAround(at int) {
	if x.run.Start <= at && at < x.run.End {
		return
	}
	start, end := runAround(x.text, at)
	x.run = Span{start, max(end, at+1)}
	for _, f := range x.wordsIn(start, end) {
		x.take(f)
	}
}

// lookAt is lookAround of a word that begins at a byte of ASCII. Most of them are all that
// there is in their runs, which need not be cut into words then.
func (x *spotting) lookAt(at int) {
	if x.run.Start <= at && at < x.run.End {
		return
	}
	end, alone := plainWord(x.text, at)
	if !alone {
		x.lookAround(at)
		return
	}
	x.run = Span{at, end}
	x.left -= end - at
	w := text.Word{Start: at, End: end}
	w.Exact, w.Stem = x.desk.analyzer.Plain(x.text[at:end])
	x.clausesOf(&w, func(clause int) { x.take(match{Span: x.run, clause: clause}) })
}

// lookInto is lookAround of a byte of ASCII that a word may begin before.
func (x *spotting) lookInto(at int) {
	if kindAt(x.text, at) != ofWord {
		x.lookAround(at)
		return
	}
	for kindAt(x.text, at-1) == ofWord {
		at--
	}
	x.lookAt(at)
}

// take notes a word of a clause, or what a clause of more than a word has there.
func (x *spotting) take(f match) {
	switch c := &x.m.clauses[f.clause]; {
	case !c.in(x.field):
	case len(c.forms) == 1:
		x.found = append(x.found, f)
	default:
		x.series(f)
	}
}

// runAround returns the run of what may join letters that the byte at i is in.
func runAround(s string, i int) (start, end int) {
	for start = i; start > 0 && joined(s, start-1) > 0; start-- {
	}
	for end = i; end < len(s); {
		n := joined(s, end)
		if n == 0 {
			break
		}
		end += n
	}
	for start < end && !utf8.RuneStart(s[start]) {
		start++
	}
	return start, end
}

// wordsIn returns the words of a run that may belong to clauses.
func (x *spotting) wordsIn(start, end int) []match {
	x.desk.near = x.desk.near[:0]
	for _, w := range x.analyse(start, end) {
		x.clausesOf(&w, func(clause int) {
			x.desk.near = append(x.desk.near, match{Span: Span{start + w.Start, start + w.End}, clause: clause})
		})
	}
	return x.desk.near
}

func (x *spotting) analyse(start, end int) []text.Word {
	x.left -= end - start
	x.desk.words = x.desk.analyzer.Words(x.desk.words[:0], x.text[start:end])
	return x.desk.words
}

// series finds what a clause of several words has around one of them. As many words as
// it may have stand on each side of that in what is analysed.
func (x *spotting) series(f match) {
	c := &x.m.clauses[f.clause]
	reach := len(c.forms)
	if c.near != nil {
		reach += c.near.slop
	}
	for pad := 16 * reach; x.left >= 0; pad *= 2 {
		start, end := blankBefore(x.text, f.Start-pad), blankBehind(x.text, f.End+pad)
		words := x.analyse(start, end)
		before := sort.Search(len(words), func(i int) bool { return start+words[i].Start >= f.Start })
		if start > 0 && before < reach || end < len(x.text) && len(words)-before <= reach {
			continue
		}
		for _, g := range x.m.find(x.field, words, nil) {
			if g = g.moved(start); g.clause == f.clause && g.Start <= f.Start && f.End <= g.End {
				x.found = append(x.found, g)
			}
		}
		return
	}
}

// blankBefore returns the last place up to i where a text may be cut between words.
func blankBefore(s string, i int) int {
	for ; i > 0 && (s[i-1] != ' ' || s[i] >= utf8.RuneSelf); i-- {
	}
	return max(i, 0)
}

// blankBehind returns the first such place from i on.
func blankBehind(s string, i int) int {
	for ; i < len(s) && s[i] != ' '; i++ {
	}
	return min(i, len(s))
}
