package world

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/text"
)

// With returns w and places, which may share names. One whose id ends in the number of
// a place of w is that place and gives it further names; all others stand behind
// those of w, as if nobody lived there. A kind that is none of Kind's names counts as Site.
// A place lies in the divisions of the nearest city of its country.
func (w *World) With(places []dateline.Place) (*World, error) {
	if len(places) == 0 {
		return w, nil
	}
	canonical, err := json.Marshal(places)
	if err != nil {
		return nil, err
	}
	a := adder{w: *w, near: newNearest(w), plain: map[Index]string{}, analyzer: text.NewAnalyzer()}
	a.begin(&w.table)
	for _, p := range places {
		a.add(p)
	}
	a.finish()
	a.w.fingerprint = fingerprint([]byte(w.fingerprint), canonical)
	return &a.w, nil
}

// adder makes the tables of With: those of the world copied, and places behind them.
type adder struct {
	w        World
	near     nearest
	plain    map[Index]string // ids
	labels   []string         // of the places that are new, each with its other names in more
	analyzer *text.Analyzer
	words    []text.Word
	names    []name
}

func (a *adder) begin(t *table) {
	a.w.table.places = slices.Clone(t.places)
	a.w.table.countries = slices.Clone(t.countries)
	a.w.table.disputed = maps.Clone(t.disputed)
	a.w.table.more = map[Index][]string{}
}

func (a *adder) add(p dateline.Place) {
	number := numberOf(p.ID)
	i := None
	if number > 0 {
		i = a.w.table.numbered(number)
	}
	if i == None {
		i = a.place(p, number)
		a.w.table.more[i] = p.AllNames()[1:]
	} else {
		a.w.table.more[i] = lacking(p.AllNames(), a.w.Names(i))
	}
	for _, s := range p.AllNames() {
		var n name
		var ok bool
		if n, a.words, ok = nameOf(a.analyzer, a.words[:0], s, i); ok {
			a.names = append(a.names, n)
		}
	}
}

// numberOf returns GeoNames' number of an id that ends in one, or 0.
func numberOf(id string) uint32 {
	n, err := strconv.ParseUint(id[strings.LastIndexByte(id, '-')+1:], 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

func lacking(names, have []string) []string {
	return slices.DeleteFunc(names, func(s string) bool { return slices.Contains(have, s) })
}

func (a *adder) place(p dateline.Place, number uint32) Index {
	i := Index(len(a.w.table.places))
	kind, ok := ParseKind(p.Kind)
	if !ok {
		kind = Site
	}
	to := place{number: number, name: uint32(len(a.w.table.text.at)-1) + uint32(len(a.labels)), admin1: None, admin2: None, kind: kind}
	if len(p.Countries) > 0 {
		to.country = a.country(p.Countries[0])
	}
	if len(p.Countries) > 1 {
		a.w.table.disputed[i] = p.Countries
	}
	if p.Located {
		to.lat, to.lon = onGrid(p.Lat), onGrid(p.Lon)
		if city := a.near.city(to); city != None {
			to.admin1, to.admin2 = a.w.table.places[city].admin1, a.w.table.places[city].admin2
		}
	}
	a.plain[i] = p.ID
	a.labels = append(a.labels, p.Label)
	a.w.table.places = append(a.w.table.places, to)
	return i
}

func (a *adder) country(code string) uint16 {
	n := slices.Index(a.w.table.countries, code)
	if n < 0 {
		n = len(a.w.table.countries)
		a.w.table.countries = append(a.w.table.countries, code)
	}
	return uint16(n)
}

func (a *adder) finish() {
	t := &a.w.table
	t.text = t.text.with(a.labels)
	t.codes = t.codes.with(make([]string, len(a.labels)))
	ids := make([]string, len(a.labels))
	t.plain = maps.Clone(t.plain)
	for i, id := range a.plain {
		ids[int(i)-t.ids.len()] = id
		t.plain[id] = i
	}
	t.ids = t.ids.with(ids)
	t.find()
	added := newTrie(a.names)
	a.w.added = &added
}
