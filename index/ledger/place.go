package ledger

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline"
)

// Bounds of a place, in bytes but for maxNames.
const (
	maxNames     = 1000
	maxNameBytes = 200
	maxKindBytes = 64
	maxCountries = 32
)

var (
	placeID = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
	country = regexp.MustCompile(`^[A-Z]{2}$`)
)

// AcceptPlaces returns the places by id, each in one form.
func AcceptPlaces(places []dateline.Place) ([]dateline.Place, error) {
	list := slices.Clone(places)
	at := map[string]int{}
	for i, p := range list {
		where := fmt.Sprintf("places[%d]", i)
		if err := acceptPlace(where, p); err != nil {
			return nil, err
		}
		if first, twice := at[p.ID]; twice {
			return nil, dateline.Invalidf(where+".id", "%q is also the id of places[%d]", p.ID, first)
		}
		at[p.ID] = i
		list[i] = tidy(p)
	}
	slices.SortFunc(list, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	return list, nil
}

// tidy leaves out what says nothing.
func tidy(p dateline.Place) dateline.Place {
	p.Names = slices.Clip(p.AllNames())[1:]
	if len(p.Names) == 0 {
		p.Names = nil
	}
	if len(p.Countries) == 0 {
		p.Countries = nil
	}
	if !p.Located {
		p.Lat, p.Lon = 0, 0
	}
	p.Added = false
	return p
}

func acceptPlace(where string, p dateline.Place) error {
	switch {
	case !placeID.MatchString(p.ID):
		return dateline.Invalidf(where+".id", "%q does not fit; want 1 to 64 of a-z 0-9 and -", Clip(p.ID))
	case len(p.Names) > maxNames:
		return dateline.Invalidf(where+".names", "%s has %d names; want at most %d", p.ID, len(p.Names), maxNames)
	case len(p.Countries) > maxCountries:
		return dateline.Invalidf(where+".countries", "%s has %d countries; want at most %d", p.ID, len(p.Countries), maxCountries)
	case p.Located && !(p.Lat >= -90 && p.Lat <= 90): // not a number is in no range
		return dateline.Invalidf(where+".lat", "%v of %s is out of range; want -90 to 90", p.Lat, p.ID)
	case p.Located && !(p.Lon >= -180 && p.Lon <= 180):
		return dateline.Invalidf(where+".lon", "%v of %s is out of range; want -180 to 180", p.Lon, p.ID)
	}
	for _, c := range p.Countries {
		if !country.MatchString(c) {
			return dateline.Invalidf(where+".countries", "%q of %s is no country; want two letters A-Z", Clip(c), p.ID)
		}
	}
	return acceptWords(where, p)
}

func acceptWords(where string, p dateline.Place) error {
	if err := CheckString(where+".kind", p.Kind, maxKindBytes); err != nil {
		return err
	}
	for i, n := range append([]string{p.Label}, p.Names...) {
		field := where + ".label"
		if i > 0 {
			field = fmt.Sprintf("%s.names[%d]", where, i-1)
		}
		if strings.TrimSpace(n) == "" {
			return dateline.Invalidf(field, "a name of %s is empty", p.ID)
		}
		if err := CheckString(field, n, maxNameBytes); err != nil {
			return err
		}
	}
	return nil
}
