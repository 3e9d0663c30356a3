package record

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

// acceptPlaces returns the places by id, each in one form.
func acceptPlaces(places []dateline.Place) ([]dateline.Place, error) {
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
		return dateline.Invalidf(where+".id", "%q does not fit; want 1 to 64 of a-z 0-9 and -", clip(p.ID))
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
			return dateline.Invalidf(where+".countries", "%q of %s is no country; want two letters A-Z", clip(c), p.ID)
		}
	}
	return acceptWords(where, p)
}

func acceptWords(where string, p dateline.Place) error {
	if err := checkString(where+".kind", p.Kind, maxKindBytes); err != nil {
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
		if err := checkString(field, n, maxNameBytes); err != nil {
			return err
		}
	}
	return nil
}

// holder is the place that has a name.
type holder struct {
	id, name string
	other    bool   // the place is in the list of another source
	source   string // which one
}

// joined returns list and those of dateline.SourceGeoNames that have other ids, by id.
// A place that another source or a correction has given stays as it is there.
func (w *writer) joined(list []dateline.Place) (out []dateline.Place, err error) {
	have, err := w.places(dateline.SourceGeoNames)
	if err != nil {
		return nil, err
	}
	taken, _, err := w.others(dateline.SourceGeoNames)
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(list, have) {
		if _, twice := taken[p.ID]; !twice {
			taken[p.ID] = dateline.SourceGeoNames
			out = append(out, tidy(p))
		}
	}
	slices.SortFunc(out, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

// agree holds the list against itself and the lists of the other sources. Those of
// dateline.SourceGeoNames may share names with any other.
func (w *writer) agree(source string, list []dateline.Place) error {
	if source == dateline.SourceGeoNames {
		return nil
	}
	ids, names, err := w.others(source)
	if err != nil {
		return err
	}
	for _, p := range list {
		if other, ok := ids[p.ID]; ok {
			return &dateline.Error{Kind: dateline.Conflict, Field: "id",
				Message: fmt.Sprintf("the place %s is in the list of %q already", p.ID, other)}
		}
		for _, n := range p.AllNames() {
			if err := claim(names, w.r.opt.FoldName(n), holder{id: p.ID, name: n}); err != nil {
				return err
			}
		}
	}
	return nil
}

// claim gives a name to a place.
func claim(names map[string]holder, form string, h holder) error {
	was, taken := names[form]
	switch {
	case form == "":
		return dateline.Invalidf("names", "%q of %s has no letter or digit to be found by", h.name, h.id)
	case !taken || was.id == h.id:
		names[form] = h
		return nil
	case !was.other:
		return dateline.Invalidf("names", "%q of %s and %q of %s are the same name; a name belongs to one place", h.name, h.id, was.name, was.id)
	}
	return &dateline.Error{Kind: dateline.Conflict, Field: "names", Message: fmt.Sprintf(
		"%q of %s and %q of %s, in the list of %q, are the same name; a name belongs to one place", h.name, h.id, was.name, was.id, was.source)}
}

// editors stands in messages for the places and names that corrections give.
const editors = "the corrections"

// others returns the ids and names that the other sources and corrections have given.
func (w *writer) others(source string) (ids map[string]string, names map[string]holder, err error) {
	ids, names = map[string]string{}, map[string]holder{}
	sources, err := w.sources()
	if err != nil {
		return nil, nil, err
	}
	err = w.each(selEditorsNames, nil, func(scan func(...any) error) error {
		var id, label, words string
		var isPlace bool
		if err := scan(&id, &label, &words, &isPlace); err != nil {
			return err
		}
		if isPlace {
			ids[id] = editors
		}
		for _, n := range strings.Split(strings.TrimPrefix(label+"\n"+words, "\n"), "\n") {
			if n != "" {
				names[w.r.opt.FoldName(n)] = holder{id, n, true, editors}
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	for _, other := range sources {
		if other == source {
			continue
		}
		places, err := w.places(other)
		if err != nil {
			return nil, nil, err
		}
		for _, p := range places {
			ids[p.ID] = other
			for _, n := range p.AllNames() {
				if !p.Added {
					names[w.r.opt.FoldName(n)] = holder{p.ID, n, true, other}
				}
			}
		}
	}
	return ids, names, nil
}

func (w *writer) sources() (out []string, err error) {
	err = w.each(selGazetteers, nil, func(scan func(...any) error) error {
		var source string
		var hash []byte
		if err := scan(&source, &hash); err != nil {
			return err
		}
		out = append(out, source)
		return nil
	})
	return out, err
}
