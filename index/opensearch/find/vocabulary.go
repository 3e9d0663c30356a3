package find

import (
	"fmt"

	"dateline/index/plan"
	"dateline/index/rank"
)

// vocabulary is that of a search, for index/plan: signs for what the cluster looks up by
// itself, and counts of values.
type vocabulary struct{ x *searching }

// Forms implements plan.Vocabulary.
func (v *vocabulary) Forms(_ []rank.Field, stem string) (rank.Term, error) {
	return rank.Term{signStem + stem}, nil
}

// Beginning implements plan.Vocabulary.
func (v *vocabulary) Beginning(_, prefix string, visit func(string, int)) error {
	visit(prefix+signStar, 0)
	return nil
}

// Near implements plan.Vocabulary.
func (v *vocabulary) Near(_, word string, distance int, visit func(string, int)) error {
	visit(fmt.Sprint(word, signNear, distance), 0)
	return nil
}

// markMention stands before the id of an entity; no word has it.
const markMention = "@"

// Mentions implements plan.Vocabulary.
func (v *vocabulary) Mentions(ids []string) ([]rank.Field, rank.Term) {
	term := make(rank.Term, len(ids))
	for i, id := range ids {
		term[i] = markMention + id
	}
	return plan.TextFields, term
}

// Holding implements plan.Vocabulary.
func (v *vocabulary) Holding(plan rank.Node) (int, error) {
	q, err := v.x.filter(plan)
	if err != nil {
		return 0, err
	}
	return v.x.matching(q)
}

// matching is how many texts a query matches, which is kept.
func (x *searching) matching(q dsl) (int, error) {
	return kept(x.pin.cache, key("matching", q), func() (int, error) {
		got, err := x.ask(dsl{"size": 0, "query": q})
		return int(got.Hits.Total.Value), err
	})
}

// maxValue is more bytes than any prefix has that values of Counted begin with: an id of
// an entity and a separator.
const maxValue = 128

// Counted implements plan.Vocabulary. It is as texts were read: no lens.
func (v *vocabulary) Counted(field, prefix string, visit func(string, int)) error {
	if len(prefix) > maxValue {
		return nil
	}
	counts, err := v.x.counted(v.x.scope(), named(field), prefix)
	for _, c := range counts {
		visit(c.value, c.texts)
	}
	return err
}
