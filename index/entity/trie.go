package entity

import (
	"strings"

	"dateline/index/text"
)

// trie holds names word by word. The steps from its root, which is no node, lie in
// a map of their own: most words of a text ask for one of them and for no more.
type trie struct {
	nodes []node
	first map[string]uint32
	steps map[step]uint32

	filter filter // of first (from node 0) and steps, made by seal

	// uncapped are the first words of the names that need no capital at the
	// beginning: the only ones that a word in lower case can begin.
	uncapped map[string]bool

	// shared keeps one string of each content for node.casings.
	shared map[string]string
}

// step leads from one node to the next by the Exact form of a word.
type step struct {
	from uint32
	word string
}

// node stands for the words on the way to it from the root.
type node struct {
	casings      string // the least casing of each word of the name that ends here; "" if none does
	place        uint32 // whose name it is
	leads        bool   // whether there is a step from here
	abbreviation bool   // a full stop may follow the last word without ending a sentence
	possessive   bool   // the name itself ends with a possessive: St. John's
}

func (n *node) named() bool { return n.casings != "" }

func newTrie() trie {
	return trie{
		first:    map[string]uint32{},
		steps:    map[step]uint32{},
		uncapped: map[string]bool{},
		shared:   map[string]string{},
	}
}

// add gives a name, of which words are the words, to a place. When another place
// has it, taken is true, other is that place, and nothing is given.
func (t *trie) add(place int, name string, words []text.Word) (other int, taken bool) {
	casings := make([]byte, len(words))
	var at uint32
	for i, w := range words {
		surface := name[w.Start:w.End]
		at = t.child(i, at, w.Exact)
		casings[i] = byte(demandOf(surface))
		if isAbbreviation(w.Exact) || strings.HasPrefix(name[w.End:], ".") && i+1 < len(words) {
			t.nodes[at].abbreviation = true
		}
	}
	end := &t.nodes[at]
	if end.named() && end.place != uint32(place) {
		return int(end.place), true
	}
	for i := range end.casings {
		casings[i] = min(casings[i], end.casings[i])
	}
	last := words[len(words)-1]
	end.place = uint32(place)
	end.casings = t.share(casings)
	end.possessive = end.possessive || possessiveAt(name[last.Start:last.End]) < last.End-last.Start
	if casing(casings[0]) != initial {
		t.uncapped[words[0].Exact] = true
	}
	return 0, false
}

// next returns the node of a word that stands at position i of a name; from is the
// node of the word before it.
func (t *trie) next(i int, from uint32, word string) (at uint32, ok bool) {
	if i == 0 {
		at, ok = t.first[word]
	} else if t.nodes[from].leads {
		at, ok = t.steps[step{from, word}]
	}
	return at, ok
}

// child returns what next does, and makes the node if need be.
func (t *trie) child(i int, from uint32, word string) uint32 {
	at, ok := t.next(i, from, word)
	if ok {
		return at
	}
	at = uint32(len(t.nodes))
	t.nodes = append(t.nodes, node{})
	if i == 0 {
		t.first[word] = at
	} else {
		t.nodes[from].leads = true
		t.steps[step{from, word}] = at
	}
	return at
}

func (t *trie) share(casings []byte) string {
	s, ok := t.shared[string(casings)]
	if !ok {
		s = string(casings)
		t.shared[s] = s
	}
	return s
}
