package find

import (
	"maps"
	"slices"

	"dateline/index/copies"
)

// join joins the texts to all that they are linked to: each other, and those in the index.
func (r *regrouping) join() error {
	seekers := r.seekers()
	keys := map[uint32]bool{}
	for _, n := range seekers {
		addKeys(keys, n.sketch)
	}
	if err := r.crowdsOf(slices.Sorted(maps.Keys(keys))); err != nil {
		return err
	}
	r.joinAmong(seekers)
	return r.joinNear(seekers)
}

// seekers are the texts that others are looked up for, in the order of their hashes.
func (r *regrouping) seekers() (out []*node) {
	for _, same := range slices.Sorted(maps.Keys(r.nodes)) {
		if n := r.nodes[same]; n.sketch.Text != 0 {
			out = append(out, n)
		}
	}
	for _, m := range r.again {
		n := &node{sketch: m.sketch}
		n.joinWith(&r.unit(m).joint)
		out = append(out, n)
	}
	return out
}

func (r *regrouping) isCommon(key uint32) bool { return r.common[key] }

// joinAmong joins those of some texts that are linked.
func (r *regrouping) joinAmong(list []*node) {
	having := map[uint32][]*node{}
	for _, n := range list {
		for _, key := range n.sketch.Keys() {
			if r.common[key] {
				continue
			}
			for _, other := range having[key] {
				r.link(n, other.sketch, &other.joint)
			}
			having[key] = append(having[key], n)
		}
	}
}

// link joins a text to another if they are linked.
func (r *regrouping) link(n *node, other copies.Sketch, at *joint) {
	if n.root() != at.root() && copies.Linked(n.sketch, other, r.isCommon) {
		n.joinWith(at)
	}
}
