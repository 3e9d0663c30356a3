package match

import (
	"fmt"
	"slices"

	"dateline/index/rank"
	"dateline/index/text"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Forms is a stem as a term: all exact forms with this stem that any article has in one
// of some fields, in the order of bytes. Deleted articles may have them alone.
func (v *View) Forms(fields []rank.Field, stem string) (rank.Term, error) {
	s := stemmed{view: v, fields: fields, stem: stem, key: keyOfForms(fields, stem)}
	all, err := v.together(s.key, s.all)
	if err != nil {
		return nil, fmt.Errorf("read the words with the stem %q: %w", stem, err)
	}
	return slices.Clone(rank.Term(all.(forms))), nil
}

// all returns those of all segments. What each has is kept: most stay when others come.
func (s *stemmed) all() (sized, error) {
	out := forms{}
	for i, kept := range s.view.listed(s.key) {
		found, ok := kept.(forms)
		if !ok {
			p := s.view.segments[i]
			var err error
			if found, err = s.forms(p); err != nil {
				return nil, err
			}
			s.view.keep(s.key, p, found)
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// stemmed looks for the forms of a stem.
type stemmed struct {
	view            *View
	fields          []rank.Field
	stem, key       string
	whole, prefixes []string // see text.Forms; nil before they are needed
}

// forms are those of a stem in a segment.
type forms []string

func (f forms) bytes() int {
	n := 256
	for _, s := range f {
		n += 16 + len(s)
	}
	return n
}

// forms returns those of a segment.
func (s *stemmed) forms(p *part) (found forms, err error) {
	if s.whole == nil && s.prefixes == nil {
		s.whole, s.prefixes = text.Forms(s.stem)
	}
	for _, f := range s.fields {
		dict, err := p.dictionary(f.Name)
		if err != nil {
			return nil, err
		}
		if dict == nil {
			continue
		}
		if found, err = s.look(found, dict); err != nil {
			return nil, err
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// look adds the forms that a dictionary has.
func (s *stemmed) look(found forms, dict segment.TermDictionary) (forms, error) {
	stems := text.Borrow()
	defer text.Return(stems)
	for _, w := range s.whole {
		is, err := dict.Contains([]byte(w))
		if err != nil {
			return nil, err
		}
		if is && stems.Stem(w) == s.stem {
			found = append(found, w)
		}
	}
	for _, p := range s.prefixes {
		for words := between(dict, p); ; {
			word, err := words.Next()
			if err == nil {
				err = s.view.step(1)
			}
			if err != nil {
				return nil, err
			}
			if word == nil {
				break
			}
			if stems.Stem(word.Term) == s.stem {
				found = append(found, word.Term)
			}
		}
	}
	return found, nil
}

// between walks the words that begin with a prefix. How many articles have each is not
// asked for, which takes longer than all the rest.
func between(dict segment.TermDictionary, prefix string) segment.DictionaryIterator {
	from, to := []byte(prefix), behind(prefix)
	if d, ok := dict.(interface {
		AutomatonIteratorOmitCount(a segment.Automaton, from, to []byte) segment.DictionaryIterator
	}); ok {
		return d.AutomatonIteratorOmitCount(nil, from, to)
	}
	return dict.AutomatonIterator(nil, from, to)
}
