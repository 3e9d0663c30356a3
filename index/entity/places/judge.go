package places

import (
	"math"

	"dateline/index/entity/world"
)

// judge fills in what a place and the words behind the name say without the rest of
// the article.
func (r *run) judge(n *name, c *choice, population int) {
	c.facts[signPopulation] = float32(math.Log10(float64(population) + 10))
	c.facts[signCapital] = oneIf(r.reader.capitals[c.place])
	c.facts[signLargest] = oneIf(len(n.choices) == 0)
	for _, i := range n.followed {
		p := r.reader.world.At(i)
		switch {
		case i == c.place:
		case p.Kind == world.Admin1 && i == c.admin1:
			c.facts[signDivisionBehind] = 1
		case p.Kind == world.Country && c.country != 0 && letters(p.Countries) == c.country && c.kind != world.Country:
			c.facts[signCountryBehind] = 1
		}
	}
	if c.facts[signDivisionBehind] > 0 {
		c.facts[signCountryBehind] = 0
	}
	c.prior = r.reader.scores.Kinds[c.kind]
	for k := range signCountryShare {
		c.prior += r.reader.scores.Signs[k] * c.facts[k]
	}
}

func oneIf(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// compare fills in what the other names of the article say of a place.
func (r *run) compare(name int, c *choice) {
	var all, country, division, near int
	for k := range r.context {
		o := &r.context[k]
		if o.name == name {
			continue
		}
		all++
		if o.choice.country != 0 && o.choice.country == c.country {
			country++
		}
		if c.admin1 != world.None && o.choice.admin1 == c.admin1 {
			division++
		}
		if small(c.kind) && small(o.choice.kind) && abs(o.choice.lat-c.lat) < nearLat && abs(o.choice.lon-c.lon) < nearLon {
			near++
		}
	}
	c.facts[signCountryShare], c.facts[signCountryCount] = share(country, all), logOf(country)
	c.facts[signDivisionShare], c.facts[signDivisionCount] = share(division, all), logOf(division)
	c.facts[signNearShare], c.facts[signNearCount] = share(near, all), logOf(near)
}

func share(part, all int) float32 {
	if part == 0 {
		return 0
	}
	return float32(part) / float32(all)
}

// logOf is the natural logarithm of n+1, by a table for small n.
func logOf(n int) float32 {
	if n < len(logs) {
		return logs[n]
	}
	return float32(math.Log1p(float64(n)))
}

var logs = func() (t [32]float32) {
	for n := range t {
		t[n] = float32(math.Log1p(float64(n)))
	}
	return t
}()

// small reports whether a place has a point that says where it is.
func small(k world.Kind) bool { return k == world.City || k == world.Admin2 || k == world.Site }

func abs(x float32) float32 { return max(x, -x) }
