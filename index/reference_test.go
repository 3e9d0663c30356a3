package index_test

import (
	"math"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// The reference is BM25F as the books write it, over plain slices of words, to
// hold the archive's scores against.
const (
	refK1, refB    = 1.2, 0.75
	refTitleWeight = 2
)

type refArticle struct {
	id          string
	title, body []text.Word
}

func newRefArticle(a dateline.Article) refArticle {
	return refArticle{string(a.ID), text.Words(a.Title), text.Words(a.Body)}
}

func (a refArticle) length() float64 { return float64(refTitleWeight*len(a.title) + len(a.body)) }

type reference struct {
	articles []refArticle
	average  float64            // of their lengths
	idfs     map[string]float64 // by what was typed
}

func newReference(articles []dateline.Article) *reference {
	r := &reference{idfs: map[string]float64{}}
	for _, a := range articles {
		r.articles = append(r.articles, newRefArticle(a))
		r.average += newRefArticle(a).length() / float64(len(articles))
	}
	return r
}

// counter counts the occurrences of one thing in the words of one field.
type counter func(words []text.Word) int

func (r *reference) idf(c counter) float64 {
	var df float64
	for _, a := range r.articles {
		if c(a.title)+c(a.body) > 0 {
			df++
		}
	}
	return math.Log(1 + (float64(len(r.articles))-df+0.5)/(df+0.5))
}

// bm25 scores the weighted occurrences of c in a.
func (r *reference) bm25(a refArticle, c counter, idf float64) float64 {
	tf := float64(refTitleWeight*c(a.title) + c(a.body))
	return idf * tf * (refK1 + 1) / (tf + refK1*(1-refB+refB*keptLength(a.length())/r.average))
}

// keptLength is the greatest length that Lucene has a byte for and that is not above n:
// from 24 on it adds numbers of four bits and zeros.
func keptLength(n float64) float64 {
	kept := min(n, 24)
	for unit := 1.0; 24+8*unit <= n; unit *= 2 {
		for digits := 8.0; digits < 16 && 24+digits*unit <= n; digits++ {
			kept = 24 + digits*unit
		}
	}
	if n >= 24 && n < 32 {
		kept = n
	}
	return kept
}

// clause is a query and what the reference makes of it: whether an article
// matches, and its score.
type clause struct {
	typed string
	score func(r *reference, a refArticle) (float64, bool)
}

func scored(typed string, c counter, idf func(r *reference) float64) clause {
	return clause{typed, func(r *reference, a refArticle) (float64, bool) {
		if _, known := r.idfs[typed]; !known {
			r.idfs[typed] = idf(r)
		}
		return r.bm25(a, c, r.idfs[typed]), c(a.title)+c(a.body) > 0
	}}
}

func stemCounter(stem string) counter {
	return func(words []text.Word) (n int) {
		for _, w := range words {
			if w.Stem == stem {
				n++
			}
		}
		return n
	}
}

func exactCounter(exact string) counter {
	return func(words []text.Word) (n int) {
		for _, w := range words {
			if w.Exact == exact {
				n++
			}
		}
		return n
	}
}

func refWord(w string) clause {
	c := stemCounter(text.Words(w)[0].Stem)
	return scored(w, c, func(r *reference) float64 { return r.idf(c) })
}

func refPhrase(ws ...string) clause {
	count := func(words []text.Word) (n int) {
		for i := range words {
			if i+len(ws) <= len(words) && slices.EqualFunc(ws, words[i:i+len(ws)], func(s string, w text.Word) bool { return s == w.Exact }) {
				n++
			}
		}
		return n
	}
	return scored(`"`+strings.Join(ws, " ")+`"`, count, func(r *reference) (sum float64) {
		for _, w := range ws {
			sum += r.idf(exactCounter(w))
		}
		return sum
	})
}

// refNear counts by trying every pair, for two different words.
func refNear(a, b string, slop int) clause {
	sa, sb := text.Words(a)[0].Stem, text.Words(b)[0].Stem
	count := func(words []text.Word) (n int) {
		for end, from := 0, 0; end < len(words); end++ {
			for start := end - 1; start >= from; start-- {
				x, y := words[start].Stem, words[end].Stem
				if end-start-1 <= slop && (x == sa && y == sb || x == sb && y == sa) {
					n++
					from = end + 1
					break
				}
			}
		}
		return n
	}
	typed := `"` + a + " " + b + `"~` + string(rune('0'+slop))
	return scored(typed, count, func(r *reference) float64 { return r.idf(stemCounter(sa)) + r.idf(stemCounter(sb)) })
}

// refPrefix takes all words that begin with p as one.
func refPrefix(p string) clause {
	count := func(words []text.Word) (n int) {
		for _, w := range words {
			if strings.HasPrefix(w.Exact, p) {
				n++
			}
		}
		return n
	}
	return scored(p+"*", count, func(r *reference) float64 { return r.idf(count) })
}

func refAnd(x, y clause) clause {
	return clause{"(" + x.typed + " " + y.typed + ")", func(r *reference, a refArticle) (float64, bool) {
		sx, okx := x.score(r, a)
		sy, oky := y.score(r, a)
		return sx + sy, okx && oky
	}}
}

func refOr(x, y clause) clause {
	return clause{"(" + x.typed + " OR " + y.typed + ")", func(r *reference, a refArticle) (sum float64, any bool) {
		for _, c := range []clause{x, y} {
			if s, ok := c.score(r, a); ok {
				sum, any = sum+s, true
			}
		}
		return sum, any
	}}
}

func refNot(x, y clause) clause {
	return clause{"(" + x.typed + " NOT " + y.typed + ")", func(r *reference, a refArticle) (float64, bool) {
		s, ok := x.score(r, a)
		_, not := y.score(r, a)
		return s, ok && !not
	}}
}

func refBoost(x clause, by string, factor float64) clause {
	return clause{x.typed + "^" + by, func(r *reference, a refArticle) (float64, bool) {
		s, ok := x.score(r, a)
		return s * factor, ok
	}}
}
