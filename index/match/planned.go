package match

import (
	"fmt"

	"dateline/index/rank"
)

// planned is the column of a source that is plans. The segment is locked, so no plan may ask
// for a column of it.
func (v *View) planned(p *part, from int) (*column, error) {
	nodes, err := v.openPlans(from)
	if err != nil {
		return nil, err
	}
	every := make([]uint64, p.blocks)
	fill(every, p.size) // the deleted articles too: another state may have them still
	b := newColumn(p.size)
	for i, of := range v.lens.From[from].Plans {
		set, err := nodes[i].match(p, every)
		if err != nil {
			return nil, fmt.Errorf("find the articles with %q: %w", of.Value, err)
		}
		b.value(of.Value)
		for n := range Set(set).All() {
			b.article(uint64(n))
		}
	}
	return b.column(), nil
}

// openPlans opens the plans of a source of the lens, once for all segments.
func (v *View) openPlans(from int) ([]node, error) {
	if nodes, opened := v.plans[from]; opened {
		return nodes, nil
	}
	o := &opener{view: v, stats: rank.Stats{Length: 1}}
	nodes := make([]node, len(v.lens.From[from].Plans))
	for i, of := range v.lens.From[from].Plans {
		var err error
		if nodes[i], err = o.open(of.Plan); err != nil {
			return nil, err
		}
	}
	if v.plans == nil {
		v.plans = map[int][]node{}
	}
	v.plans[from] = nodes
	return nodes, nil
}
