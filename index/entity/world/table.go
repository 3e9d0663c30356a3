package world

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// place is what is kept of each.
type place struct {
	number         uint32
	name           uint32 // its first in table.text
	admin1, admin2 Index
	population     uint32
	lat, lon       int32 // on the grid
	country        uint16
	kind           Kind
}

// grid is how many steps of latitude and longitude make one degree: 11 m at most.
const grid = 10_000

func onGrid(degrees float64) int32 { return int32(math.Round(degrees * grid)) }

// table holds places by their population, most first.
type table struct {
	places    []place
	countries []string           // codes; "" is the first
	disputed  map[Index][]string // all countries of those that have several
	text      strs               // the names of all places
	more      map[Index][]string // further names of some
	codes     strs               // GeoNames' codes of countries and divisions, by place
	ids       strs               // by place
	byNumber  []Index            // those with a number, by it
	byCode    []Index            // those with a code, by it
	plain     map[string]Index   // those without a number
}

// strs are strings in one.
type strs struct {
	pool string
	at   []uint32 // string i is pool[at[i]:at[i+1]]
}

func (s *strs) len() int { return len(s.at) - 1 }

// with returns s and further strings behind it.
func (s *strs) with(more []string) strs {
	return strsOf(s.len()+len(more), func(pool []byte, i int) []byte {
		if i < s.len() {
			return append(pool, s.get(uint32(i))...)
		}
		return append(pool, more[i-s.len()]...)
	})
}

func (s *strs) get(i uint32) string { return s.pool[s.at[i]:s.at[i+1]] }

// strsOf returns those that fill appends, one for each number below n.
func strsOf(n int, fill func(pool []byte, i int) []byte) (s strs) {
	var pool []byte
	s.at = make([]uint32, 1, n+1)
	for i := range n {
		pool = fill(pool, i)
		s.at = append(s.at, uint32(len(pool)))
	}
	s.pool = string(pool)
	return s
}

// index makes what can be made of the rest: ids of slugs (by place; for ASCII labels
// there is none) and of the ids of places without a number, and what finds places.
func (t *table) index(slugs, plain map[Index]string) {
	t.ids = strsOf(len(t.places), func(pool []byte, i int) []byte {
		if id, ok := plain[Index(i)]; ok {
			return append(pool, id...)
		}
		return t.appendID(pool, Index(i), slugs)
	})
	t.plain = make(map[string]Index, len(plain))
	for i, id := range plain {
		t.plain[id] = i
	}
	t.find()
}

// find makes byNumber and byCode.
func (t *table) find() {
	t.byNumber, t.byCode = nil, nil
	for i := range t.places {
		if t.places[i].number > 0 {
			t.byNumber = append(t.byNumber, Index(i))
		}
		if t.codes.get(uint32(i)) != "" {
			t.byCode = append(t.byCode, Index(i))
		}
	}
	slices.SortFunc(t.byNumber, func(a, b Index) int { return cmp.Compare(t.places[a].number, t.places[b].number) })
	slices.SortFunc(t.byCode, func(a, b Index) int { return cmp.Compare(t.code(a), t.code(b)) })
}

func (t *table) appendID(pool []byte, i Index, slugs map[Index]string) []byte {
	begin := len(pool)
	if slug, ok := slugs[i]; ok {
		pool = append(pool, slug...)
	} else {
		pool = appendSlug(pool, t.label(i))
	}
	if len(pool) > begin {
		pool = append(pool, '-')
	}
	return strconv.AppendUint(pool, uint64(t.places[i].number), 10)
}

func (t *table) label(i Index) string { return t.text.get(t.places[i].name) }

// names returns the numbers in text of the names of a place.
func (t *table) names(i Index) (from, to uint32) {
	from, to = t.places[i].name, uint32(len(t.text.at)-1)
	if int(i)+1 < len(t.places) {
		to = t.places[i+1].name
	}
	return from, to
}

func (t *table) code(i Index) string { return t.codes.get(uint32(i)) }

func (t *table) numbered(number uint32) Index {
	n, ok := slices.BinarySearchFunc(t.byNumber, number, func(i Index, number uint32) int {
		return cmp.Compare(t.places[i].number, number)
	})
	if !ok {
		return None
	}
	return t.byNumber[n]
}

func (t *table) coded(code string) Index {
	n, ok := slices.BinarySearchFunc(t.byCode, code, func(i Index, code string) int { return cmp.Compare(t.code(i), code) })
	if !ok {
		return None
	}
	return t.byCode[n]
}
