package copies

import "math/bits"

// differentRuns is how many runs of two texts may be in one of them only for
// equalRuns: .05 of MaxRuns.
const differentRuns = 3

// namesOf is the names of a sketch as a set of bits, in which two may be the same.
func namesOf(s Sketch) (set uint64) {
	for _, h := range s.Names {
		set |= 1 << (h & 63)
	}
	return set
}

// resembles says whether two texts have minShared keys in common and may be Similar, and
// whether they may have equal runs. Most briefs of one template are told apart here,
// without reading their sketches.
func (n *node) resembles(m *node) (may, equal bool) {
	both := n.shared(m)
	if both < minShared {
		return false, false
	}
	// Of the keyCount smallest runs of both together all that are in both are shared
	// keys, so that the others are too many for texts with equal runs.
	equal = n.count < keyCount || m.count < keyCount || both >= keyCount-differentRuns
	return equal || n.called+m.called > MaxNames || n.namesMay(m), equal
}

// namesMay says whether the names of two texts may be as near as Similar wants, where
// the sketches hold all of both: a name whose bit the other has not is in one only.
func (n *node) namesMay(m *node) bool {
	a, b := int(n.called), int(m.called)
	both := min(a-bits.OnesCount64(n.names&^m.names), b-bits.OnesCount64(m.names&^n.names))
	most := overlap{all: a + b - both, both: both, fewer: min(a, b) - both}
	return most.all < fewNames || most.likeness() >= leastNames || most.within() >= leastWithin
}
