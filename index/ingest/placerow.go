package ingest

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"dateline"
	"dateline/index/text"
)

var placeID = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// add reads one row.
func (g *gazetteer) add(row tableRow) {
	g.fault(row.line, "", g.table.width(row))
	cell := func(column string) string {
		v, _ := g.table.cell(row, column)
		_, err := readLine(v)
		if column != "names" { // names are checked one by one
			g.fault(row.line, column, err)
		}
		return v
	}
	p := dateline.Place{ID: cell("id"), Label: cell("label"), Kind: cell("kind")}
	g.fault(row.line, "id", g.checkID(p.ID, row.line))
	p.Countries = g.countries(row.line, cell("country"))
	p.Lat, p.Lon, p.Located = g.position(row.line, cell("lat"), cell("lon"))
	if p.Label == "" {
		g.fault(row.line, "label", errors.New("the cell is empty; want the name to show"))
	} else {
		g.claim(row.line, "label", p.Label, p.ID)
	}
	p.Names = g.otherNames(row.line, cell("names"), p.ID)
	g.places = append(g.places, p)
}

func (g *gazetteer) checkID(id string, line int) error {
	if !placeID.MatchString(id) {
		return fmt.Errorf("%s is not the id of a place; want 1 to 64 of a-z 0-9 and -", quoted(id))
	}
	return onlyOnce(g.ids, id, line)
}

func (g *gazetteer) otherNames(line int, cell, id string) (names []string) {
	for _, name := range parts(cell) {
		names = append(names, name)
		g.claim(line, "names", name, id)
	}
	return names
}

// claim gives a name to a place. Names are compared as texts are searched:
// without regard to case, accents and the shape of apostrophes.
func (g *gazetteer) claim(line int, column, name, id string) {
	if _, err := readLine(name); err != nil {
		g.fault(line, column, err)
		return
	}
	if len(text.Words(name)) == 0 {
		g.fault(line, column, fmt.Errorf("%s holds no word; want names between single |", quoted(name)))
		return
	}
	folded := text.Fold(name)
	first, taken := g.names[folded]
	if !taken {
		g.names[folded] = namedAt{line, id}
	}
	if taken && first.line != line {
		g.fault(line, column, fmt.Errorf("%s is a name of %s too, line %d; a name belongs to one place", quoted(name), quoted(first.place), first.line))
	}
}

func (g *gazetteer) countries(line int, cell string) (codes []string) {
	for _, code := range parts(cell) {
		switch {
		case !isCountry(code):
			g.fault(line, "country", fmt.Errorf(`%s is not a country; want its ISO 3166-1 code of two capitals, for example "AM"`, quoted(code)))
		case slices.Contains(codes, code):
			g.fault(line, "country", fmt.Errorf("%s is given twice", quoted(code)))
		}
		codes = append(codes, code)
	}
	return codes
}

func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && region.String() == code && region.Canonicalize() == region && region.IsCountry() && len(code) == 2
}

var degrees = regexp.MustCompile(`^[+-]?[0-9]{1,3}(\.[0-9]{1,20})?$`)

// position reads both coordinates; two empty cells are no position.
func (g *gazetteer) position(line int, lat, lon string) (north, east float64, located bool) {
	if lat == "" && lon == "" {
		return 0, 0, false
	}
	north = g.coordinate(line, "lat", lat, 90)
	east = g.coordinate(line, "lon", lon, 180)
	return north, east, true
}

func (g *gazetteer) coordinate(line int, column, cell string, most float64) float64 {
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || !degrees.MatchString(cell) || v < -most || v > most {
		g.fault(line, column, fmt.Errorf("%s is not a coordinate; want degrees from %g to %g such as 40.21, or neither lat nor lon", quoted(cell), -most, most))
	}
	return v
}

// parts splits a cell at |; an empty cell has none.
func parts(cell string) []string {
	if cell == "" {
		return nil
	}
	list := strings.Split(cell, "|")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
