package server

import (
	"cmp"
	"slices"
	"strings"

	"dateline/index/text"
)

// wordTable finds names by the beginning of any of their words, in any case and
// without accents. Names have numbers, from 0 in the order of adding.
type wordTable struct {
	folds []string
	words []wordAt // of all names, in the order of what is there
}

// wordAt is where a word of a name begins.
type wordAt struct {
	name uint32
	at   uint32 // in its fold
}

// add takes a name; sort makes it found.
func (t *wordTable) add(name string) {
	fold := text.Fold(name)
	n := uint32(len(t.folds))
	t.folds = append(t.folds, fold)
	for at := 0; ; {
		t.words = append(t.words, wordAt{n, uint32(at)})
		next := strings.IndexByte(fold[at:], ' ')
		if next < 0 {
			return
		}
		at += next + 1
	}
}

func (t *wordTable) from(w wordAt) string { return t.folds[w.name][w.at:] }

func (t *wordTable) sort() {
	t.words = slices.Clip(t.words)
	slices.SortFunc(t.words, func(a, b wordAt) int {
		return cmp.Or(strings.Compare(t.from(a), t.from(b)), cmp.Compare(a.name, b.name))
	})
}

// find calls found with the number of each name that has a word where prefix, a
// fold, begins; with some of them more than once.
func (t *wordTable) find(prefix string, found func(name int)) {
	first, _ := slices.BinarySearchFunc(t.words, prefix, func(w wordAt, p string) int { return strings.Compare(t.from(w), p) })
	for _, w := range t.words[first:] {
		if !strings.HasPrefix(t.from(w), prefix) {
			return
		}
		found(int(w.name))
	}
}
