package record

import (
	"sync"

	"dateline"
)

// recent keeps the texts that were shown last, of one state of the record: the next page
// and the next choice of a facet mostly show some of them again. A change of anything
// empties it, so that nothing erased is ever taken from it. When half of its room is
// full, what has not been asked for since the other half was full goes.
type recent struct {
	mu    sync.Mutex
	seq   dateline.Seq // of the state
	texts map[Ref]*dateline.Article
	older map[Ref]*dateline.Article
	bytes int // of the titles and bodies of texts
}

const (
	recentBytes = 8 << 20  // some thousand articles
	keptBytes   = 64 << 10 // the longest text that is kept
)

// get returns a text of the state at seq; ok is false if it is not there.
func (s *recent) get(seq dateline.Seq, ref Ref) (a dateline.Article, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq != s.seq {
		return a, false
	}
	kept := s.find(ref)
	if kept == nil {
		return a, false
	}
	return *kept, true
}

// all returns the texts of the state at seq in the order of refs; ok is false if one is not there.
func (s *recent) all(seq dateline.Seq, refs []Ref) (list []*dateline.Article, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq != s.seq {
		return nil, false
	}
	list = make([]*dateline.Article, len(refs))
	for i, ref := range refs {
		if list[i] = s.find(ref); list[i] == nil {
			return nil, false
		}
	}
	return list, true
}

func (s *recent) find(ref Ref) *dateline.Article {
	if a := s.texts[ref]; a != nil {
		return a
	}
	a := s.older[ref]
	if a != nil {
		s.keep(ref, a)
	}
	return a
}

// put keeps a text of the state at seq, if that is the newest one that was seen.
func (s *recent) put(seq dateline.Seq, ref Ref, a dateline.Article) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sizeOf(&a) > keptBytes || seq < s.seq {
		return
	}
	if seq > s.seq {
		s.seq, s.texts, s.older, s.bytes = seq, nil, nil, 0
	}
	if s.find(ref) == nil {
		s.keep(ref, &a)
	}
}

func (s *recent) keep(ref Ref, a *dateline.Article) {
	if s.texts == nil || s.bytes+sizeOf(a) > recentBytes/2 {
		s.older, s.texts, s.bytes = s.texts, map[Ref]*dateline.Article{}, 0
	}
	s.texts[ref] = a
	s.bytes += sizeOf(a)
}

func sizeOf(a *dateline.Article) int { return len(a.Title) + len(a.Body) }
