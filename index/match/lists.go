package match

import (
	ring "container/list"
	"slices"
)

// lists keeps the lists of words and the forms of stems up to a bound; those that were not
// asked for longest go first, in all segments.
type lists struct {
	room    int // in bytes, what is left
	byWords map[string]*ring.Element
	recent  *ring.List // of *listed, the last asked for at the front
}

// sized is what is kept.
type sized interface {
	bytes() int // what it takes, or a little more
}

// listed is what is kept of words in the fields that they are looked for in.
type listed struct {
	words string
	made  map[uint64]sized // by segment
	all   together
}

// Bytes that are counted for what stands around a list.
const (
	perWords = 256
	perList  = 64
)

func newLists(room int) lists {
	return lists{room: room, byWords: map[string]*ring.Element{}, recent: ring.New()}
}

// get is what is kept of words; nil if nothing is.
func (l *lists) get(words string) *listed {
	e := l.byWords[words]
	if e == nil {
		return nil
	}
	l.recent.MoveToFront(e)
	return e.Value.(*listed)
}

// put keeps a list, unless it is larger than all the room there is.
func (l *lists) put(words string, segment uint64, made sized) {
	of := l.add(words)
	l.without(of, segment)
	of.made[segment] = made
	l.room -= perList + made.bytes()
	l.fit()
}

func (l *lists) add(words string) *listed {
	of := l.get(words)
	if of == nil {
		of = &listed{words: words, made: map[uint64]sized{}}
		l.byWords[words] = l.recent.PushFront(of)
		l.room -= perWords + len(words)
	}
	return of
}

// fit lets go of what there is no room for.
func (l *lists) fit() {
	for l.room < 0 {
		l.remove(l.recent.Back())
	}
}

// without lets what is kept of words in a segment go.
func (l *lists) without(of *listed, segment uint64) {
	if made := of.made[segment]; made != nil {
		delete(of.made, segment)
		l.room += perList + made.bytes()
	}
}

func (l *lists) remove(e *ring.Element) {
	of := l.recent.Remove(e).(*listed)
	for _, made := range of.made {
		l.room += perList + made.bytes()
	}
	delete(l.byWords, of.words)
	l.room += perWords + len(of.words) + of.all.bytes()
}

// drop lets the lists of a segment go.
func (l *lists) drop(segment uint64) {
	for _, e := range l.byWords {
		of := e.Value.(*listed)
		l.without(of, segment)
		if slices.Contains(of.all.of, segment) {
			l.room += of.all.bytes()
			of.all = together{}
		}
		if len(of.made) == 0 && of.all.made == nil {
			l.remove(e)
		}
	}
}

// listed returns what is kept of words in each segment of a state; nil where nothing is.
func (v *View) listed(words string) []sized {
	out := make([]sized, len(v.segments))
	v.cache.mu.Lock()
	defer v.cache.mu.Unlock()
	if of := v.cache.lists.get(words); of != nil {
		for i, p := range v.segments {
			out[i] = of.made[p.id]
		}
	}
	return out
}

// keep keeps what was made of a segment that is still one of the newest state.
func (v *View) keep(words string, p *part, made sized) {
	v.cache.mu.Lock()
	defer v.cache.mu.Unlock()
	if v.cache.segments[p.id] != nil {
		v.cache.lists.put(words, p.id, made)
	}
}
