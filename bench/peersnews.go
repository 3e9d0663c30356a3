package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"dateline"
	"dateline/bench/peers/line"
)

// newsRecord is a line of the file of news.
type newsRecord struct{ Title, Body, Date, URL string }

// newsArticles are articles and the cities that they were filed from.
type newsArticles struct {
	articles []line.Article
	desks    []string
	filed    map[string]int
	left     int // records that are left out
}

func readNews(ctx context.Context, file string) (*newsArticles, error) {
	n := &newsArticles{filed: map[string]int{}}
	err := eachRecord(file, func(r newsRecord) error {
		return errors.Join(ctx.Err(), n.add(r))
	})
	return n, err
}

// add takes a record, but for one that an archive refuses or whose hits would have
// no title.
func (n *newsArticles) add(r newsRecord) error {
	a := line.Article{Title: strings.Join(strings.Fields(r.Title), " "), Body: strings.Join(strings.Fields(r.Body), " ")}
	if a.Title == "" || a.Body == "" || strings.ContainsRune(r.Title+r.Body, 0) {
		n.left++
		return nil
	}
	if r.Date != "" {
		d, err := dateline.ParseDate(r.Date)
		if err != nil {
			return err
		}
		a.Published = d.At.UTC() // zero for a day without a time
	}
	n.articles, n.desks = append(n.articles, a), append(n.desks, deskOf(r.URL))
	for _, city := range citiesOf(a.Body) {
		n.filed[city]++
	}
	return nil
}

// mix puts the articles into a fixed order, numbers them and gives them their
// publications.
func (n *newsArticles) mix() {
	known := map[string]bool{}
	counts := map[string]int{}
	for _, d := range n.desks {
		counts[d]++
	}
	for _, d := range commonest(counts, manyDesks) {
		known[d] = d != ""
	}
	for i, d := range n.desks {
		if !known[d] {
			d = "general"
		}
		n.articles[i].Publication = "reuters-" + d
	}
	shuffle(n.articles, "r%06d")
}

// shuffle puts articles into a fixed order and numbers them.
func shuffle(articles []line.Article, form string) {
	rnd := rand.New(rand.NewPCG(seed, 0))
	rnd.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	for i := range articles {
		articles[i].ID = fmt.Sprintf(form, i)
	}
}

// commonest are the n keys with the highest counts, equal ones by their names.
func commonest(counts map[string]int, n int) []string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}
