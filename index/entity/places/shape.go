package places

import (
	"dateline/index/entity/world"
)

// describe fills in what the filter asks of the places of c: of the first candidate of a
// name, and then of the name.
func (r *run) describe(c *candidate) {
	n := &r.names[c.name]
	if n.shape == shapeNone {
		n.shape, n.population = r.survey(c.places)
	}
	c.shape, c.population = n.shape, n.population
	if c.shape == shapeAdmin1 && abbreviated(c) {
		c.shape = shapeShort
	}
}

// survey returns the shape of places that share a name, by the order of shapeOrder, and
// the greatest population.
func (r *run) survey(places []world.Index) (_ shape, population int) {
	var seen [shapeSite + 1]bool
	for _, i := range places {
		p := r.reader.world.At(i)
		seen[shapeOf(p.Kind)] = true
		population = max(population, p.Population)
	}
	for _, s := range shapeOrder {
		if seen[s] {
			return s, population
		}
	}
	return shapeSite, population
}

// shapeOrder is which shape a name has whose places have several.
var shapeOrder = [...]shape{shapeCountry, shapeRegion, shapeAdmin1, shapeDemonym, shapeCity, shapeAdmin2, shapeNature, shapeSite}

// abbreviated reports whether a name is written as an abbreviation: N.C., Calif., CA.
func abbreviated(c *candidate) bool {
	f, w := c.field, c.field.words[c.last]
	if c.first < c.last {
		return false
	}
	dotted := w.End < len(f.s) && f.s[w.End] == '.' && len(w.Exact) <= 5
	for i := w.Start; i < w.End; i++ {
		dotted = dotted || f.s[i] == '.'
	}
	return dotted || len(w.Exact) <= 3 && f.s[w.End-1] <= 'Z'
}

func shapeOf(k world.Kind) shape {
	switch k {
	case world.Country:
		return shapeCountry
	case world.Region:
		return shapeRegion
	case world.Admin1:
		return shapeAdmin1
	case world.Admin2:
		return shapeAdmin2
	case world.City:
		return shapeCity
	case world.Demonym:
		return shapeDemonym
	case world.Sea, world.River, world.Lake, world.Mountain, world.Island:
		return shapeNature
	}
	return shapeSite
}
