package match

import "sync"

// room is memory for the sets that a search needs for itself. The next one uses it again:
// it takes longer to make than many searches take.
type room struct {
	words  []uint64
	used   int
	bounds bounds
}

// mostSets is how many sets of all articles a room has place for, if it is to be used again.
const mostSets = 32

var spareRooms sync.Pool

// set is room for a set of articles of p, which is empty. It is good until Close.
func (v *View) set(p *part) []uint64 { return v.words(p.blocks) }

// words are n of them, all 0.
func (v *View) words(n int) []uint64 {
	r := v.ownRoom()
	if len(r.words)-r.used < n {
		r.words, r.used = make([]uint64, max(2*len(r.words), 2*v.blocks)), 0
	}
	set := r.words[r.used : r.used+n : r.used+n]
	r.used += n
	clear(set)
	return set
}

func (v *View) ownRoom() *room {
	if v.room == nil {
		if v.room, _ = spareRooms.Get().(*room); v.room == nil {
			v.room = &room{}
		}
	}
	return v.room
}

// Close lets others have what the view has used. No Run of it, and no set that it has given, may
// be used any more. A view that is not closed costs more memory, and nothing else.
func (v *View) Close() {
	r := v.room
	if v.room = nil; r == nil || len(r.words) > mostSets*v.blocks {
		return
	}
	r.used = 0
	spareRooms.Put(r)
}
