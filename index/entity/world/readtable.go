package world

import "math"

func (r *columns) table() (t table) {
	t.countries = r.strings("countries")
	t.places = make([]place, r.count("places"))
	r.numbers(&t)
	t.text, t.codes = r.strs("names"), r.strs("codes")
	n := len(t.places)
	if t.codes.len() != n {
		r.fail("%d codes of %d places", t.codes.len(), n)
	}
	if last := len(t.places) - 1; last >= 0 && int(t.places[last].name) >= t.text.len() {
		r.fail("%d names, of which the last place has number %d", t.text.len(), t.places[last].name)
	}
	plain, slugs := r.mapping("ids", n), r.mapping("slugs", n)
	t.disputed = map[Index][]string{}
	for i, codes := range r.mapping("disputed", n) {
		for ; len(codes) > 1; codes = codes[2:] {
			t.disputed[i] = append(t.disputed[i], codes[:2])
		}
	}
	if r.err == nil {
		t.index(slugs, plain)
	}
	return t
}

// numbers reads the columns of numbers.
func (r *columns) numbers(t *table) {
	n := len(t.places)
	column := func(what string, limit int, set func(p *place, v int)) {
		for i := range t.places {
			set(&t.places[i], r.number(what, limit))
		}
	}
	column("kind", len(kinds), func(p *place, v int) { p.kind = Kind(v) })
	column("country", len(t.countries), func(p *place, v int) { p.country = uint16(v) })
	column("number", math.MaxUint32+1, func(p *place, v int) { p.number = uint32(v) })
	column("population", math.MaxUint32+1, func(p *place, v int) { p.population = uint32(v) })
	column("admin1", n+1, func(p *place, v int) { p.admin1 = Index(v) - 1 })
	column("admin2", n+1, func(p *place, v int) { p.admin2 = Index(v) - 1 })
	column("lat", 180*grid+1, func(p *place, v int) { p.lat = int32(v - 90*grid) })
	column("lon", 360*grid+1, func(p *place, v int) { p.lon = int32(v - 180*grid) })
	names := 0
	column("names", len(r.rest)+1, func(p *place, v int) {
		p.name = uint32(names)
		names += v
		if v == 0 {
			r.fail("a place without a name")
		}
	})
}
