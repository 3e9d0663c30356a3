package match

import "slices"

// together is what was made of some segments together.
type together struct {
	of   []uint64
	made sized // nil: nothing
}

// mostTogether is how many bytes are kept together at the most: what takes more is quicker to
// make than what it would push out is.
const mostTogether = 128 << 10

func (t together) bytes() int {
	if t.made == nil {
		return 0
	}
	return perList + 8*len(t.of) + t.made.bytes()
}

// putTogether keeps what was made of segments together, in place of what was before.
func (l *lists) putTogether(words string, all together) {
	of := l.add(words)
	l.room += of.all.bytes() - all.bytes()
	of.all = all
	l.fit()
}

// together returns what is kept of words in all segments of a state together, or makes it.
func (v *View) together(words string, make func() (sized, error)) (sized, error) {
	if all := v.keptTogether(words); all != nil {
		return all, nil
	}
	all, err := make()
	if err != nil || all.bytes() > mostTogether {
		return all, err
	}
	v.cache.mu.Lock()
	defer v.cache.mu.Unlock()
	for _, id := range v.ids {
		if v.cache.segments[id] == nil {
			return all, nil // of a state that is no more
		}
	}
	v.cache.lists.putTogether(words, together{v.ids, all})
	return all, nil
}

func (v *View) keptTogether(words string) sized {
	v.cache.mu.Lock()
	defer v.cache.mu.Unlock()
	if of := v.cache.lists.get(words); of != nil && slices.Equal(of.all.of, v.ids) {
		return of.all.made
	}
	return nil
}
