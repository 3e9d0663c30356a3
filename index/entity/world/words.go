package world

import "slices"

// words are the words of names, sorted, each once, in one string, and a hash table
// with open addressing over them. A word's number is its place in the order.
type words struct {
	pool  string
	at    []uint32 // word i is pool[at[i]:at[i+1]]
	slots []uint32 // 0 or the number of a word and one
}

func newWords(sorted []string) words {
	w := words{at: make([]uint32, 1, len(sorted)+1)}
	n := 0
	for _, s := range sorted {
		n += len(s)
	}
	pool := make([]byte, 0, n)
	for _, s := range sorted {
		pool = append(pool, s...)
		w.at = append(w.at, uint32(len(pool)))
	}
	w.pool = string(pool)
	w.fill()
	return w
}

func (w *words) len() int { return max(len(w.at)-1, 0) }

func (w *words) word(i int) string { return w.pool[w.at[i]:w.at[i+1]] }

// fill makes the slots, at least twice as many as there are words.
func (w *words) fill() {
	size := 4
	for size < 2*w.len() {
		size *= 2
	}
	w.slots = make([]uint32, size)
	for i := range w.len() {
		slot := hash(w.word(i)) & uint32(size-1)
		for w.slots[slot] != 0 {
			slot = (slot + 1) & uint32(size-1)
		}
		w.slots[slot] = uint32(i + 1)
	}
}

// find returns the number of a word, and whether there is one.
func (w *words) find(word string) (number uint32, ok bool) {
	mask := uint32(len(w.slots) - 1)
	if w.slots == nil {
		return 0, false
	}
	for slot := hash(word) & mask; ; slot = (slot + 1) & mask {
		n := w.slots[slot]
		if n == 0 {
			return 0, false
		}
		if w.word(int(n-1)) == word {
			return n - 1, true
		}
	}
}

// hash is FNV-1a of 32 bits (Fowler, Noll, Vo), its upper half mixed into the lower,
// which is what a table reads.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// sortedWords are the words of all keys, sorted, each once.
func sortedWords(names []name) []string {
	var all []string
	seen := map[string]bool{}
	for _, n := range names {
		for _, w := range n.words {
			if !seen[w] {
				seen[w] = true
				all = append(all, w)
			}
		}
	}
	slices.Sort(all)
	return all
}
