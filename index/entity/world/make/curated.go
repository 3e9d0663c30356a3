package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"dateline/index/entity/world"
	"dateline/index/text"
)

//go:embed curated.csv
var curatedCSV []byte

//go:embed nationalities.csv
var nationalitiesCSV []byte

// populations order places without one among others of the same name.
var populations = map[world.Kind]uint32{world.Admin1: 100_000, world.City: 500, world.Region: 10_000_000, world.Sea: 10_000_000,
	world.River: 5_000_000, world.Lake: 2_000_000, world.Mountain: 3_000_000, world.Island: 1_000_000, world.Site: 1_000_000}

// nearKm is how far two places of one name and country may lie apart and be the same.
const nearKm = 25

func (g *gatherer) addCurated() error {
	rows, err := table("curated.csv", curatedCSV)
	if err != nil {
		return err
	}
	same := g.places()
	for _, f := range rows {
		e, err := curated(f)
		if err != nil {
			return fmt.Errorf("curated.csv: %s: %w", f[0], err)
		}
		if i, ok := g.like(e, same); ok {
			g.merge(i, e)
		} else {
			g.add(e)
		}
	}
	return nil
}

func curated(f []string) (e world.Entry, err error) {
	kind, ok := world.ParseKind(f[2])
	if !ok {
		return e, fmt.Errorf("kind %q", f[2])
	}
	e = world.Entry{ID: f[0], Kind: kind, Names: append([]string{f[1]}, strings.Split(f[6], "|")...), Population: populations[kind]}
	if f[3] != "" {
		e.Countries = strings.Split(f[3], "|")
	}
	e.Lat, e.Lon, err = at(f[4], f[5])
	return e, err
}

// notID is what ids have a hyphen for.
var notID = regexp.MustCompile(`[^a-z0-9]+`)

// uninflected are words whose plural is no other word, or not by an s.
var uninflected = regexp.MustCompile(`(?:sh|ch|ese|s|men|man)$`)

// places are the entries by the folded words of their names.
func (g *gatherer) places() map[string][]int {
	out := map[string][]int{}
	for i, e := range g.entries {
		for _, n := range e.Names {
			out[text.Fold(n)] = append(out[text.Fold(n)], i)
		}
	}
	return out
}

// like returns the entry that e is, by a name, its kind, a country and its point; of
// several the one with most people.
func (g *gatherer) like(e world.Entry, same map[string][]int) (best int, ok bool) {
	for _, n := range e.Names {
		for _, i := range same[text.Fold(n)] {
			if is(e, g.entries[i]) && (!ok || g.entries[i].Population > g.entries[best].Population) {
				best, ok = i, true
			}
		}
	}
	return best, ok
}

func is(e, other world.Entry) bool {
	shared := slices.ContainsFunc(other.Countries, func(c string) bool { return slices.Contains(e.Countries, c) })
	return other.Kind == e.Kind && shared && (e.Kind == world.Admin1 || distance(e, other) <= nearKm)
}

// merge gives an entry the label, names and countries of a curated one.
func (g *gatherer) merge(i int, e world.Entry) {
	to := &g.entries[i]
	to.Names = distinct(append(e.Names, to.Names...))
	for _, c := range e.Countries {
		if !slices.Contains(to.Countries, c) {
			to.Countries = append(to.Countries, c)
		}
	}
	slices.Sort(to.Countries)
	g.byCode[e.ID] = i
}

// distance is that along the great circle, in kilometres (haversine).
func distance(a, b world.Entry) float64 {
	const radius, degree = 6371, math.Pi / 180
	s := func(d float64) float64 { x := math.Sin(d * degree / 2); return x * x }
	h := s(b.Lat-a.Lat) + math.Cos(a.Lat*degree)*math.Cos(b.Lat*degree)*s(b.Lon-a.Lon)
	return 2 * radius * math.Asin(min(1, math.Sqrt(h)))
}

func (g *gatherer) addNationalities() error {
	rows, err := table("nationalities.csv", nationalitiesCSV)
	if err != nil {
		return err
	}
	for _, f := range rows {
		i, ok := g.byCode[f[0]]
		if !ok {
			return fmt.Errorf("nationalities.csv: no place %q", f[0])
		}
		g.add(people(g.entries[i], f[0], strings.Split(f[1], "|")))
	}
	return nil
}

func people(of world.Entry, code string, words []string) world.Entry {
	e := world.Entry{ID: strings.Trim(notID.ReplaceAllString(text.Fold(words[0])+"-"+strings.ToLower(code), "-"), "-"), Kind: world.Demonym, Countries: of.Countries, Population: of.Population, Lat: of.Lat, Lon: of.Lon}
	if of.Kind != world.Country {
		e.Admin1 = cmp.Or(of.Code, of.ID)
	}
	for _, w := range words {
		e.Names = append(e.Names, w)
		if !uninflected.MatchString(w) {
			e.Names = append(e.Names, w+"s")
		}
	}
	return e
}
