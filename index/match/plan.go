package match

import (
	"fmt"

	"dateline/index/rank"
)

// Run is a plan on a View: which articles match it, and what they score.
type Run struct {
	view  *View
	root  node
	match Set
}

// node is a part of a plan, opened.
type node interface {
	// match returns which articles of a segment the node matches. It is right for
	// those in within; of others it may leave out any. The set is the node's own, and
	// stays as it is.
	match(p *part, within []uint64) ([]uint64, error)
	// scores says whether the node scores at all.
	scores() bool
	// bound writes, for each block of a segment, a number that no score of an article
	// there is above.
	bound(p *part, to []float32)
	// score writes the scores of the articles in mask, which are of one block of p,
	// and 0 for those that the node does not match. Others may be written too.
	score(p *part, block int, mask uint64, to *[64]float64)
}

// opener opens the nodes of a plan, in the order in which index/rank does.
type opener struct {
	view    *View
	stats   rank.Stats
	weights *rank.Weights
	scored  bool // whether scores are asked for
}

// Open finds what a plan matches. Scored says whether Best will be asked; weights are
// kept or taken either way, as by rank.Query.
func (v *View) Open(plan rank.Node, stats rank.Stats, weights *rank.Weights, scored bool) (*Run, error) {
	if scored {
		if err := v.ready(stats); err != nil {
			return nil, err
		}
	}
	o := &opener{view: v, stats: stats, weights: weights, scored: scored}
	root, err := o.open(plan)
	if err == nil {
		err = weights.Opened()
	}
	if err != nil {
		return nil, err
	}
	r := &Run{view: v, root: root, match: v.words(v.blocks)}
	for _, p := range v.segments {
		if err := v.ctx.Err(); err != nil {
			return nil, err
		}
		set, err := root.match(p, p.within)
		if err != nil {
			return nil, err
		}
		p.keepTo(p.of(r.match), set)
	}
	return r, nil
}

// Match is the set of the articles that match, good until the view is closed. The caller must
// not change it.
func (r *Run) Match() Set { return r.match }

func (o *opener) open(n rank.Node) (node, error) {
	switch n := n.(type) {
	case rank.And:
		return o.openAnd(n)
	case rank.Or:
		return o.openOr(n, false)
	case rank.Max:
		return o.openOr(n, true)
	case rank.Without:
		return o.openWithout(n)
	case rank.Words:
		return o.openWords(n)
	case rank.Phrase:
		p := &phrase{key: "phrase\x00" + key(n.Fields, n.Terms), fields: n.Fields, terms: n.Terms, count: rank.CountPhrase}
		return o.openPhrase(p, n.Boost)
	case rank.Near:
		p := &phrase{key: fmt.Sprintf("near %d\x00%s", n.Slop, key(n.Fields, n.Terms)), fields: n.Fields, terms: n.Terms}
		p.count = func(at [][]int) int { return rank.CountNear(at, n.Slop) }
		return o.openPhrase(p, n.Boost)
	case rank.Range:
		return o.openRange(n)
	case rank.IDs:
		return ids{list: n}, nil
	case rank.All:
		return all{}, nil
	}
	return nil, fmt.Errorf("a plan has a %T, which cannot be matched", n)
}

func (o *opener) openAll(list []rank.Node) ([]node, error) {
	out := make([]node, len(list))
	for i, n := range list {
		var err error
		if out[i], err = o.open(n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Matches is the set of the articles that a plan matches, good until the view is closed.
func (v *View) Matches(plan rank.Node) (Set, error) {
	r, err := v.Open(plan, rank.Stats{Length: 1}, nil, false)
	if err != nil {
		return nil, err
	}
	return r.match, nil
}

// none scores nothing.
type none struct{}

func (none) scores() bool                                    { return false }
func (none) bound(_ *part, to []float32)                     { clear(to) }
func (none) score(_ *part, _ int, _ uint64, to *[64]float64) { clear(to[:]) }
