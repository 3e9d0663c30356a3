package tag

import (
	"fmt"
	"math/bits"
	"sync"

	"dateline/index/entity/world"
)

// gazetteer says of the places of the world what their names are to a tagger.
type gazetteer struct {
	world *world.World
	codes []uint8 // by world.Index
}

var gazetteerOfWorld = sync.OnceValue(func() *gazetteer {
	w, err := world.Load()
	if err != nil {
		panic(fmt.Sprintf("index/entity/tag: the gazetteer of the world: %v", err))
	}
	g := &gazetteer{w, make([]uint8, w.Len())}
	for i := range g.codes {
		p := w.At(world.Index(i))
		g.codes[i] = codeOf(p.Kind, p.Population)
	}
	return g
})

// codeOf returns kind and size of a place: towns and counties by powers of ten of four.
func codeOf(k world.Kind, population int) uint8 {
	if k != world.City && k != world.Admin2 {
		return uint8(k) << 3
	}
	size := 0
	for p := population / 1000; p > 0 && size < 6; p /= 5 {
		size++
	}
	return uint8(k)<<3 | uint8(size)
}

// mark writes what the gazetteer says of the words of the text to their views: the code of
// the greatest place of that name, and whether the word begins it.
func (e *Encoder) mark() {
	g := gazetteerOfWorld()
	e.matches = g.world.Matches(e.matches[:0], e.s, e.words)
	for _, m := range e.matches {
		code := uint16(0)
		for _, p := range m.Places {
			if c := uint16(g.codes[p]); rank(c) > rank(code) {
				code = c
			}
		}
		for i := range m.N {
			e.seen[m.First+i].place = code<<2 | 1 + uint16(min(i, 1))
		}
	}
}

// rank orders codes by how likely a writer means such a place.
func rank(code uint16) int {
	switch k := world.Kind(code >> 3); k {
	case 0:
		return 0
	case world.Country:
		return 40
	case world.Region, world.Sea:
		return 30
	case world.Demonym:
		return 29
	case world.Admin1:
		return 28
	case world.City:
		return 10 + int(code&7)
	}
	return 1 + bits.Len16(code&7)
}
