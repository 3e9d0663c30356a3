package main

import (
	"context"
	"fmt"
	"strings"

	"dateline"
	"dateline/index/ingest"
)

// wordCounts is what queries are made of: the heading of every article, and in
// how many articles each word is.
type wordCounts struct {
	headings []heading
	in       map[string]int
}

type heading struct {
	title []string
	month string // of publication, as the query language writes it; "" if unknown
}

func countWords(ctx context.Context, corpus string) (*wordCounts, error) {
	plan, err := ingest.NewPlan(ctx, []string{corpus}, ingest.Options{Source: "bench"})
	if err != nil {
		return nil, err
	}
	c := &wordCounts{in: map[string]int{}}
	for it := range plan.Items(ctx) {
		if it.Kind == ingest.KindArticle {
			c.add(it.Article.Title, it.Article.Body, month(it.Article.Known.Published.Value))
		}
	}
	if len(c.headings) == 0 {
		return nil, fmt.Errorf("%s holds no articles to make queries of", corpus)
	}
	return c, ctx.Err()
}

func month(d dateline.Date) string {
	if d.Month == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
}

// add counts the words of one article.
func (c *wordCounts) add(title, body, month string) {
	h := heading{lowerWords(title), month}
	c.headings = append(c.headings, h)
	seen := map[string]bool{}
	c.count(h.title, seen)
	c.count(lowerWords(body), seen)
}

func (c *wordCounts) count(words []string, seen map[string]bool) {
	for _, w := range words {
		if !seen[w] {
			seen[strings.Clone(w)] = true
			c.in[strings.Clone(w)]++
		}
	}
}

// lowerWords are the runs of letters and digits of a text, in lower case.
func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// share is the part of the articles that a word is in; 0 for one that no query
// is made of: shorter than four letters, or with a digit.
func (c *wordCounts) share(w string) float64 {
	if len(w) < 4 || strings.ContainsAny(w, "0123456789") {
		return 0
	}
	return float64(c.in[w]) / float64(len(c.headings))
}

// between are the words of a title, each once, that at least low and fewer than
// high of all articles have.
func (c *wordCounts) between(title []string, low, high float64) (out []string) {
	seen := map[string]bool{}
	for _, w := range title {
		if f := c.share(w); f >= low && f < high && !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}
