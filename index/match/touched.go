package match

import "slices"

// touched are the articles of a segment that a lens may show otherwise. It is immutable.
type touched struct {
	key     string    // of the lens
	sources []*column // what the lens has to know
	docs    []uint32
	set     Set
}

// touched finds what the lens of v touches, once. The segment is locked.
func (v *View) touched(p *part) (*touched, error) {
	if p.touched != nil && p.touched.key == v.lens.Key {
		return p.touched, nil
	}
	t := &touched{key: v.lens.Key, set: make(Set, p.blocks)}
	for i, from := range v.lens.From {
		c, err := v.source(p, i)
		if err != nil {
			return nil, err
		}
		t.sources = append(t.sources, c)
		if from.Plans != nil {
			from.Touched = c.values
		}
		t.mark(c, from.Touched)
	}
	for n := range t.set.All() {
		t.docs = append(t.docs, uint32(n))
	}
	p.touched = t
	return t, nil
}

// mark takes in the articles that have one of some values.
func (t *touched) mark(c *column, values []string) {
	some, any := make([]bool, len(c.values)), false
	for _, value := range values {
		if o, there := slices.BinarySearch(c.values, value); there {
			some[o], any = true, true
		}
	}
	if !any {
		return
	}
	for n := range c.of {
		for _, o := range c.places(n) {
			if some[o] {
				t.set.Add(n)
			}
		}
	}
}
