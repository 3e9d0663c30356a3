package full

import (
	"strings"
	"sync"
)

// cache keeps the forms used last: at most two generations of them. When the young one
// is full it becomes the old one, and what is asked for again moves up.
type cache struct {
	mu         sync.Mutex
	young, old map[spelling]*form
}

const (
	generation = 4096 // forms of 3.8 kB each
	longestKey = 64   // bytes; longer words are seldom seen twice
)

// get looks up all words, and appends those that are not there to missing, each once,
// with the place of each in forms.
func (c *cache) get(forms []*form, words []spelling, missing []spelling) []spelling {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, w := range words {
		forms[i] = c.young[w]
		if forms[i] == nil {
			if f := c.old[w]; f != nil {
				forms[i] = f
				c.keep(w, f)
			} else {
				missing = append(missing, w)
			}
		}
	}
	return missing
}

// put keeps copies of the words, which are parts of a text that is not kept for them.
func (c *cache) put(words []spelling, forms []*form) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, w := range words {
		if len(w.text) <= longestKey {
			c.keep(spelling{strings.Clone(w.text), w.norm}, forms[i])
		}
	}
}

func (c *cache) keep(w spelling, f *form) {
	if len(c.young) >= generation {
		c.young, c.old = make(map[spelling]*form, generation), c.young
	}
	c.young[w] = f
}
