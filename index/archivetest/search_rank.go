package archivetest

import (
	"dateline"
)

var rankPromises = []promise{
	{"Rank/a word that stands more often weighs more", func(e *env) {
		e.bodies("a", "alpha x y z", "b", "alpha alpha y z", "c", "alpha alpha alpha z")
		e.ranks(dateline.Search{Text: "alpha"}, "c b a")
	}},
	{"Rank/a shorter text weighs more", func(e *env) {
		e.bodies("a", "alpha x y z", "b", "alpha x y", "c", "alpha x")
		e.ranks(dateline.Search{Text: "alpha"}, "c b a")
	}},
	{"Rank/a rarer word weighs more", func(e *env) {
		e.bodies("a", "common", "b", "common", "c", "common", "d", "rare")
		e.ranks(dateline.Search{Text: "common rare", Any: true}, "d a b c")
	}},
	{"Rank/a word of the title weighs more than one of the body", func(e *env) {
		e.put(article("a", "beta", "alpha"), article("b", "alpha", "beta"))
		e.ranks(dateline.Search{Text: "alpha"}, "b a")
	}},
	{"Rank/more of the words weigh more than one", func(e *env) {
		e.bodies("a", "alpha x", "b", "alpha beta", "c", "beta x")
		e.ranks(dateline.Search{Text: "alpha beta", Any: true}, "b a c")
	}},
	{"Rank/equal scores stand in the order of ids", func(e *env) {
		for _, id := range []string{"d", "b", "c", "a"} {
			e.put(article(id, "", "alpha"))
		}
		e.ranks(dateline.Search{Text: "alpha"}, "a b c d")
		e.ranks(dateline.Search{}, "a b c d")
	}},
	{"Rank/scores are above 0 and descend", func(e *env) {
		e.chorus(e.put)
		hits := e.search(dateline.Search{Text: "alpha beta", Any: true, Limit: dateline.MaxLimit}).Hits
		for i, h := range hits {
			if h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score {
				e.Errorf("hit %d has the score %v, the one before it %v", i, h.Score, hits[max(i-1, 0)].Score)
			}
		}
	}},
	{"Rank/an article that is not matched by a filter changes no order", func(e *env) {
		e.put(by(article("a", "", "alpha alpha z"), "Heron"), by(article("b", "", "alpha y z"), "Heron"), article("c", "", "alpha alpha alpha"))
		e.ranks(dateline.Search{Text: "alpha", Include: one(dateline.FacetPublication, "Heron")}, "a b")
	}},
}

var stableRankPromises = []promise{
	{"Rank/scores are the same from one search to the next", func(e *env) {
		e.chorus(e.put)
		e.sameScores("again", e.scores(chorusWords), e.scores(chorusWords))
	}},
	{"Rank/scores are the same after Reopen", func(e *env) {
		e.chorus(e.put)
		before := e.scores(chorusWords)
		e.reopen()
		e.sameScores("after Reopen", e.scores(chorusWords), before)
	}},
	{"Rank/scores are the same after Rebuild", func(e *env) {
		e.chorus(e.put)
		before := e.scores(chorusWords)
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.sameScores("after Rebuild", e.scores(chorusWords), before)
	}},
	{"Rank/scores are the same whether articles come together or one by one", func(e *env) {
		e.chorus(e.put)
		o := e.other()
		o.chorus(func(batch ...dateline.Article) []dateline.Outcome {
			for _, a := range batch {
				o.put(a)
			}
			return nil
		})
		e.sameScores("one by one", o.scores(chorusWords), e.scores(chorusWords))
	}},
}

// chorusWords is a search that matches most of the chorus.
const chorusWords = `alpha beta gamma "delta alpha" zorv*`

// chorus puts articles of various lengths that share words, all at once or as
// put sees fit.
func (e *env) chorus(put func(...dateline.Article) []dateline.Outcome) {
	e.Helper()
	put(article("a", "Alpha", "beta gamma gamma"), article("b", "Beta alpha", "gamma delta alpha"), article("c", "", "delta"),
		article("d", "Delta", "alpha alpha alpha beta x y z"), article("e", "", "beta and zorvak"), article("f", "Gamma", ""),
		article("g", "", "zorvil zorvak delta alpha"), article("h", "Omega", "omega"))
}
