package match

import ring "container/list"

// lists keeps the lists of frequent words and the forms of stems up to a bound; those
// that were not asked for longest go first.
type lists struct {
	room   int // in bytes, what is left
	byKey  map[listKey]*ring.Element
	recent *ring.List // of listed, the last asked for at the front
}

// sized is what is kept.
type sized interface {
	bytes() int // what it takes, or a little more
}

// listKey names words in the fields that they are looked for in.
type listKey struct {
	segment uint64
	words   string
}

type listed struct {
	key  listKey
	made sized
}

func newLists(room int) lists {
	return lists{room: room, byKey: map[listKey]*ring.Element{}, recent: ring.New()}
}

func (l *lists) get(k listKey) sized {
	e := l.byKey[k]
	if e == nil {
		return nil
	}
	l.recent.MoveToFront(e)
	return e.Value.(listed).made
}

// put keeps a list, unless it is larger than all the room there is.
func (l *lists) put(k listKey, made sized) {
	if l.byKey[k] != nil {
		return
	}
	l.byKey[k] = l.recent.PushFront(listed{k, made})
	l.room -= made.bytes() + len(k.words)
	for l.room < 0 {
		l.remove(l.recent.Back())
	}
}

func (l *lists) remove(e *ring.Element) {
	x := l.recent.Remove(e).(listed)
	delete(l.byKey, x.key)
	l.room += x.made.bytes() + len(x.key.words)
}

// drop lets the lists of a segment go.
func (l *lists) drop(segment uint64) {
	for k, e := range l.byKey {
		if k.segment == segment {
			l.remove(e)
		}
	}
}

// listed returns what is kept; nil if nothing is.
func (c *Cache) listed(k listKey) sized {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.lists.get(k)
}

// keepListed keeps what was made of a segment that is still one of the newest state.
func (c *Cache) keepListed(k listKey, made sized) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.segments[k.segment] != nil {
		c.lists.put(k, made)
	}
}
