package record

import (
	"sync"

	"dateline"
)

// recent keeps the texts that were shown last, of one state of the record: the next page
// and the next choice of a facet mostly show some of them again. A change of anything
// empties it, so that nothing erased is ever taken from it.
type recent struct {
	mu    sync.Mutex
	seq   dateline.Seq // of the state
	texts map[Ref]dateline.Article
	bytes int // of their titles and bodies
}

const (
	recentBytes = 4 << 20  // some thousand articles
	keptBytes   = 64 << 10 // the longest text that is kept
)

// get returns a text of the state at seq; ok is false if it is not there.
func (s *recent) get(seq dateline.Seq, ref Ref) (a dateline.Article, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq != s.seq {
		return a, false
	}
	a, ok = s.texts[ref]
	return a, ok
}

// put keeps a text of the state at seq, if that is the newest one that was seen.
func (s *recent) put(seq dateline.Seq, ref Ref, a dateline.Article) {
	size := len(a.Title) + len(a.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	if size > keptBytes || seq < s.seq {
		return
	}
	if seq > s.seq || s.texts == nil || s.bytes+size > recentBytes {
		s.seq, s.texts, s.bytes = seq, map[Ref]dateline.Article{}, 0
	}
	if _, there := s.texts[ref]; !there {
		s.texts[ref] = a
		s.bytes += size
	}
}
