package find

import (
	"iter"
	"maps"
	"slices"

	"dateline/index/copies"
)

// joint is a part of a group in the making. Those that are joined have one root.
type joint struct{ up *joint }

func (j *joint) root() *joint {
	for j.up != nil {
		j = j.up
	}
	return j
}

func (j *joint) joinWith(other *joint) {
	if a, b := j.root(), other.root(); a != b {
		a.up = b
	}
}

// node is a text whose place among others is looked for, with all its articles unless it
// is a part of a unit.
type node struct {
	joint
	sketch   copies.Sketch
	articles []member
}

// unit is a group that stays together, or an article that has had no copies: other texts
// may join it.
type unit struct {
	joint
	id     string
	copied bool
}

// atOnce is how many values a query asks for.
const atOnce = 10_000

// load reads all texts that have to be joined anew.
func (r *regrouping) load() error {
	for m, err := range r.havingRuns(r.crowded) {
		if err != nil {
			return err
		}
		if m.copied {
			r.loose[m.group] = true
		}
	}
	for m, err := range r.havingRuns(r.freed) {
		if err != nil {
			return err
		}
		if !r.stale[m.id] && !r.loose[m.group] {
			r.again = append(r.again, m)
		}
	}
	for m, err := range r.inGroups(slices.Sorted(maps.Keys(r.loose))) {
		if err != nil {
			return err
		}
		if !r.stale[m.id] {
			r.put(m)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.came)) {
		if r.isNew(id) {
			r.put(member{id: id, sketch: r.came[id]})
		}
	}
	return nil
}

// put takes an article in that is to be joined anew.
func (r *regrouping) put(m member) {
	same := sameOf(m.sketch)
	if m.sketch.Text == 0 {
		same = m.id // it is a copy of nothing
	}
	n := r.nodes[same]
	if n == nil {
		n = &node{sketch: m.sketch}
		r.nodes[same] = n
	}
	n.articles = append(n.articles, m)
}

// unit is the group of an article that is not taken apart.
func (r *regrouping) unit(m member) *unit {
	u := r.units[m.group]
	if u == nil {
		u = &unit{id: m.group}
		r.units[m.group] = u
	}
	u.copied = u.copied || m.copied
	return u
}

func (r *regrouping) havingRuns(keys []uint32) iter.Seq2[member, error] {
	return r.membersBy(fieldRuns, runsOf(keys))
}

func (r *regrouping) inGroups(groups []string) iter.Seq2[member, error] {
	return r.membersBy(fieldGroup, groups)
}

// membersBy yields the articles that have one of some values.
func (r *regrouping) membersBy(field string, values []string) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		for page := range slices.Chunk(values, atOnce) {
			for m, err := range r.members(dsl{"terms": dsl{field: page}}) {
				if !yield(m, err) || err != nil {
					return
				}
			}
		}
	}
}
