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

// add says something of the word at hand: to a learner by the feature, to a model by the row
// of its weights, if it has any.
func (m *Model) add(to []uint32, k kind, offset int, value uint64) []uint32 {
	f := feature(k, offset, value)
	if m == nil {
		return append(to, f)
	}
	if n := m.table.of(f); n != 0 {
		to = append(to, n)
	}
	return to
}

// word appends what is said of the word at i of the sentence from:to. Its order is that in
// which weights are added up, on which sums of float32 depend.
func (e *Encoder) word(list []uint32, from, i, to int) []uint32 {
	m, v := e.model, &e.seen[i]
	list = m.add(list, kindBias, 0, 0)
	for offset := -2; offset <= 2; offset++ {
		if j := i + offset; j < from || j >= to {
			list = m.add(list, kindEdge, offset, 0)
		} else {
			list = m.neighbour(list, offset, &e.seen[j])
		}
	}
	list = append(list, v.part(partLetters, partLetters)...)
	if v.hinted != 0 {
		list = m.add(list, kindHintShape, 0, v.hinted^uint64(v.looks))
		list = m.add(list, kindHintShape, 1, v.hinted^uint64(v.place>>5)<<8^uint64(v.first)<<4)
	}
	list = append(list, v.part(partWritten, partWritten)...)
	list = m.add(list, kindPosition, 0, uint64(min(i-from, 2))<<16|uint64(v.looks))
	if v.shout {
		list = m.add(list, kindShout, 0, uint64(v.looks))
	}
	if v.capital {
		list = m.add(list, kindElsewhere, 0, uint64(v.elsewhere))
		if i == from {
			list = m.add(list, kindElsewhere, 1, uint64(v.elsewhere))
		}
	}
	return e.pairs(list, from, i, to)
}

// neighbour appends what is said of a word and of the two on each side of it.
func (m *Model) neighbour(list []uint32, offset int, v *view) []uint32 {
	near := (offset + 2) * partsNear
	list = append(list, v.part(near+partLooks, near+partLooks)...)
	if m != nil && v.place == 0 && v.before == gapBlank && v.after == gapBlank {
		list = append(list, m.blank[offset+2]...)
	} else {
		list = m.stands(list, offset, v)
	}
	if v.hinted == 0 {
		return append(list, v.part(near+partNames, near+partClusters)...)
	}
	list = append(list, v.part(near+partNames, near+partNames)...)
	list = m.add(list, kindHint, offset, v.hinted)
	return append(list, v.part(near+partClusters, near+partClusters)...)
}

// stands appends where a word stands.
func (m *Model) stands(list []uint32, offset int, v *view) []uint32 {
	list = m.add(list, kindPlace, offset, uint64(v.place))
	list = m.add(list, kindGapBefore, offset, uint64(v.before))
	if offset == 2 || offset == 0 {
		list = m.add(list, kindGapAfter, offset, uint64(v.after))
	}
	return list
}

// pairs appends what is said of the word together with its neighbours.
func (e *Encoder) pairs(list []uint32, from, i, to int) []uint32 {
	m, v, before, after := e.model, &e.seen[i], &none, &none
	if i > from {
		before = e.seen[i-1].form
		list = m.add(list, kindPairBefore, 0, before.hash^bits.RotateLeft64(v.hash, 21))
		list = m.add(list, kindClusters, -1, uint64(before.cluster&(1<<6-1))<<32|uint64(v.cluster&(1<<6-1)))
		list = m.add(list, kindName, -1, uint64(before.first)<<16|uint64(v.last)<<8|uint64(v.looks))
	}
	if i+1 < to {
		after = e.seen[i+1].form
		list = m.add(list, kindPairAfter, 0, v.hash^bits.RotateLeft64(after.hash, 21))
		list = m.add(list, kindClusters, 1, uint64(v.cluster&(1<<6-1))<<32|uint64(after.cluster&(1<<6-1)))
		list = m.add(list, kindName, 1, uint64(v.first)<<16|uint64(after.last)<<8|uint64(after.looks))
	}
	return m.add(list, kindShapes, 0, uint64(before.looks)<<40|uint64(v.before)<<32|uint64(v.looks)<<24|uint64(v.after)<<16|uint64(after.looks))
}
