package index

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/rank"
)

// matching tells match where the lengths of articles are.
var matching = match.Options{Facts: fieldFacts, Length: lengthIn, Joined: []string{fieldMonth, fieldYear, fieldLanguage}}

// lengthIn reads the length alone: it is read of every article when an index is opened.
func lengthIn(facts []byte) (int, error) {
	_, rest, _ := strings.Cut(string(facts), " ")
	length, _, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(length)
	if err != nil {
		_, err = parseFacts(string(facts))
	}
	return n, err
}

// collect finds what a plan matches: the best candidates, one more than the limit if
// there is one, and every article. The caller must not change the set.
func (x *searching) collect(plan rank.Node) ([]*candidate, match.Set, error) {
	top := x.best()
	if x.search.Cursor != "" {
		top.after = x.cursor.last()
	}
	tops := x.fold.tops(top)
	var matched match.Set
	for i := range x.shelves {
		run, err := x.open(&x.shelves[i], plan)
		if err != nil {
			return nil, nil, err
		}
		if matched == nil {
			matched = slices.Clip(run.Match())
		} else {
			matched = append(matched, run.Match()...)
		}
		if err := x.take(&x.shelves[i], run, tops); err != nil {
			return nil, nil, err
		}
	}
	if x.search.Cursor != "" {
		if err := x.moved(tops.add); err != nil {
			return nil, nil, err
		}
	}
	list, err := tops.sorted()
	return list, matched, err
}

// open opens the plan of root on a shelf, to be scored by the statistics of the first page and of
// the first shelf.
func (x *searching) open(at *shelf, root rank.Node) (run *match.Run, err error) {
	weights := rank.Weights{List: x.cursor.IDF, Replay: x.cursor.IDF != nil}
	run, err = at.view.Open(root, x.cursor.Stats, &weights, x.scored())
	if errors.Is(err, rank.ErrOtherPlan) {
		return nil, plan.Expired("the names of places have changed since its first page")
	}
	x.cursor.IDF = weights.List
	return run, err
}

// scored says whether the order of the search asks for scores.
func (x *searching) scored() bool {
	return x.search.Order() == dateline.ByRelevance && (x.search.Limit > 0 || x.search.Cursor != "")
}

// take gives to tops what may be among the best of what a plan matches on a shelf.
func (x *searching) take(at *shelf, run *match.Run, tops *bestTexts) error {
	if x.search.Limit == 0 {
		return nil
	}
	visit := func(c *candidate) error {
		if !tops.wants(c) {
			return nil
		}
		if x.search.Cursor != "" {
			if changed, err := x.changedSince(at, c.at); changed || err != nil {
				return err
			}
		}
		tops.add(c)
		return nil
	}
	rest := run.Match()
	if x.fold != nil {
		copied := rest.Clone()
		copied.And(x.fold.copied)
		if err := x.among(at, run, copied, everything, visit); err != nil {
			return err
		}
		rest = rest.Clone()
		rest.AndNot(copied)
	}
	return x.among(at, run, rest, tops.best, visit)
}

// all visits everything that a plan matches.
func (x *searching) all(at *shelf, run *match.Run, visit func(*candidate) error) error {
	return x.among(at, run, run.Match(), everything, visit)
}

// everything wants every candidate.
var everything = &best{limit: math.MaxInt}

// among visits the articles of a set, but may leave out those that k has no use for,
// as it is at that moment.
func (x *searching) among(at *shelf, run *match.Run, set match.Set, k *best, visit func(*candidate) error) error {
	if x.search.Order() == dateline.ByRelevance {
		return run.Best(set, k.floor, func(n int, score float64) error {
			return visit(&candidate{shelf: at, at: n, score: score})
		})
	}
	return at.view.Sorted(set, fieldOrder, x.search.Order() == dateline.Newest, k.last, func(n int, order string) error {
		return visit(&candidate{shelf: at, at: n, order: order})
	})
}
