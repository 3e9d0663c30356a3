package server

import (
	"net/url"
	"strconv"
	"strings"

	"dateline"
)

// placeForm is a place that no list has, as it is typed into a form.
type placeForm struct {
	ID, Label, Names, Kind, Countries, Lat, Lon string
}

// newPlace is the form before anything is typed: for an id that nobody has spoken of it
// has that.
func newPlace(e dateline.Entity) (f placeForm) {
	if e.Type == "" {
		f.ID = e.ID
	}
	return f
}

func placeTyped(f url.Values) placeForm {
	return placeForm{
		f.Get("place_id"), f.Get("place_label"), f.Get("place_names"), f.Get("place_kind"), f.Get("place_countries"), f.Get("lat"), f.Get("lon"),
	}
}

func (f placeForm) id() string { return strings.TrimSpace(f.ID) }

// place is what was typed. What an archive refuses is not looked at.
func (f placeForm) place() (dateline.Place, error) {
	p := dateline.Place{
		ID: f.id(), Label: strings.TrimSpace(f.Label), Names: linesOf(f.Names), Kind: strings.TrimSpace(f.Kind),
		Countries: strings.FieldsFunc(strings.ToUpper(f.Countries), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }),
	}
	if p.ID == "" {
		return p, dateline.Invalidf("place_id", "it is empty; want an id of a-z 0-9 and - for the place")
	}
	if p.Label == "" {
		return p, dateline.Invalidf("place_label", "it is empty; want the name of the place")
	}
	if strings.TrimSpace(f.Lat+f.Lon) == "" {
		return p, nil
	}
	var err error
	if p.Lat, err = degrees("lat", f.Lat, 90); err != nil {
		return p, err
	}
	p.Lon, err = degrees("lon", f.Lon, 180)
	p.Located = err == nil
	return p, err
}

// degrees reads a coordinate of at most so many degrees.
func degrees(field, typed string, most float64) (float64, error) {
	d, err := strconv.ParseFloat(strings.TrimSpace(typed), 64)
	if err != nil || !(d >= -most && d <= most) { // not a number is in no range
		return 0, dateline.Invalidf(field, "%s is no number of degrees from %v to %v; want such as 40.16, and both of the two or none", quoted(typed), -most, most)
	}
	return d, nil
}
