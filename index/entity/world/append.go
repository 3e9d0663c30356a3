package world

import (
	"encoding/binary"
	"maps"
	"slices"
)

// appendTable appends the countries, and of all places the numbers, one column after the
// other, the names, the codes and what is in appendIDs.
func appendTable(b []byte, t *table) []byte {
	b = appendStrings(b, t.countries)
	b = binary.AppendUvarint(b, uint64(len(t.places)))
	column := func(value func(p *place) uint64) {
		for i := range t.places {
			b = binary.AppendUvarint(b, value(&t.places[i]))
		}
	}
	column(func(p *place) uint64 { return uint64(p.kind) })
	column(func(p *place) uint64 { return uint64(p.country) })
	column(func(p *place) uint64 { return uint64(p.number) })
	column(func(p *place) uint64 { return uint64(p.population) })
	column(func(p *place) uint64 { return uint64(p.admin1 + 1) })
	column(func(p *place) uint64 { return uint64(p.admin2 + 1) })
	column(func(p *place) uint64 { return uint64(p.lat + 90*grid) })
	column(func(p *place) uint64 { return uint64(p.lon + 180*grid) })
	for i := range t.places {
		from, to := t.names(Index(i))
		b = binary.AppendUvarint(b, uint64(to-from))
	}
	b = appendStrs(b, &t.text)
	b = appendStrs(b, &t.codes)
	return appendIDs(b, t)
}

// appendIDs appends three lists of strings, each behind the places that they are of:
// ids of places without a number, slugs of labels beyond ASCII, countries of the disputed.
func appendIDs(b []byte, t *table) []byte {
	plain, slugs, disputed := map[Index]string{}, map[Index]string{}, map[Index]string{}
	for i := range t.places {
		if i := Index(i); t.places[i].number == 0 {
			plain[i] = t.ids.get(uint32(i))
		} else if label := t.label(i); !ascii(label) {
			slugs[i] = slugOf(label)
		}
	}
	for i, codes := range t.disputed {
		for _, c := range codes {
			disputed[i] += c
		}
	}
	for _, m := range []map[Index]string{plain, slugs, disputed} {
		b = appendMap(b, m)
	}
	return b
}

func appendMap(b []byte, m map[Index]string) []byte {
	b = binary.AppendUvarint(b, uint64(len(m)))
	var values []string
	last := Index(0)
	for _, i := range slices.Sorted(maps.Keys(m)) {
		b = binary.AppendUvarint(b, uint64(i-last))
		last = i
		values = append(values, m[i])
	}
	return appendStrings(b, values)
}

func appendStrings(b []byte, list []string) []byte {
	s := strsOf(len(list), func(pool []byte, i int) []byte { return append(pool, list[i]...) })
	return appendStrs(b, &s)
}

func appendStrs(b []byte, s *strs) []byte {
	b = binary.AppendUvarint(b, uint64(len(s.at)-1))
	for i := range s.at[1:] {
		b = binary.AppendUvarint(b, uint64(s.at[i+1]-s.at[i]))
	}
	return append(b, s.pool...)
}

// appendTrie appends the words, and of all nodes the numbers of their children, the words of
// these, the marks, the numbers of their places and these.
func appendTrie(b []byte, t *trie) []byte {
	b = appendStrs(b, &strs{t.words.pool, t.words.at})
	nodes := len(t.word)
	b = binary.AppendUvarint(b, uint64(nodes))
	for n := range nodes {
		b = binary.AppendUvarint(b, uint64(t.child[n+1]-t.child[n]))
	}
	for n := range nodes {
		b = appendRising(b, t.word[t.child[n]:t.child[n+1]])
	}
	for _, m := range t.marks {
		b = append(b, byte(m))
	}
	for n := range nodes {
		b = binary.AppendUvarint(b, uint64(t.leaf[n+1]-t.leaf[n]))
	}
	for n := range nodes {
		b = appendRising(b, t.at(uint32(n)))
	}
	return b
}

// appendRising appends numbers that rise, each as how many lie between it and the one
// before.
func appendRising[T uint32 | Index](b []byte, list []T) []byte {
	next := T(0)
	for _, v := range list {
		b = binary.AppendUvarint(b, uint64(v-next))
		next = v + 1
	}
	return b
}
