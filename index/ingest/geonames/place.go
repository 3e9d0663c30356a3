package geonames

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/text"
)

// cells are those of a row; the first fault in it is kept.
type cells struct {
	f      []string
	at     Fault
	faults *[]Fault
	bad    bool
}

func (c *cells) fault(column, value, want string) {
	if !c.bad {
		c.at.Column, c.at.Value, c.at.Want = column, value, want
		*c.faults = append(*c.faults, c.at)
	}
	c.bad = true
}

func (c *cells) number(i int, column string) uint32 {
	n, err := strconv.ParseUint(c.f[i], 10, 32)
	if err != nil || n == 0 {
		c.fault(column, c.f[i], "a whole number from 1 to 4294967295")
	}
	return uint32(n)
}

func (c *cells) degrees(i int, column string, most float64) float64 {
	v, err := strconv.ParseFloat(c.f[i], 64)
	if err != nil || !(v >= -most && v <= most) {
		c.fault(column, c.f[i], "degrees from "+strconv.FormatFloat(-most, 'g', -1, 64)+" to "+strconv.FormatFloat(most, 'g', -1, 64))
	}
	return v
}

var country = regexp.MustCompile(`^[A-Z]{2}$`)

// countries are the country code, and the others of cc2.
func (c *cells) countries() (out []string) {
	for i, list := range []string{c.f[8], c.f[9]} {
		for code := range strings.SplitSeq(list, ",") {
			switch code = strings.TrimSpace(code); {
			case code == "" || slices.Contains(out, code):
			case !country.MatchString(code):
				c.fault([]string{"country code", "cc2"}[i], code, `an ISO 3166-1 code of two capitals, such as "AM", or none`)
			default:
				out = append(out, code)
			}
		}
	}
	return out
}

func (r *reader) place(c cells) {
	r.dump.Rows++
	number := c.number(0, "geonameid")
	p := dateline.Place{Label: c.f[1], Located: true}
	if len(text.Words(p.Label)) == 0 || len(p.Label) > maxNameBytes {
		c.fault("name", p.Label, "a name with a letter or digit, of at most 200 bytes")
	}
	p.Lat, p.Lon = c.degrees(4, "latitude", 90), c.degrees(5, "longitude", 180)
	class := c.f[6]
	if len(class) > 1 || !strings.Contains(Classes, class) {
		c.fault("feature class", class, "one of "+Classes)
	}
	p.Countries = c.countries()
	if people := c.f[14]; people != "" && !digits.MatchString(people) {
		c.fault("population", people, "a whole number from 0, or none")
	}
	if i, twice := r.at[number]; twice && !c.bad {
		c.fault("geonameid", c.f[0], "each number once; it is "+strconv.Quote(clip(r.dump.Places[i].Label))+" above")
	}
	switch {
	case c.bad:
		return
	case class == "" || !strings.Contains(r.classes, class):
		r.dump.Other++
		return
	}
	p.Kind = kindOf(class, c.f[7])
	p.ID = idOf(p.Label, c.f[0])
	p.Names = append([]string{c.f[2]}, strings.Split(c.f[3], ",")...)
	r.at[number] = len(r.dump.Places)
	r.numbers = append(r.numbers, number)
	r.dump.Places = append(r.dump.Places, p)
}

var digits = regexp.MustCompile(`^[0-9]{1,18}$`)

// maxID is the length in bytes of an id, see dateline.Place.
const maxID = 64

var notID = regexp.MustCompile(`[^a-z0-9]+`)

// idOf is the words of a label and GeoNames' number.
func idOf(label, number string) string {
	slug := strings.Trim(notID.ReplaceAllString(text.Fold(label), "-"), "-")
	slug = strings.Trim(slug[:min(len(slug), maxID-1-len(number))], "-")
	return strings.TrimPrefix(slug+"-"+number, "-")
}

// noNames are the languages that stand for what is no name.
var noNames = []string{"link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc"}

func (r *reader) name(c cells) {
	number := c.number(1, "geonameid")
	if strings.TrimSpace(c.f[3]) == "" {
		c.fault("alternate name", c.f[3], "a name")
	}
	if !c.bad && !slices.Contains(noNames, c.f[2]) {
		r.more[number] = append(r.more[number], c.f[3])
	}
}
