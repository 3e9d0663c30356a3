package match

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum/levenshtein"
)

// Word is a word of a field, and how many articles have it, deleted ones too.
type Word struct {
	Text     string
	Articles uint64
}

// Beginning visits the words of a field that begin with a prefix, each once.
func (v *View) Beginning(field, prefix string, visit func(Word)) error {
	key := "begin\x00" + field + "\x00" + prefix
	return v.walk(field, key, visit, func(d segment.TermDictionary) (segment.DictionaryIterator, error) {
		return d.AutomatonIterator(nil, []byte(prefix), behind(prefix)), nil
	})
}

// Near visits the words of a field that are made of a word by at most distance typing
// errors, 1 or 2: a letter too much, one too few, another one, or two changed about.
func (v *View) Near(field, word string, distance int, visit func(Word)) error {
	var near *levenshtein.DFA
	key := fmt.Sprintf("near words\x00%s\x00%d\x00%s", field, distance, word)
	return v.walk(field, key, visit, func(d segment.TermDictionary) (segment.DictionaryIterator, error) {
		if near == nil {
			made, err := automata[distance-1]().BuildDfa(word, uint8(distance))
			if err != nil {
				return nil, err
			}
			near = made
		}
		return d.AutomatonIterator(near, nil, nil), nil
	})
}

// automata make those of words within 1 and 2 typing errors.
var automata = [2]func() *levenshtein.LevenshteinAutomatonBuilder{automatonOf(1), automatonOf(2)}

func automatonOf(distance uint8) func() *levenshtein.LevenshteinAutomatonBuilder {
	return sync.OnceValue(func() *levenshtein.LevenshteinAutomatonBuilder {
		b, err := levenshtein.NewLevenshteinAutomatonBuilder(distance, true)
		if err != nil {
			panic(err) // of a distance that is too large only
		}
		return b
	})
}

// mostKept is how many words of one walk are kept: more are quicker to walk than what
// they would push out is to make.
const mostKept = 4096

// walked are the words that a walk has found in a segment.
type walked []Word

func (w walked) bytes() int {
	n := 256
	for _, x := range w {
		n += 24 + len(x.Text)
	}
	return n
}

// walk visits the words that words gives of the dictionary of a field, or that were kept
// under a key.
func (v *View) walk(field, key string, visit func(Word), words func(segment.TermDictionary) (segment.DictionaryIterator, error)) error {
	all, err := v.together(key, func() (sized, error) {
		var all walked
		for i, kept := range v.listed(key) {
			found, ok := kept.(walked)
			if !ok {
				var err error
				p := v.segments[i]
				if found, err = v.walked(p, field, words); err != nil {
					return nil, err
				}
				if len(found) <= mostKept {
					v.keep(key, p, found)
				}
			}
			all = append(all, found...)
		}
		return all.sum(), nil
	})
	if err != nil {
		return err
	}
	for _, w := range all.(walked) {
		visit(w)
	}
	return nil
}

// sum makes one of words that are the same.
func (w walked) sum() walked {
	slices.SortFunc(w, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	n := 0
	for _, x := range w {
		if n > 0 && w[n-1].Text == x.Text {
			w[n-1].Articles += x.Articles
		} else {
			w[n] = x
			n++
		}
	}
	return w[:n:n]
}

func (v *View) walked(p *part, field string, words func(segment.TermDictionary) (segment.DictionaryIterator, error)) (walked, error) {
	found := walked{}
	dict, err := p.dictionary(field)
	if err != nil || dict == nil {
		return found, err
	}
	it, err := words(dict)
	for err == nil {
		e, fault := it.Next()
		if e == nil || fault != nil {
			return found, fault
		}
		found = append(found, Word{e.Term, e.Count})
		err = v.step(1)
	}
	return found, err
}

// Counted visits the values of a field that begin with a prefix and that an article has,
// segment by segment and in the order of bytes, with how many of its articles that are
// not deleted have it.
func (v *View) Counted(field, prefix string, visit func(Word)) error {
	for _, p := range v.segments {
		dict, err := p.dictionary(field)
		if err != nil {
			return err
		}
		if dict == nil {
			continue
		}
		if err := v.counted(p, dict, prefix, visit); err != nil {
			return fmt.Errorf("count the values of %s that begin with %q: %w", field, prefix, err)
		}
	}
	return nil
}

func (v *View) counted(p *part, dict segment.TermDictionary, prefix string, visit func(Word)) error {
	var list segment.PostingsList
	for terms := dict.AutomatonIterator(nil, []byte(prefix), behind(prefix)); ; {
		e, err := terms.Next()
		if err != nil || e == nil {
			return err
		}
		w := Word{e.Term, e.Count}
		if p.live != nil {
			if list, err = dict.PostingsList([]byte(w.Text), p.deleted, list); err != nil {
				return err
			}
			w.Articles = list.Count()
		}
		if w.Articles > 0 {
			visit(w)
		}
		if err := v.step(1); err != nil {
			return err
		}
	}
}
