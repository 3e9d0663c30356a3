package plan

import (
	"cmp"
	"strings"

	"dateline/index/text"
)

// Called are the names that most articles of one state of an index give people and
// organisations. It does not change, and may be used by many at once.
type Called struct {
	of    map[string]called // by id
	bytes int
}

// Bytes is about how much room the names take.
func (c *Called) Bytes() int { return c.bytes }

// calledBytes is about what one takes beside its id and names.
const calledBytes = 100

// called is a name, and that as text.Fold has it.
type called struct{ label, fold string }

// callAll reads the names of all people and organisations.
func (l *Labels) callAll() (*Called, error) {
	best, err := l.commonest("")
	if err != nil {
		return nil, err
	}
	all := &Called{of: make(map[string]called, len(best))}
	for id, label := range best {
		fold := text.Fold(label)
		all.of[id] = called{label, fold}
		all.bytes += calledBytes + len(id) + len(label) + len(fold)
	}
	return all, nil
}

// Keeping lets keep look after the names of all people and organisations: it returns what
// make made for this state before, or makes it now. It returns l.
func (l *Labels) Keeping(keep func(make func() (*Called, error)) (*Called, error)) *Labels {
	l.keep = keep
	return l
}

// commonest are the names that most articles give, by id. Of two that as many give it
// is the longer one, and then the first in the order of bytes.
func (l *Labels) commonest(prefix string) (map[string]string, error) {
	counts, err := l.counted(FieldLabel, prefix)
	best := map[string]string{}
	for value, n := range counts {
		id, label, _ := strings.Cut(value, NameSeparator)
		was := best[id]
		order := cmp.Or(cmp.Compare(n, counts[id+NameSeparator+was]), cmp.Compare(len(label), len(was)), cmp.Compare(was, label))
		if was == "" || order > 0 {
			best[id] = label
		}
	}
	return best, err
}

// fold is the label of a value as text.Fold has it.
func (l *Labels) fold(value, label string) string {
	if l.all != nil {
		if c, known := l.all.of[value]; known && c.label == label {
			return c.fold
		}
	}
	return text.Fold(label)
}
