package tag

import "math/bits"

// Features are 32 bits of a hash over their kind and value: two that share them are one
// feature to the model.

// kind is what a feature says something of.
type kind uint64

const (
	kindBias kind = iota
	kindWord
	kindWritten
	kindShape
	kindFirst
	kindLast
	kindLower
	kindCluster
	kindClass
	kindPlace
	kindPrefix
	kindSuffix
	kindGapBefore
	kindGapAfter
	kindPosition
	kindShout
	kindOwner
	kindElsewhere
	kindEdge
	kindPairBefore
	kindPairAfter
	kindShapes
	kindClusters
	kindName
	kindHint
	kindHintShape
	kinds
)

const golden = 0x9E3779B97F4A7C15

// feature returns the feature of that kind and value at a distance of offset words, -2
// to 2.
func feature(k kind, offset int, value uint64) uint32 {
	h, l := bits.Mul64(value^(uint64(k)<<8|uint64(offset+3))*golden, 0xD6E8FEB86659FD93)
	return uint32((h ^ l) >> 16)
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func (e *Encoder) add(k kind, offset int, value uint64) {
	e.features = append(e.features, feature(k, offset, value))
}

// word writes the features of the word at i of the sentence from:to.
func (e *Encoder) word(from, i, to int) {
	v := &e.seen[i]
	e.add(kindBias, 0, 0)
	for offset := -2; offset <= 2; offset++ {
		if j := i + offset; j < from || j >= to {
			e.add(kindEdge, offset, 0)
		} else {
			e.neighbour(offset, &e.seen[j])
		}
	}
	e.letters(i)
	if v.hinted != 0 {
		e.add(kindHintShape, 0, v.hinted^uint64(firstOf(v.shape)))
		e.add(kindHintShape, 1, v.hinted^uint64(v.place>>5)<<8^uint64(v.facts.First)<<4)
	}
	e.add(kindWritten, 0, v.written)
	e.add(kindPosition, 0, uint64(min(i-from, 2))<<16|uint64(firstOf(v.shape)))
	if v.shout {
		e.add(kindShout, 0, uint64(firstOf(v.shape)))
	}
	if v.capital {
		e.add(kindElsewhere, 0, uint64(v.elsewhere))
		if i == from {
			e.add(kindElsewhere, 1, uint64(v.elsewhere))
		}
	}
	e.pairs(from, i, to)
}

// neighbour writes what is said of a word and of the two on each side of it.
func (e *Encoder) neighbour(offset int, v *view) {
	e.add(kindWord, offset, v.exact)
	e.add(kindShape, offset, uint64(v.shape))
	e.add(kindLower, offset, uint64(v.facts.Lower))
	e.add(kindClass, offset, uint64(v.class))
	e.add(kindPlace, offset, uint64(v.place))
	e.add(kindGapBefore, offset, uint64(v.before))
	if offset == 2 || offset == 0 {
		e.add(kindGapAfter, offset, uint64(v.after))
	}
	if v.facts.First > 0 {
		e.add(kindFirst, offset, uint64(v.facts.First))
	}
	if v.facts.Last > 0 {
		e.add(kindLast, offset, uint64(v.facts.Last))
	}
	if v.owner {
		e.add(kindOwner, offset, 0)
	}
	if v.hinted != 0 {
		e.add(kindHint, offset, v.hinted)
	}
	if v.cluster != 0 {
		for _, n := range [...]uint{4, 6, 9, 20} {
			e.add(kindCluster, offset, uint64(n)<<32|uint64(v.cluster&(1<<n-1)))
		}
	}
}

// letters writes the beginnings and ends of a word, of at most four bytes.
func (e *Encoder) letters(i int) {
	exact := e.words[i].Exact
	for n := 1; n <= 4 && n < len(exact); n++ {
		e.add(kindPrefix, n-2, hash(exact[:n]))
		e.add(kindSuffix, n-2, hash(exact[len(exact)-n:]))
	}
}

// pairs writes what is said of the word together with its neighbours.
func (e *Encoder) pairs(from, i, to int) {
	v := &e.seen[i]
	var before, after view
	if i > from {
		before = e.seen[i-1]
		e.add(kindPairBefore, 0, before.exact^bits.RotateLeft64(v.exact, 21))
		e.add(kindClusters, -1, uint64(before.cluster&(1<<6-1))<<32|uint64(v.cluster&(1<<6-1)))
		e.add(kindName, -1, uint64(before.facts.First)<<16|uint64(v.facts.Last)<<8|uint64(firstOf(v.shape)))
	}
	if i+1 < to {
		after = e.seen[i+1]
		e.add(kindPairAfter, 0, v.exact^bits.RotateLeft64(after.exact, 21))
		e.add(kindClusters, 1, uint64(v.cluster&(1<<6-1))<<32|uint64(after.cluster&(1<<6-1)))
		e.add(kindName, 1, uint64(v.facts.First)<<16|uint64(after.facts.Last)<<8|uint64(firstOf(after.shape)))
	}
	e.add(kindShapes, 0, uint64(firstOf(before.shape))<<40|uint64(v.before)<<32|uint64(firstOf(v.shape))<<24|uint64(v.after)<<16|uint64(firstOf(after.shape)))
}
