package tag

import (
	"unicode"
	"unicode/utf8"

	"dateline/index/entity/world"
	"dateline/index/text"
)

// Encoder turns texts into features. It keeps room between texts, is not safe for
// concurrent use, and its zero value is ready.
type Encoder struct {
	model *Model // whose rows are written in place of features; nil writes these
	s     string
	words []text.Word
	seen  []view

	capitals map[uint64]uint8 // of the article: how a word, by its hash, is written elsewhere
	matches  []world.Match
	features []uint32
	ends     []int // of the features of each word
}

// How a word is written in the article where no sentence begins.
const (
	writtenLower   = 1 << iota // without a capital
	writtenCapital             // with one
	writtenPerson              // behind a first name or a title
	writtenFirst               // as a first name of one of those
)

// read looks at a text, whose words are words, with what another tagger found in it, in
// order; nil where none was asked.
func (e *Encoder) read(s string, words []text.Word, hints []Hint) {
	e.s, e.words = s, words
	e.look()
	e.mark()
	e.hint(hints)
	e.lookAround()
}

// Sentence is a part of a text that is read by itself.
type Sentence struct {
	First, N int        // its words are words[First : First+N]
	Features [][]uint32 // of each of them
}

// Encode returns the sentences of a text: see read. What it returns is valid until the
// next call.
func (e *Encoder) Encode(s string, words []text.Word, hints []Hint) (sentences []Sentence) {
	e.read(s, words, hints)
	e.features, e.ends = e.features[:0], e.ends[:0]
	for from := 0; from < len(e.seen); {
		to := e.sentence(from)
		for i := from; i < to; i++ {
			e.features = e.word(e.features, from, i, to)
			e.ends = append(e.ends, len(e.features))
		}
		sentences = append(sentences, Sentence{First: from, N: to - from})
		from = to
	}
	at := 0
	all := make([][]uint32, len(e.seen))
	for i, end := range e.ends {
		all[i], at = e.features[at:end], end
	}
	for i := range sentences {
		s := &sentences[i]
		s.Features = all[s.First : s.First+s.N]
	}
	return sentences
}

// sentence returns the end of the sentence that begins at a word.
func (e *Encoder) sentence(from int) int {
	to := from + 1
	for to < len(e.seen) && !e.seen[to].starts && to-from < longestSentence {
		to++
	}
	return to
}

// score appends what the weights say of the words of a sentence.
func (e *Encoder) score(scores []row, from, to int) []row {
	for i := from; i < to; i++ {
		e.features = e.word(e.features[:0], from, i, to)
		scores = append(scores, e.model.table.sum(e.features))
	}
	return scores
}

// lookAround looks at the words of the article together.
func (e *Encoder) lookAround() {
	if e.capitals == nil {
		e.capitals = map[uint64]uint8{}
	}
	clear(e.capitals)
	for i := range e.seen {
		if e.seen[i].starts {
			e.shout(i)
		}
		e.note(i)
	}
	for i := range e.seen {
		if e.seen[i].capital {
			e.seen[i].elsewhere = e.capitals[e.seen[i].hash]
		}
	}
}

// note remembers how the word at i is written.
func (e *Encoder) note(i int) {
	v := &e.seen[i]
	switch {
	case !v.capital:
		if v.small {
			e.capitals[e.seen[i].hash] |= writtenLower
		}
	case v.shout:
	case !v.starts && v.before != gapQuoteOpen && v.before != gapColon:
		e.capitals[e.seen[i].hash] |= writtenCapital
	}
	if v.shout || !v.capital || i+1 == len(e.seen) || !(v.given || v.title) {
		return
	}
	last := i + 1
	if utf8.RuneCountInString(e.words[last].Exact) == 1 && last+1 < len(e.seen) {
		last++
	}
	if next := &e.seen[last]; next.capital && !next.starts && (next.before == gapBlank || next.before == gapPoint) {
		e.capitals[next.hash] |= writtenPerson
		if !v.title {
			e.capitals[e.seen[i].hash] |= writtenFirst
		}
	}
}

// shout marks the words of the sentence at i when most are in capitals: a heading.
func (e *Encoder) shout(i int) {
	end, all, capitals := i, 0, 0
	for ; end < len(e.seen) && (end == i || !e.seen[end].starts); end++ {
		if e.seen[end].counts {
			all++
			if e.seen[end].loud {
				capitals++
			}
		}
	}
	if all > 1 && 2*capitals > all {
		for ; i < end; i++ {
			e.seen[i].shout = true
		}
	}
}

// inCapitals reports whether a word has capitals and no small letters.
func inCapitals(surface string) bool {
	capitals := false
	for _, r := range surface {
		if unicode.IsLower(r) {
			return false
		}
		capitals = capitals || unicode.IsUpper(r)
	}
	return capitals
}

// longestSentence bounds what is read at once: lists without any full stop are cut.
const longestSentence = 400
