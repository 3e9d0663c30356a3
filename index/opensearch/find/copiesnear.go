package find

import (
	"slices"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// neighbour is a text in the index that shares a key with those that are to be joined anew.
type neighbour struct {
	at   *joint   // where it stands
	id   string   // of an article that has it
	runs []string // its keys and its hash, as documents have them
	may  []*node  // those that it may be linked to
}

// joinNear joins texts to those in the index. All that share enough keys with one of them
// are found first, and of those the sketches are read.
func (r *regrouping) joinNear(list []*node) error {
	having := map[string][]*node{} // by a key that is not common, or by the hash of the text
	for _, n := range list {
		having[sameOf(n.sketch)] = append(having[sameOf(n.sketch)], n)
		for _, key := range n.sketch.Keys() {
			if !r.common[key] {
				having[runOf(key)] = append(having[runOf(key)], n)
			}
		}
	}
	found, err := r.nearTo(list)
	if err != nil {
		return err
	}
	var ids []string
	for _, f := range found {
		if f.may = mayBe(f, having); len(f.may) > 0 {
			ids = append(ids, f.id)
		}
	}
	for m, err := range r.membersBy(fieldID, ordered(ids)) {
		if err != nil {
			return err
		}
		f := found[sameOf(m.sketch)]
		for _, n := range f.may {
			r.link(n, m.sketch, f.at)
		}
	}
	return nil
}

// addNear adds the text of an article, unless another has it too.
func (r *regrouping) addNear(found map[string]*neighbour, h cluster.Hit) error {
	m, err := memberOf(h)
	var same string
	var runs []string
	if err == nil {
		err = firstOf(h.Fields[fieldSame], &same)
	}
	if err == nil && h.Fields[fieldRuns] != nil {
		err = decode(h.Fields[fieldRuns], &runs)
	}
	if err == nil && !r.stale[m.id] && found[same] == nil {
		found[same] = &neighbour{at: r.jointOf(m, same), id: m.id, runs: append(runs, same)}
	}
	return err
}

// mayBe are the texts that one in the index may be linked to, by their keys.
func mayBe(f *neighbour, having map[string][]*node) (out []*node) {
	seen := map[*node]bool{}
	for _, run := range f.runs {
		for _, n := range having[run] {
			if !seen[n] && n.root() != f.at.root() && n.shares(f.runs) {
				out = append(out, n)
			}
			seen[n] = true
		}
	}
	return out
}

// shares reports whether a text has as many keys of another, or its hash, as it takes to
// compare them.
func (n *node) shares(runs []string) bool {
	both := 0
	for _, key := range n.sketch.Keys() {
		if slices.Contains(runs, runOf(key)) {
			both++
		}
	}
	return both >= copies.MinShared || slices.Contains(runs, sameOf(n.sketch))
}

// jointOf is where the text of an article in the index stands.
func (r *regrouping) jointOf(m member, same string) *joint {
	if r.loose[m.group] {
		if n := r.nodes[same]; n != nil {
			return &n.joint
		}
	}
	return &r.unit(m).joint
}
