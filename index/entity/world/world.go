package world

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"sync"
)

// World is a gazetteer in which places may share names. It is immutable and safe for
// concurrent use.
type World struct {
	table       table
	trie        trie
	added       *trie // of the names that With has added; nil if there are none
	fingerprint string
}

// Version is that of Matches: it is raised when the same data and the same text give
// other matches than before.
const Version = 1

// Fingerprint returns 32 hexadecimal digits of a SHA-256 over the data, what With has
// added to it, and Version.
func (w *World) Fingerprint() string { return w.fingerprint }

func fingerprint(parts ...[]byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d", Version)
	for _, p := range parts {
		fmt.Fprintf(h, " %d ", len(p))
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Index is a place of a World: the greater of two, the fewer people live there. It
// means nothing in another version of the data; ids do.
type Index int32

// None is no place.
const None Index = -1

// Place is what is known of one. Its slices must not be changed.
type Place struct {
	ID             string // [a-z0-9-]{1,64}, the same in all versions of the data
	Label, Country string // Country is the first of Countries, "" where there is none
	Kind           Kind
	Admin1, Admin2 Index // the divisions it lies in; None where they are not known
	Population     int   // 0 where it is not known
	Lat, Lon       float64
	Countries      []string // ISO 3166-1 alpha-2; by the alphabet where it is disputed or lies in several, nil for none
}

//go:embed world.bin
var data []byte

// Load returns the world that the program carries. It is decoded once for the process.
var Load = sync.OnceValues(func() (*World, error) { return Read(data) })

// Len returns the number of places. Their Indexes are 0 to Len()-1.
func (w *World) Len() int { return len(w.table.places) }

// At returns the place of that index, which must be one of w.
func (w *World) At(i Index) Place {
	p := &w.table.places[i]
	out := Place{ID: w.table.ids.get(uint32(i)), Label: w.table.label(i), Country: w.table.countries[p.country],
		Kind: p.kind, Admin1: p.admin1, Admin2: p.admin2, Population: int(p.population),
		Lat: float64(p.lat) / grid, Lon: float64(p.lon) / grid, Countries: w.table.disputed[i]}
	if out.Countries == nil && p.country > 0 {
		out.Countries = w.table.countries[p.country : p.country+1 : p.country+1]
	}
	return out
}

// ByID returns the place of that id. Of an id that ends in GeoNames' number only that
// counts, so that one made of an older name still leads to the place.
func (w *World) ByID(id string) (Index, bool) {
	if i, ok := w.table.plain[id]; ok {
		return i, true
	}
	n := numberOf(id)
	if n == 0 {
		return None, false
	}
	i := w.table.numbered(n)
	return i, i != None
}

// ByCode returns the country ("AM") or division ("AM.10", "US.CA.001") of a code of
// GeoNames, None if there is none.
func (w *World) ByCode(code string) Index { return w.table.coded(code) }

// Code returns GeoNames' code of a country or division, "" for other places.
func (w *World) Code(i Index) string { return w.table.code(i) }

// Names returns all names of a place, the label first.
func (w *World) Names(i Index) []string {
	from, to := w.table.names(i)
	out := make([]string, 0, to-from)
	for n := from; n < to; n++ {
		out = append(out, w.table.text.get(n))
	}
	return append(out, w.table.more[i]...)
}

// Belongs returns the country or division whose people a Demonym names; of other
// places, the division or country that they lie in. None if there is none.
func (w *World) Belongs(i Index) Index {
	p := &w.table.places[i]
	switch {
	case p.admin2 != None:
		return p.admin2
	case p.admin1 != None:
		return p.admin1
	case p.kind == Country || p.country == 0:
		return None
	}
	return w.ByCode(w.table.countries[p.country])
}
