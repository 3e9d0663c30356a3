package match

import (
	"cmp"
	"math"
	"slices"
)

// summary is what a column has all over its segment, deleted articles among them.
type summary struct {
	totals []uint32 // by value; the last is of the articles without one
	often  []often  // what many have, the most first
	// The column in fewer bits, where they are enough: counting mostly waits for the
	// memory. What stands for several values is larger by one than what stands for none.
	bytes  []uint8
	shorts []uint16
}

// often is a value that many articles have and no other beside it, or the lack of one.
type often struct {
	at uint32 // its place among the totals
	in Set
}

// leastOften is how many articles there are at the most for each that has what is kept
// as a set of bits: so all sets of a column take no more than half of its own memory.
const leastOften = 16

// sum is the summary of a column, made when it is asked for first.
func (c *column) sum() *summary {
	c.once.Do(func() {
		c.all.totals = make([]uint32, len(c.values)+1)
		single := make([]uint32, len(c.values)+1)
		for n, o := range c.of {
			if int(o) < len(single) {
				single[o]++
				c.all.totals[o]++
				continue
			}
			for _, o := range c.places(n) {
				c.all.totals[o]++
			}
		}
		c.all.often = c.often(single)
		switch several := len(single); {
		case several <= math.MaxUint8:
			c.all.bytes = narrow[uint8](c.of, several)
		case several <= math.MaxUint16:
			c.all.shorts = narrow[uint16](c.of, several)
		}
	})
	return &c.all
}

// narrow is a column in fewer bits.
func narrow[T uint8 | uint16](of []uint32, several int) []T {
	out := make([]T, len(of))
	for n, o := range of {
		out[n] = T(min(o, uint32(several)))
	}
	return out
}

// often are the sets of what many articles have, by how many articles have each alone.
func (c *column) often(single []uint32) (list []often) {
	which := make([]int, len(single)) // one more than the place in list
	for o, n := range single {
		if n > 0 && int(n) >= len(c.of)/leastOften {
			list = append(list, often{uint32(o), make(Set, (len(c.of)+63)/64)})
		}
	}
	slices.SortFunc(list, func(a, b often) int { return cmp.Compare(single[b.at], single[a.at]) })
	for i, x := range list {
		which[x.at] = i + 1
	}
	for n, o := range c.of {
		if int(o) < len(which) && which[o] > 0 {
			list[which[o]-1].in.Add(n)
		}
	}
	return list
}

// worth are those of the sets by which counting so many articles in so many blocks is
// quicker: they cost as much for each block as half an article does, and save the
// articles in them, which are as many as anywhere.
func (s *summary) worth(articles, blocks int) []often {
	for i, x := range s.often {
		if 2*int(s.totals[x.at])*articles < 64*blocks*blocks {
			return s.often[:i]
		}
	}
	return s.often
}
