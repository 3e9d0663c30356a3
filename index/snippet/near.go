package snippet

import "dateline/index/text"

// near is words in any order with few others between them.
type near struct {
	slop  int
	total int            // words in all
	terms map[string]int // the distinct stems
	need  []int          // how often each is given
}

func newNear(forms []form, slop int) *near {
	n := &near{slop: slop, total: len(forms), terms: map[string]int{}}
	for _, f := range forms {
		i, ok := n.terms[f.text]
		if !ok {
			i = len(n.need)
			n.terms[f.text] = i
			n.need = append(n.need, 0)
		}
		n.need[i]++
	}
	return n
}

// stand is a word of a near clause in the text: its index there, and its term.
type stand struct{ word, term int }

// windows calls found with the shortest window that ends at each stand, if it
// holds all terms and at most slop other words.
func (n *near) windows(stands []stand, found func([]stand)) {
	have := make([]int, len(n.need))
	missing, left := n.total, 0
	for right, s := range stands {
		if have[s.term]++; have[s.term] <= n.need[s.term] {
			missing--
		}
		for ; have[stands[left].term] > n.need[stands[left].term]; left++ {
			have[stands[left].term]--
		}
		if missing == 0 && s.word-stands[left].word+1-n.total <= n.slop {
			found(stands[left : right+1])
		}
	}
}

// match makes a match of a window.
func (n *near) match(clause int, words []text.Word, window []stand) match {
	first, last := window[0].word, window[len(window)-1].word
	m := match{clause: clause, Span: Span{words[first].Start, words[last].End}}
	for _, s := range window {
		m.parts = append(m.parts, Span{words[s.word].Start, words[s.word].End})
	}
	return m
}
