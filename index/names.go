package index

import (
	"fmt"
	"slices"

	"dateline"
	"dateline/index/match"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/text"
)

// nameRun is a run of words of a query that is a place's name.
type nameRun struct {
	words []*query.Word
	place dateline.Place
}

// findNames finds the longest names of places in the runs of bare words.
func (c *compiler) findNames(root query.Node) {
	c.names = map[*query.Word]*nameRun{}
	for _, run := range query.Runs(root) {
		for i := 0; i < len(run.Words); {
			found := c.nameAt(run.Words[i:])
			if found == nil {
				i++
				continue
			}
			i += len(found.words)
			if run.Not {
				c.noticeNot(found)
				continue
			}
			c.addName(found)
		}
	}
}

// nameAt returns the place whose name ws begin with. The name must end where one
// of ws does: Sotk-Vardenis is not Sotk.
func (c *compiler) nameAt(ws []*query.Word) *nameRun {
	var exact []string
	var ends []int // how many exact forms each prefix of ws has
	for _, w := range ws {
		for _, t := range text.Words(w.Text) {
			exact = append(exact, t.Exact)
		}
		ends = append(ends, len(exact))
	}
	n, place := c.places.Longest(exact)
	if last := slices.Index(ends, n); n > 0 && last >= 0 {
		return &nameRun{ws[:last+1], place}
	}
	return nil
}

func (c *compiler) addName(run *nameRun) {
	for _, w := range run.words {
		c.names[w] = run
	}
	c.asked = append(c.asked, run.place)
	c.reading.Expanded = append(c.reading.Expanded, dateline.Expansion{
		Start: run.words[0].Start, End: run.words[len(run.words)-1].End,
		Entity: run.place.ID, Label: run.place.Label,
	})
}

func (c *compiler) noticeNot(run *nameRun) {
	c.reading.Warnings = append(c.reading.Warnings, dateline.Warning{
		Start: run.words[0].Start, End: run.words[len(run.words)-1].End,
		Message: fmt.Sprintf("NOT leaves out the words only; NOT place:%s leaves out the place under all its names", run.place.ID),
	})
}

// name compiles a run at its first word; the others belong to it.
func (c *compiler) name(run *nameRun, w *query.Word, boost float64) (rank.Node, error) {
	if w != run.words[0] {
		return nil, nil
	}
	var typed []rank.Node
	for _, w := range run.words {
		n, err := c.stemmed("", w.Text, boost)
		if err != nil {
			return nil, err
		}
		if n != nil {
			typed = append(typed, n)
		}
	}
	mention := rank.Words{Fields: textFields, Terms: []rank.Term{{markMention + run.place.ID}}, Boost: boost}
	if c.any {
		return rank.Max{either(typed), mention}, nil
	}
	return rank.Max{every(typed), mention}, nil
}

// otherWords fills in, for every place that was read in, the words for it in the
// articles that matched, without those typed.
func (c *compiler) otherWords(matched match.Set) error {
	for i := range c.reading.Expanded {
		e := &c.reading.Expanded[i]
		typed := c.typed(e)
		spellings, err := c.spellings(e.Entity, matched)
		if err != nil {
			return err
		}
		for _, s := range spellings {
			if fold := text.Fold(s); fold != typed && !slices.ContainsFunc(e.Words, func(w string) bool { return text.Fold(w) == fold }) {
				e.Words = append(e.Words, s)
			}
		}
	}
	return nil
}

func (c *compiler) typed(e *dateline.Expansion) string {
	for w, run := range c.names {
		if w.Start == e.Start {
			var all string
			for _, w := range run.words {
				all += w.Text + " "
			}
			return text.Fold(all)
		}
	}
	return ""
}

// spellings are the words used for a place in the matched articles, in the order
// of bytes.
func (c *compiler) spellings(place string, matched match.Set) (out []string, err error) {
	prefix := place + nameSeparator
	for _, at := range c.shelves {
		names, err := at.view.Values(at.of(matched), fieldName, prefix)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			out = append(out, n[len(prefix):])
		}
	}
	return distinct(out), nil
}
