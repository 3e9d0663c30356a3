package plan

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/text"
)

// nameRun is a run of words of a query that is an entity's name.
type nameRun struct {
	words          []*query.Word
	id, typ, label string
}

// FindNames finds the longest names of entities in the runs of bare words.
func (c *Compiler) FindNames(root query.Node) error {
	c.names = map[*query.Word]*nameRun{}
	for _, run := range query.Runs(root) {
		for i := 0; i < len(run.Words); {
			found, err := c.nameAt(run.Words[i:])
			if err != nil {
				return err
			}
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
	return nil
}

// nameAt returns the entity whose name ws begin with; nil if there is none. The name must
// end where one of ws does: Sotk-Vardenis is not Sotk.
func (c *Compiler) nameAt(ws []*query.Word) (*nameRun, error) {
	var exact []string
	var ends []int // how many exact forms each prefix of ws has
	for _, w := range ws {
		for _, t := range text.Words(w.Text) {
			exact = append(exact, t.Exact)
		}
		ends = append(ends, len(exact))
	}
	n, raw, of := c.entities.Own.Longest(exact)
	if run, err := c.evidentAt(ws, exact, ends, n); run != nil || err != nil {
		return run, err
	}
	last := slices.Index(ends, n)
	if n == 0 || last < 0 {
		return nil, nil
	}
	id, typ, shown := c.entities.Says.Stands(raw, of, strings.Join(exact[:n], " "))
	if !shown || of == dateline.TypePlace && typ != of {
		return nil, nil
	}
	l := NewLabels(c.words, c.entities)
	return &nameRun{ws[:last+1], id, typ, l.Of(typ, id)}, l.err
}

func (c *Compiler) addName(run *nameRun) {
	for _, w := range run.words {
		c.names[w] = run
	}
	c.Asked = append(c.Asked, run.id)
	c.Reading.Expanded = append(c.Reading.Expanded, dateline.Expansion{
		Start: run.words[0].Start, End: run.words[len(run.words)-1].End,
		Type: run.typ, Entity: run.id, Label: run.label,
	})
}

func (c *Compiler) noticeNot(run *nameRun) {
	c.Reading.Warnings = append(c.Reading.Warnings, dateline.Warning{
		Start: run.words[0].Start, End: run.words[len(run.words)-1].End,
		Message: fmt.Sprintf("NOT leaves out the words only; NOT %[1]s:%[2]s leaves out the %[1]s under all its names", run.typ, run.id),
	})
}

// name compiles a run at its first word; the others belong to it.
func (c *Compiler) name(run *nameRun, w *query.Word, boost float64) (rank.Node, error) {
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
	mention := c.mentioning(run.id, run.typ, boost)
	if c.any {
		return rank.Max{either(typed), mention}, nil
	}
	return rank.Max{every(typed), mention}, nil
}

// mentioning matches the mentions of an entity of a type.
func (c *Compiler) mentioning(id, typ string, boost float64) rank.Node {
	says := c.entities.Says
	fields, term := c.words.Mentions(says.IDs(id))
	var words rank.Node = rank.Words{Fields: fields, Terms: []rank.Term{term}, Boost: boost}
	if awaited := c.awaitedOf(id, boost); awaited != nil {
		words = append(awaited, words)
	}
	if !says.Partly(id) {
		return words
	}
	return rank.And{words, rank.Range{Field: FieldOf(typ), From: id, To: id}}
}

// OtherWords fills in, for every entity that was read in, the words for it in the
// articles that matched, without those typed. named returns the values of FieldName in
// these articles that begin with a prefix.
func (c *Compiler) OtherWords(named func(prefix string) ([]string, error)) error {
	for i := range c.Reading.Expanded {
		e := &c.Reading.Expanded[i]
		typed, typ := c.typed(e)
		spellings, err := c.spellings(e.Entity, typ, named)
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

// typed are the words of an entity that was read in, folded, and its type.
func (c *Compiler) typed(e *dateline.Expansion) (words, typ string) {
	for w, run := range c.names {
		if w.Start == e.Start {
			var all string
			for _, w := range run.words {
				all += w.Text + " "
			}
			return text.Fold(all), run.typ
		}
	}
	return "", ""
}

// spellings are the words used for an entity in the matched articles, in the order
// of bytes.
func (c *Compiler) spellings(entity, typ string, named func(prefix string) ([]string, error)) (out []string, err error) {
	for _, id := range c.entities.Says.IDs(entity) {
		prefix := id + NameSeparator
		names, err := named(prefix)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			words := n[len(prefix):]
			if now, _, _ := c.entities.Says.Stands(id, typ, words); now == entity {
				out = append(out, words)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
