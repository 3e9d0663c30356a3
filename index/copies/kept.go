package copies

// kept are the sketches of texts that were met last: those that are compared with the
// texts that come are mostly the same few, and those that came a moment ago. They are in
// sets of two, of which the one that was not met last gives way.
type kept struct {
	pages [keptSets / keptPage]*[keptPage]keptSet
}

// keptSets is how many sets there are, with 6.5 MB of sketches in all; they are made in
// pages of keptPage, of which a small archive needs few.
const (
	keptSets = 1 << 13
	keptPage = 1 << 7
)

type keptSet struct {
	sketches [2]keptSketch
	last     uint8 // the one that was met last
}

// keptSketch is a sketch without pointers, and whose it is: the number of the text and
// one more; 0 is none.
type keptSketch struct {
	of          uint32
	runs, names uint8
	values      [MaxRuns + MaxNames]uint32
}

func (k *kept) set(n uint32) *keptSet {
	at := n % keptSets
	page := &k.pages[at/keptPage]
	if *page == nil {
		*page = new([keptPage]keptSet)
	}
	return &(*page)[at%keptPage]
}

// get is the sketch of a text, until the next is put; nil if it is not there.
func (k *kept) get(n uint32) *keptSketch {
	s := k.set(n)
	for i := range s.sketches {
		if s.sketches[i].of == n+1 {
			s.last = uint8(i)
			return &s.sketches[i]
		}
	}
	return nil
}

// put keeps the sketch of a text that is not there.
func (k *kept) put(n uint32, from Sketch) *keptSketch {
	s := k.set(n)
	s.last ^= 1
	to := &s.sketches[s.last]
	to.of, to.runs, to.names = n+1, uint8(len(from.Runs)), uint8(len(from.Names))
	copy(to.values[copy(to.values[:], from.Runs):], from.Names)
	return to
}

// drop forgets the sketch of a text that is no more.
func (k *kept) drop(n uint32) {
	if s := k.get(n); s != nil {
		s.of = 0
	}
}

// sketch is what was kept, of a text with this hash.
func (s *keptSketch) sketch(text uint64) Sketch {
	all := s.values[:int(s.runs)+int(s.names)]
	return Sketch{Text: text, Runs: all[:s.runs:s.runs], Names: all[s.runs:]}
}
