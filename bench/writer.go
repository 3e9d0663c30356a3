package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"

	"dateline"
)

// What is written while one search is read to its end.
const (
	addedWhilePaging   = 150
	revisedWhilePaging = 50
	erasedWhilePaging  = 5
)

// writer changes articles that match a search, and adds such ones.
type writer struct {
	name           string        // begins the ids of what is added
	ids            []dateline.ID // of the articles to change, the last first
	added, revised int
	erased         map[dateline.ID]bool
}

func newWriter(name string, plain []match) *writer {
	w := &writer{name: name, erased: map[dateline.ID]bool{}}
	for _, n := range rand.New(rand.NewPCG(150, 50)).Perm(len(plain)) {
		w.ids = append(w.ids, plain[n].id)
	}
	return w
}

// until writes until a part of all is done, 0 to 1. It returns the last change.
func (w *writer) until(ctx context.Context, a dateline.Archive, part float64) (last dateline.Seq, err error) {
	due := func(all int) int { return min(int(part*float64(all)+.5), all, len(w.ids)/3) }
	for w.added < due(addedWhilePaging) && err == nil {
		last, err = w.add(ctx, a)
	}
	for w.revised < due(revisedWhilePaging) && err == nil {
		last, err = w.revise(ctx, a)
	}
	for len(w.erased) < due(erasedWhilePaging) && err == nil {
		last, err = w.erase(ctx, a)
	}
	return last, err
}

// take is the next article to change: one after another, each once.
func (w *writer) take() dateline.ID {
	id := w.ids[len(w.ids)-1]
	w.ids = w.ids[:len(w.ids)-1]
	return id
}

// add puts an article with the text of one that matches, and a word more.
func (w *writer) add(ctx context.Context, a dateline.Archive) (dateline.Seq, error) {
	like, _, err := a.Article(ctx, w.ids[w.added%len(w.ids)], 0)
	if err != nil {
		return 0, err
	}
	w.added++
	name := w.name + strconv.Itoa(w.added)
	like.ID, like.Keys, like.Revision = dateline.ID(name), []dateline.Key{{Kind: dateline.KeyOwn, Source: "bench", Value: name}}, 0
	like.Body += " " + name
	return put(ctx, a, like, dateline.Added)
}

// revise gives an article another text: half of them still match, half do not.
func (w *writer) revise(ctx context.Context, a dateline.Archive) (dateline.Seq, error) {
	article, _, err := a.Article(ctx, w.take(), 0)
	if err != nil {
		return 0, err
	}
	w.revised++
	next := dateline.Article{ID: article.ID, Keys: article.Keys, Title: article.Title, Body: article.Body + " corrected", Known: article.Known}
	if w.revised%2 == 0 {
		next.Title, next.Body = "", "withdrawn "+strconv.Itoa(w.revised)
	}
	return put(ctx, a, next, dateline.Revised)
}

func (w *writer) erase(ctx context.Context, a dateline.Archive) (dateline.Seq, error) {
	id := w.take()
	w.erased[id] = true
	return a.Erase(ctx, id, "bench")
}

func put(ctx context.Context, a dateline.Archive, article dateline.Article, want dateline.Status) (dateline.Seq, error) {
	out, upTo, err := a.Put(ctx, []dateline.Article{article})
	if err == nil && (out[0].Err != nil || out[0].Status != want) {
		err = fmt.Errorf("article %s is %s, %w; want it %s", article.ID, out[0].Status, out[0].Err, want)
	}
	return upTo, err
}
