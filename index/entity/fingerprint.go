package entity

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"

	"dateline"
)

// Fingerprint returns 32 hexadecimal digits of a SHA-256 over all that is known
// of the places, in an order of its own, and over Version. Two gazetteers with
// equal fingerprints find the same mentions; a change that no mention shows,
// such as of a coordinate, changes it too.
func (g *Gazetteer) Fingerprint() string {
	if g.fingerprint == "" {
		return fingerprint(nil, nil)
	}
	return g.fingerprint
}

const fingerprintBytes = 16

// fingerprint is that of places, of which the last ones are given names with types.
func fingerprint(places []dateline.Place, types []string) string {
	hash := sha256.New()
	b := canonical(nil).number(Version)
	own := len(places) - len(types)
	for _, p := range slices.SortedFunc(slices.Values(places[:own]), byID) {
		hash.Write(b)
		b = b[:0].place(p)
	}
	given := map[string]string{}
	for i, typ := range types {
		given[places[own+i].ID] = typ
	}
	for _, p := range slices.SortedFunc(slices.Values(places[own:]), byID) {
		hash.Write(b)
		p.Label, p.Names = "", p.AllNames() // none of them stands before the others
		b = b[:0].text(given[p.ID]).place(p)
	}
	hash.Write(b)
	return hex.EncodeToString(hash.Sum(nil)[:fingerprintBytes])
}

func byID(a, b dateline.Place) int { return cmp.Compare(a.ID, b.ID) }

// canonical is an encoding that tells all values apart: each text has its length
// before it, each list its number of texts.
type canonical []byte

func (b canonical) place(p dateline.Place) canonical {
	names := p.AllNames()
	slices.Sort(names)
	b = b.text(p.ID).text(p.Label).text(p.Kind).texts(p.Countries).texts(slices.Compact(names))
	if !p.Located {
		return b.number(0)
	}
	return b.number(1).number(math.Float64bits(p.Lat)).number(math.Float64bits(p.Lon))
}

func (b canonical) number(n uint64) canonical { return binary.AppendUvarint(b, n) }

func (b canonical) text(s string) canonical { return append(b.number(uint64(len(s))), s...) }

func (b canonical) texts(list []string) canonical {
	b = b.number(uint64(len(list)))
	for _, s := range list {
		b = b.text(s)
	}
	return b
}
