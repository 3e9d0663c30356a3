package rank

import "slices"

// group walks the articles in which any form of one term stands in one field.
type group struct {
	items []*posting
	num   uint64
	out   []int
}

func (o *opener) group(field string, term Term) (*group, error) {
	g := &group{}
	for _, form := range term {
		p, err := o.posting(field, form)
		if err != nil {
			closeAll(g.items)
			return nil, err
		}
		g.items = append(g.items, p)
	}
	return g, nil
}

// df is how many articles hold any form of any of the terms in any of the fields, those
// deleted since not counted.
func (o *opener) df(fields []Field, terms []Term) (n float64, err error) {
	all := &group{}
	for _, f := range fields {
		for _, t := range terms {
			g, err := o.group(f.Name, t)
			if err != nil {
				closeAll(all.items)
				return 0, err
			}
			all.items = append(all.items, g.items...)
		}
	}
	if len(all.items) == 1 {
		return all.items[0].df(), all.close()
	}
	for err = all.next(); err == nil && all.num != end; err = all.next() {
		n++
	}
	if err != nil {
		all.close()
		return 0, err
	}
	return n, all.close()
}

func (g *group) doc() uint64  { return g.num }
func (g *group) close() error { return closeAll(g.items) }
func (g *group) next() error  { return g.advance(g.num + 1) }

func (g *group) advance(to uint64) error {
	g.num = end
	for _, p := range g.items {
		if err := reach(p, to); err != nil {
			return err
		}
		g.num = min(g.num, p.doc())
	}
	return nil
}

// here are the forms that stand in the article stood on.
func (g *group) here(visit func(*posting) error) error {
	for _, p := range g.items {
		if p.doc() == g.num {
			if err := visit(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// freq is how often the forms stand in the article stood on, together.
func (g *group) freq() (n int, err error) {
	err = g.here(func(p *posting) error {
		one, err := p.freq()
		n += one
		return err
	})
	return n, err
}

// length is the weighted length of the article stood on.
func (g *group) length() (length float64) {
	g.here(func(p *posting) error {
		length = p.length()
		return nil
	})
	return length
}

// positions are those of all forms in the article stood on, ascending.
func (g *group) positions() ([]int, error) {
	g.out = g.out[:0]
	err := g.here(func(p *posting) error {
		at, err := p.positions()
		g.out = append(g.out, at...)
		return err
	})
	slices.Sort(g.out)
	return g.out, err
}
