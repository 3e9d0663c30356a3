package find

import (
	"maps"
	"slices"
)

// group is a group as it is going to be.
type group struct {
	articles []member // those that were joined anew
	units    []*unit
}

// settle writes the groups of others than the batch, and says those of the batch.
func (r *regrouping) settle() error {
	groups := map[*joint]*group{}
	of := func(j *joint) *group {
		g := groups[j.root()]
		if g == nil {
			g = &group{}
			groups[j.root()] = g
		}
		return g
	}
	for _, same := range slices.Sorted(maps.Keys(r.nodes)) {
		n := r.nodes[same]
		g := of(&n.joint)
		g.articles = append(g.articles, n.articles...)
	}
	for _, id := range slices.Sorted(maps.Keys(r.units)) {
		g := of(&r.units[id].joint)
		g.units = append(g.units, r.units[id])
	}
	for id := range r.came {
		if m, known := r.old[id]; known { // until it is said otherwise
			r.out[id] = Group{m.group, m.copied}
		}
	}
	change := map[string]Group{}
	for _, g := range groups {
		if err := r.place(g, change); err != nil {
			return err
		}
	}
	return r.write(change)
}

// place says where the articles of a group stand: in change those of others than the batch
// that have stood otherwise.
func (r *regrouping) place(g *group, change map[string]Group) error {
	to := Group{Copied: len(g.articles)+len(g.units) > 1}
	for _, m := range g.articles {
		if to.ID == "" || m.id < to.ID {
			to.ID = m.id
		}
	}
	for _, u := range g.units {
		if to.ID == "" || u.id < to.ID {
			to.ID = u.id
		}
		to.Copied = to.Copied || u.copied
	}
	for _, m := range g.articles {
		r.stand(m, to, change)
	}
	for _, u := range g.units {
		if u.id == to.ID && u.copied == to.Copied {
			continue
		}
		for m, err := range r.inGroups([]string{u.id}) {
			if err != nil {
				return err
			}
			if !r.stale[m.id] {
				r.stand(m, to, change)
			}
		}
	}
	return nil
}

func (r *regrouping) stand(m member, to Group, change map[string]Group) {
	if _, ours := r.came[m.id]; ours {
		r.out[m.id] = to
	} else if m.group != to.ID || m.copied != to.Copied || r.left[m.group] {
		change[m.id] = to
	}
}
