package world

import (
	"slices"

	"dateline/index/entity"
	"dateline/index/text"
)

// Match is a name that stands in a text: words First to First+N-1. Places are those
// that have it, by population, most first; they must not be changed.
type Match struct {
	First, N int
	Places   []Index
}

// Matches appends to dst the names in s, of which words are the words by package text,
// in their order. From left to right each is the longest at its first word and takes
// its words. Its first word and its last one have a capital, unless the last one is
// written without one in the name, or the first is an Arabic or French article before
// a word with one (al-Bab). A name that is a code (OR) stands in capitals. Between the words may stand what package entity allows.
//
// What is found is the name of a place, and no more: whether one is meant, and
// which, is for the caller to say.
func (w *World) Matches(dst []Match, s string, words []text.Word) []Match {
	for i := 0; i < len(words); {
		if !mayBegin(s, words, i) {
			i++
			continue
		}
		n, places := w.longest(s, words[i:])
		if n == 0 {
			i++
			continue
		}
		dst = append(dst, Match{First: i, N: n, Places: places})
		i += n
	}
	return dst
}

// longest returns the number of words of the longest name at the beginning of words,
// and its places; 0 if there is none.
func (w *World) longest(s string, words []text.Word) (n int, places []Index) {
	n, node := w.trie.longest(s, words)
	if w.added == nil {
		return n, w.trie.at(node)
	}
	m, other := w.added.longest(s, words)
	switch {
	case n > m:
		return n, w.trie.at(node)
	case m > n:
		return m, w.added.at(other)
	}
	return n, both(w.trie.at(node), w.added.at(other))
}

func both(a, b []Index) []Index {
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// Lookup returns the places of a name, given as the Exact forms of its words, by
// population, most first; nil if there are none. The slice must not be changed.
func (w *World) Lookup(folded []string) []Index {
	places := w.trie.lookup(folded)
	if w.added != nil {
		places = both(places, w.added.lookup(folded))
	}
	if len(places) == 0 {
		return nil
	}
	return places
}

func (t *trie) lookup(folded []string) []Index {
	var at uint32
	for _, s := range folded {
		word, ok := t.words.find(s)
		if !ok {
			return nil
		}
		if at = t.next(at, word); at == 0 {
			return nil
		}
	}
	return t.at(at)
}

// mayBegin reports whether a name may begin with word i.
func mayBegin(s string, words []text.Word, i int) bool {
	w := words[i]
	if c := s[w.Start]; 'A' <= c && c <= 'Z' {
		return true
	} else if 'a' > c || c > 'z' {
		return entity.HasCapital(s[w.Start:w.End])
	}
	if i+1 < len(words) && words[i+1].Start == w.End+1 && isArticle(w.Exact) {
		return isCapital(s[words[i+1].Start])
	}
	return w.End-w.Start > 1 && entity.HasCapital(s[w.Start:w.End])
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' || c >= 0x80 }

// isArticle reports whether a word is written small in names of places: the Arabic
// article as it is before each letter, and the French one.
func isArticle(exact string) bool {
	switch exact {
	case "ad", "adh", "al", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "el", "en", "er", "es", "esh", "et", "ez", "ul", "ur", "l", "d":
		return true
	}
	return false
}

// longest returns the number of words of the longest name at the beginning of words,
// and its node; 0 if there is none.
func (t *trie) longest(s string, words []text.Word) (n int, node uint32) {
	var at uint32
	for i, w := range words {
		if i > 0 && !t.goesOn(at, s, words[i-1], w) {
			break
		}
		number, ok := t.words.find(w.Exact)
		if !ok {
			break
		}
		if at = t.next(at, number); at == 0 {
			break
		}
		if t.leaf[at] < t.leaf[at+1] && t.marks[at].fits(s[w.Start:w.End]) {
			n, node = i+1, at
		}
	}
	return n, node
}

// fits reports whether the last word of a name is written as the name demands.
func (m mark) fits(surface string) bool {
	if m&(markCode|markPlain) == markCode {
		return isCapitals(surface[:entity.PossessiveAt(surface)])
	}
	return m&markLow != 0 || entity.HasCapital(surface)
}

// goesOn reports whether a name that has come to a node by a word may go on with the
// next one of the text.
func (t *trie) goesOn(node uint32, s string, word, next text.Word) bool {
	if !t.leads(node) {
		return false
	}
	m := t.marks[node]
	gap := s[word.End:next.Start]
	if gap == " " && s[word.End-1] != 's' {
		return true
	}
	if m&markPossessive == 0 && entity.PossessiveAt(s[word.Start:word.End]) < word.End-word.Start {
		return false
	}
	return entity.Joins(gap, m&markDot != 0) || m&markComma != 0 && (gap == ", " || gap == "., ")
}
