package plan

import (
	"dateline/index/rank"
	"dateline/index/text"
)

// stemmed compiles words that stand one behind the other, in any of their forms.
func (c *Compiler) stemmed(field, s string, boost float64) (rank.Node, error) {
	terms, err := c.stems(field, s)
	return words(field, terms, boost), err
}

// words compiles terms that stand one behind the other.
func words(field string, terms []rank.Term, boost float64) rank.Node {
	switch len(terms) {
	case 0:
		return nil
	case 1:
		return rank.Words{Fields: FieldsOf(field), Terms: terms, Boost: boost}
	}
	return rank.Phrase{Fields: FieldsOf(field), Terms: terms, Boost: boost}
}

// stems are words, each in all the forms that it has in the fields that are searched.
func (c *Compiler) stems(field, s string) (out []rank.Term, err error) {
	for _, w := range text.Words(s) {
		forms, err := c.words.Forms(FieldsOf(field), w.Stem)
		if err != nil {
			return nil, err
		}
		out = append(out, forms)
	}
	return out, nil
}

// exacts are words, each in the form that it is typed in.
func exacts(s string) (out []rank.Term) {
	for _, w := range text.Words(s) {
		out = append(out, rank.Term{w.Exact})
	}
	return out
}

// singly are words of one form each.
func singly(words []string) []rank.Term {
	out := make([]rank.Term, len(words))
	for i := range words {
		out[i] = words[i : i+1 : i+1]
	}
	return out
}
