package full

import "slices"

// phrase is a node of a tree of words: exceptions that the rules of affixes cut. They
// are put together again where their words stand one after the other.
type phrase struct {
	next map[string]*phrase
	ends bool
}

func (p *phrase) child(text string) *phrase {
	if p.next == nil {
		p.next = map[string]*phrase{}
	}
	if p.next[text] == nil {
		p.next[text] = &phrase{}
	}
	return p.next[text]
}

func (r *rules) compilePhrases() *phrase {
	root := &phrase{}
	for chunk := range r.exceptions {
		if !r.breaks(chunk) {
			continue
		}
		p := root
		for _, w := range r.pieces(nil, chunk, false) {
			p = p.child(chunk[w.start:w.end])
		}
		p.ends = true
	}
	return root
}

// breaks reports whether a rule would cut chunk.
func (r *rules) breaks(chunk string) bool {
	if r.prefix(chunk) > 0 || r.suffix(chunk) > 0 {
		return true
	}
	for i, c := range chunk {
		if c == ' ' || r.infix(chunk, i) > 0 {
			return true
		}
	}
	return false
}

// found is a phrase of n words from first on.
type found struct{ first, n int }

// applyPhrases appends words to dst, with the pieces of an exception in the place of its
// words. A match whose words stand apart in the text is no exception.
func (r *rules) applyPhrases(dst, words []word, s string, matches []found) []word {
	done := 0
	for _, m := range matches {
		dst = append(dst, words[done:m.first]...)
		done = m.first + m.n
		covered := words[m.first:done]
		if pieces := r.exception(s[covered[0].start:covered[m.n-1].end]); pieces != nil {
			dst = appendPieces(dst, covered[0].start, pieces)
		} else {
			dst = append(dst, covered...)
		}
	}
	return append(dst, words[done:]...)
}

func (r *rules) findPhrases(words []word, s string) (out []found) {
	for i := range words {
		p := r.phrases
		for n, w := range words[i:] {
			if p = p.next[s[w.start:w.end]]; p == nil {
				break
			}
			if p.ends {
				out = append(out, found{i, n + 1})
			}
		}
	}
	return out
}

// chosen returns the matches that neither begin nor end in one tried before, in the order
// of the text; tried are the longest first, then the first in the text.
func chosen(all []found, words int) (out []found) {
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b found) int {
		if a.n != b.n {
			return b.n - a.n
		}
		return a.first - b.first
	})
	taken := make([]bool, words)
	for _, m := range all {
		if !taken[m.first] && !taken[m.first+m.n-1] {
			out = append(out, m)
		}
		for i := range m.n {
			taken[m.first+i] = true // even by one that is not chosen
		}
	}
	slices.SortFunc(out, func(a, b found) int { return a.first - b.first })
	return out
}
