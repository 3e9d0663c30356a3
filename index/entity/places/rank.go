package places

import (
	"cmp"
	"math"
	"slices"

	"dateline/index/entity/world"
)

// choice is a place that a name may stand for.
type choice struct {
	place         world.Index
	kind          world.Kind
	country       uint16 // its two letters; 0 is none
	admin1        world.Index
	lat, lon      float32
	facts         [signs]float32
	prior         float32 // what its kind, its population and what follows the name say
	score, chance float32
}

// fixed is where another name of the article stands for now.
type fixed struct {
	name   int
	choice choice
}

// mostContext bounds how many other names bear on each, so that a book takes no time
// that grows with the square of its length. The first names of a text say most.
const mostContext = 128

// rounds are how often all names are looked at again: each time the others are known
// better.
const rounds = 3

// rank chooses a place for every name that is one.
func (r *run) rank() {
	r.order = r.order[:0]
	for i := range r.names {
		n := &r.names[i]
		if n.taken == 0 {
			continue
		}
		r.choices(n)
		if len(n.choices) > 0 {
			r.order = append(r.order, i)
		}
	}
	slices.SortStableFunc(r.order, func(a, b int) int { return cmp.Compare(len(r.names[a].choices), len(r.names[b].choices)) })
	for range rounds {
		if !r.round() {
			break
		}
	}
	for _, i := range r.order {
		softmax(r.names[i].choices)
	}
}

// round chooses for each name by the choices for the others, and reports whether any
// choice has changed.
func (r *run) round() (changed bool) {
	for _, i := range r.order {
		n := &r.names[i]
		best := 0
		for c := range n.choices {
			x := &n.choices[c]
			r.compare(i, x)
			x.score = x.prior
			for k := signCountryShare; k < signs; k++ {
				x.score += r.reader.scores.Signs[k] * x.facts[k]
			}
			if x.score > n.choices[best].score {
				best = c
			}
		}
		changed = changed || best != n.best
		n.best = best
		r.fix(i, n.choices[best])
	}
	return changed
}

// fix makes a choice a part of what bears on the others.
func (r *run) fix(i int, c choice) {
	for k := range r.context {
		if r.context[k].name == i {
			r.context[k].choice = c
			return
		}
	}
	if len(r.context) < mostContext {
		r.context = append(r.context, fixed{i, c})
	}
}

// choices lists the places of a name.
func (r *run) choices(n *name) {
	n.choices = n.choices[:0]
	if n.own != "" {
		if p, ok := r.reader.Place(n.own); ok && p.Located {
			n.choices = append(n.choices, choice{place: world.None, kind: ownKind(p.Kind), country: letters(p.Countries), admin1: world.None,
				lat: float32(p.Lat), lon: float32(p.Lon)})
		}
		return
	}
	for _, i := range n.places[:min(mostPlaces, len(n.places))] {
		p := r.reader.world.At(i)
		c := choice{place: i, kind: p.Kind, country: letters(p.Countries), admin1: p.Admin1, lat: float32(p.Lat), lon: float32(p.Lon)}
		if p.Kind == world.Admin1 {
			c.admin1 = i
		}
		r.judge(n, &c, p.Population)
		n.choices = append(n.choices, c)
	}
}

// ownKind is the kind of a place of the own gazetteer as far as the ranker asks.
func ownKind(kind string) world.Kind {
	if kind == "country" {
		return world.Country
	}
	return world.City
}

// letters are the two of a code; 0 where there is none or more than one country.
func letters(countries []string) uint16 {
	if len(countries) != 1 || len(countries[0]) != 2 {
		return 0
	}
	return uint16(countries[0][0])<<8 | uint16(countries[0][1])
}

// softmax turns scores into chances.
func softmax(all []choice) {
	most := slices.MaxFunc(all, func(a, b choice) int { return cmp.Compare(a.score, b.score) }).score
	var sum float32
	for i := range all {
		all[i].chance = float32(math.Exp(float64(all[i].score - most)))
		sum += all[i].chance
	}
	for i := range all {
		all[i].chance /= sum
	}
}

func logistic(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }
