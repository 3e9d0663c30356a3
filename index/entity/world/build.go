package world

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"dateline"
	"dateline/index/text"
)

// Build returns the world of entries, whose order does not matter. The error is
// Invalid and names the entry: a number or id given twice, an unknown division, a
// value out of its range.
func Build(entries []Entry) (*World, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
	})
	b := builder{analyzer: text.NewAnalyzer(), codes: map[string]Index{}, country: map[string]uint16{"": 0}}
	b.w.table.countries = []string{""}
	b.w.table.disputed = map[Index][]string{}
	if err := b.code(entries); err != nil {
		return nil, err
	}
	for i, e := range entries {
		if err := b.add(Index(i), e); err != nil {
			return nil, err
		}
	}
	b.finish()
	data, err := Write(&b.w)
	b.w.fingerprint = fingerprint(data)
	return &b.w, err
}

// code notes what entries are known by, and that nothing is given to two.
func (b *builder) code(entries []Entry) error {
	numbers := map[uint32]bool{}
	for i, e := range entries {
		if e.Number > 0 && numbers[e.Number] {
			return invalid("number", e, "number %d is given twice", e.Number)
		}
		numbers[e.Number] = true
		for field, code := range map[string]string{"code": e.Code, "id": e.ID} {
			if _, twice := b.codes[code]; twice {
				return invalid(field, e, "%s %q is given twice", field, code)
			}
			if code != "" {
				b.codes[code] = Index(i)
			}
		}
	}
	return nil
}

var countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)

var idPattern = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

type builder struct {
	w        World
	analyzer *text.Analyzer
	words    []text.Word
	codes    map[string]Index
	country  map[string]uint16
	slugs    map[Index]string
	plain    map[Index]string
	names    []name
	surfaces []string
	codeOf   []string
}

func invalid(field string, e Entry, format string, arg ...any) error {
	label := ""
	if len(e.Names) > 0 {
		label = e.Names[0]
	}
	return dateline.Invalidf(field, "place %d %q %q: %s", e.Number, e.ID, label, fmt.Sprintf(format, arg...))
}

func (b *builder) add(i Index, e Entry) error {
	if err := check(e); err != nil {
		return err
	}
	p := place{number: e.Number, name: uint32(len(b.surfaces)), population: e.Population,
		lat: onGrid(e.Lat), lon: onGrid(e.Lon), kind: e.Kind}
	var err error
	if p.admin1, err = b.division(e, "admin1", e.Admin1); err != nil {
		return err
	}
	if p.admin2, err = b.division(e, "admin2", e.Admin2); err != nil {
		return err
	}
	p.country = b.countryOf(e)
	if len(e.Countries) > 1 {
		b.w.table.disputed[i] = e.Countries
	}
	b.identify(i, e)
	b.w.table.places = append(b.w.table.places, p)
	b.codeOf = append(b.codeOf, e.Code)
	b.name(i, e)
	return nil
}

func check(e Entry) error {
	switch {
	case len(e.Names) == 0:
		return invalid("names", e, "no name")
	case e.Kind == 0 || e.Kind > Demonym:
		return invalid("kind", e, "kind %d; want 1 to %d", e.Kind, Demonym)
	case e.Number == 0 && !idPattern.MatchString(e.ID):
		return invalid("id", e, "neither a number nor an id of a to z, digits and hyphens, 1 to 64 bytes")
	case slices.ContainsFunc(e.Countries, func(c string) bool { return !countryPattern.MatchString(c) }):
		return invalid("countries", e, "country %q; want each of two letters A-Z", e.Countries)
	case !(e.Lat >= -90 && e.Lat <= 90):
		return invalid("lat", e, "latitude %v; want -90 to 90", e.Lat)
	case !(e.Lon >= -180 && e.Lon <= 180):
		return invalid("lon", e, "longitude %v; want -180 to 180", e.Lon)
	}
	return nil
}

func (b *builder) division(e Entry, field, code string) (Index, error) {
	if code == "" {
		return None, nil
	}
	i, ok := b.codes[code]
	if !ok {
		return None, invalid(field, e, "no division has the code %q", code)
	}
	return i, nil
}

func (b *builder) countryOf(e Entry) uint16 {
	code := ""
	if len(e.Countries) > 0 {
		code = e.Countries[0]
	}
	n, ok := b.country[code]
	if !ok {
		n = uint16(len(b.w.table.countries))
		b.country[code] = n
		b.w.table.countries = append(b.w.table.countries, code)
	}
	return n
}

func (b *builder) identify(i Index, e Entry) {
	if e.Number == 0 {
		set(&b.plain, i, e.ID)
	} else if !ascii(e.Names[0]) {
		set(&b.slugs, i, slugOf(e.Names[0]))
	}
}

func set(m *map[Index]string, i Index, s string) {
	if *m == nil {
		*m = map[Index]string{}
	}
	(*m)[i] = s
}

func (b *builder) name(i Index, e Entry) {
	for _, s := range e.Names {
		b.surfaces = append(b.surfaces, s)
		var n name
		var ok bool
		if n, b.words, ok = nameOf(b.analyzer, b.words[:0], s, i); ok {
			b.names = append(b.names, n)
		}
	}
}

func (b *builder) finish() {
	t := &b.w.table
	t.text = strsOf(len(b.surfaces), func(pool []byte, i int) []byte { return append(pool, b.surfaces[i]...) })
	t.codes = strsOf(len(b.codeOf), func(pool []byte, i int) []byte { return append(pool, b.codeOf[i]...) })
	t.index(b.slugs, b.plain)
	b.w.trie = newTrie(b.names)
}
