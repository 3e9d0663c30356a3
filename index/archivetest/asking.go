package archivetest

import (
	"math"

	"dateline"
)

// search asks one question that has an answer.
func (e *env) search(s dateline.Search) *dateline.Result {
	e.Helper()
	r, err := e.a.Search(e.Context(), s)
	if err != nil {
		e.Fatalf("search %q: %v", s.Text, err)
	}
	return r
}

// ask searches for text with as many hits as one page holds.
func (e *env) ask(text string) *dateline.Result {
	e.Helper()
	return e.search(dateline.Search{Text: text, Limit: dateline.MaxLimit})
}

// order returns the ids of the hits in their order.
func order(r *dateline.Result) []string {
	ids := []string{}
	for _, h := range r.Hits {
		ids = append(ids, string(h.ID))
	}
	return ids
}

// finds reports a search for text that does not match exactly the ids, which are
// written with spaces between.
func (e *env) finds(text, ids string) {
	e.Helper()
	e.matches(dateline.Search{Text: text}, ids)
}

// matches reports a search that does not match exactly the ids, in any order.
func (e *env) matches(s dateline.Search, ids string) {
	e.Helper()
	s.Limit = dateline.MaxLimit
	r, want := e.search(s), sorted(words(ids))
	e.same("ids found by "+s.Text, sorted(order(r)), want, emptyIsNil)
	if r.Total != len(want) {
		e.Errorf("total of %q is %d, want %d", s.Text, r.Total, len(want))
	}
}

// ranks reports a search whose hits do not stand in the order of the ids.
func (e *env) ranks(s dateline.Search, ids string) {
	e.Helper()
	s.Limit = dateline.MaxLimit
	e.same("order of "+s.Text, order(e.search(s)), words(ids))
}

// scores returns the scores of a search for any of the words.
func (e *env) scores(text string) map[dateline.ID]float64 {
	e.Helper()
	scores := map[dateline.ID]float64{}
	for _, h := range e.search(dateline.Search{Text: text, Any: true, Limit: dateline.MaxLimit}).Hits {
		scores[h.ID] = h.Score
	}
	return scores
}

// scoreTolerance is the largest difference between two scores that are the same
// but for the order of their additions.
const scoreTolerance = 1e-9

// sameScores reports scores that are not the same.
func (e *env) sameScores(when string, got, want map[dateline.ID]float64) {
	e.Helper()
	if len(got) != len(want) || len(want) == 0 {
		e.Fatalf("%s: %d scores, want %d and more than none", when, len(got), len(want))
	}
	for id, w := range want {
		if g, found := got[id]; !found || math.Abs(g-w) > scoreTolerance {
			e.Errorf("%s: score of %s is %v, want %v", when, id, g, w)
		}
	}
}

// mentions returns the mentions in the current text of an article, and reports
// any whose offsets do not select its words.
func (e *env) mentions(id string) []dateline.Mention {
	e.Helper()
	a, all, err := e.a.Article(e.Context(), dateline.ID(id), 0)
	e.ok(err)
	for _, m := range all {
		text := map[string]string{dateline.FieldTitle: a.Title, dateline.FieldBody: a.Body}[m.Field]
		if m.Start < 0 || m.End > len(text) || m.Start >= m.End || text[m.Start:m.End] != m.Words {
			e.Errorf("mention %+v does not select its words in %q", m, text)
		}
	}
	return all
}

// mentioned reports an article whose mentions are not of the entities with these
// ids, in this order.
func (e *env) mentioned(id, ids string) {
	e.Helper()
	e.same("entities mentioned in "+id, entities(e.mentions(id)), words(ids))
}
