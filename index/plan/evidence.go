package plan

import (
	"slices"
	"strings"
	"unicode"

	"dateline/index/entity"
	"dateline/index/query"
	"dateline/index/text"
)

// Names of the world and of people are read into a query only where the archive bears it
// out, since most ordinary words are the name of some village: of the articles that have
// the words, at least a share has to mean the entity by them. Words that stand in no
// article mean it without more.
const (
	shareOfSmall    = .5 // where a word of the name is typed without a capital
	shareOfCapitals = .1
)

// evidentAt is the entity with the longest name of more than n words that ws begin with
// and that the archive bears out; nil if there is none. exact are the words of ws, and
// ends how many of them each prefix of ws has.
func (c *Compiler) evidentAt(ws []*query.Word, exact []string, ends []int, n int) (*nameRun, error) {
	if c.entities.Named == nil {
		return nil, nil
	}
	for _, naming := range c.entities.Named(exact) {
		last := slices.Index(ends, naming.Words)
		if naming.Words <= n {
			break
		}
		if last < 0 {
			continue
		}
		run := &nameRun{words: ws[:last+1]}
		if err := c.mostNamed(run, naming, exact[:naming.Words]); err != nil {
			return nil, err
		}
		if run.id == "" {
			continue
		}
		if meant, err := c.means(run, exact[:naming.Words]); meant || err != nil {
			return run, err
		}
	}
	return nil, nil
}

// mostNamed fills in that of the entities of a name that most articles mention.
func (c *Compiler) mostNamed(run *nameRun, naming entity.Naming, exact []string) error {
	l, most := NewLabels(c.words, c.entities), 0
	for _, raw := range naming.IDs {
		for _, t := range EntityTypes {
			n, err := l.articles(t.Field, raw)
			if err != nil {
				return err
			}
			id, typ, shown := c.entities.Says.Stands(raw, t.Of, strings.Join(exact, " "))
			if n > most && shown {
				most, run.id, run.typ = n, id, typ
			}
		}
	}
	if run.id != "" {
		run.label = l.Of(run.typ, run.id)
	}
	return l.err
}

// means reports whether the archive bears out that the words of a run, whose Exact forms
// are given, mean its entity.
func (c *Compiler) means(run *nameRun, exact []string) (bool, error) {
	having, err := c.having(exact)
	if err != nil || having == 0 {
		return err == nil, err
	}
	l, meaning, fold := NewLabels(c.words, c.entities), 0, strings.Join(exact, " ")
	for _, id := range c.entities.Says.IDs(run.id) {
		names, err := l.counted(FieldName, id+NameSeparator)
		if err != nil {
			return false, err
		}
		for name, n := range names {
			if within(fold, exactly(name[len(id)+len(NameSeparator):])) {
				meaning += n
			}
		}
	}
	share := shareOfCapitals
	if slices.ContainsFunc(run.words, func(w *query.Word) bool { return !strings.ContainsFunc(w.Text, unicode.IsUpper) }) {
		share = shareOfSmall
	}
	return float64(meaning) >= share*float64(having), nil
}

// within reports whether a name has words: Exxon Mobil Corp. has those of Exxon Mobil.
func within(words, name string) bool { return strings.Contains(" "+name+" ", " "+words+" ") }

// exactly are the Exact forms of the words of a name with a blank between them.
func exactly(name string) string {
	var exact []string
	for _, w := range text.Words(name) {
		exact = append(exact, w.Exact)
	}
	return strings.Join(exact, " ")
}

// having is how many texts have words one behind the other, in any capitals.
func (c *Compiler) having(exact []string) (int, error) {
	return c.words.Holding(words("", singly(exact), 1))
}
