package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"

	"dateline"
	"dateline/bench/peers/line"
	"dateline/index"
	"dateline/index/ingest"
	"dateline/index/memory"
)

// own is dateline among the engines: the whole archive, record and reading for
// places included, through its contract.
type own struct {
	places  []dateline.Place
	opening func(ctx context.Context, dir string) (dateline.Archive, error) // nil: the archive in the folder dir
	archive dateline.Archive
	release func() // ends the bounds of memory under which it is asked
}

// driveDateline is the driver of dateline, with the places of a file.
func driveDateline(ctx context.Context, places string, in io.Reader, out io.Writer) error {
	list, err := readPlaces(places)
	if err != nil {
		return err
	}
	return line.Serve(ctx, &own{places: list}, in, out)
}

func readPlaces(file string) (out []dateline.Place, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for one := range strings.Lines(string(raw)) {
		id, label, found := strings.Cut(strings.TrimSuffix(one, "\n"), "\t")
		if !found {
			return nil, fmt.Errorf("%s:%d: %q is no place; want an id and a name with a tab between them", file, len(out)+1, one)
		}
		out = append(out, dateline.Place{ID: id, Label: label, Kind: "city"})
	}
	return out, nil
}

func (o *own) Version() string { return "dateline " + commit() }

// Open bounds the memory as that of a server until Close.
func (o *own) Open(ctx context.Context, dir string) error {
	o.release = memory.Bound(memory.Serving)
	return o.open(ctx, dir)
}

func (o *own) open(ctx context.Context, dir string) (err error) {
	if o.opening != nil {
		o.archive, err = o.opening(ctx, dir)
		return err
	}
	o.archive, err = index.Open(ctx, dir, index.Options{SettleAfter: -1}) // its segments are as they came
	return err
}

// Index returns when all articles are durable and can be searched.
func (o *own) Index(ctx context.Context, articles iter.Seq2[line.Article, error], dir string) error {
	defer memory.Bound(memory.Indexing)()
	if err := o.open(ctx, dir); err != nil {
		return err
	}
	if _, _, err := o.archive.PutPlaces(ctx, "bench", o.places); err != nil {
		return err
	}
	f := feeding{statuses: map[dateline.Status]int{}, rejects: map[string]int{}}
	batch := make([]dateline.Article, 0, batchArticles)
	var failed error
	items := func(yield func(ingest.Item) bool) {
		for a, err := range articles {
			if failed = err; err != nil || !yield(ingest.Item{Article: articleOf(a)}) {
				return
			}
		}
	}
	for it := range ingest.Ahead(items) { // as the command reads its files
		if batch = append(batch, it.Article); len(batch) == batchArticles {
			if err := f.put(ctx, o.archive, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if failed != nil {
		return failed
	}
	if err := f.put(ctx, o.archive, batch); err != nil {
		return err
	}
	if len(f.rejects) > 0 {
		return fmt.Errorf("articles are rejected: %s", strings.Join(slices.Sorted(maps.Keys(f.rejects)), "; "))
	}
	return o.archive.Wait(ctx, f.last)
}

func articleOf(a line.Article) dateline.Article {
	out := dateline.Article{
		ID: dateline.ID(a.ID), Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "bench", Value: a.ID}}, Title: a.Title, Body: a.Body,
	}
	out.Known.Publication = dateline.Sourced[string]{Value: a.Publication, From: dateline.FromMetadata}
	out.Known.Language = dateline.Sourced[string]{Value: "en", From: dateline.FromMetadata}
	if !a.Published.IsZero() {
		out.Known.Published = dateline.Sourced[dateline.Date]{Value: dateline.DateOf(a.Published), From: dateline.FromMetadata}
	}
	return out
}

// Step makes the index anew from the record. Opening and closing are not much beside
// that.
func (o *own) Step(ctx context.Context, dir string) error {
	defer memory.Bound(memory.Indexing)()
	if err := o.open(ctx, dir); err != nil {
		return err
	}
	if err := o.archive.Rebuild(ctx, nil); err != nil {
		return err
	}
	return o.Close()
}

// Settle closes the archive: nobody merges one by hand.
func (o *own) Settle(context.Context) error { return o.Close() }

func (o *own) Close() error {
	if o.release != nil {
		o.release()
	}
	if o.archive == nil {
		return nil
	}
	defer func() { o.archive = nil }()
	return o.archive.Close()
}

func (o *own) Ask(ctx context.Context, mode string, q line.Query) (line.Answer, error) {
	if o.archive == nil {
		return line.Answer{}, errors.New("nothing is opened")
	}
	s, err := searchOf(mode, q)
	if err != nil {
		return line.Answer{}, err
	}
	res, err := o.archive.Search(ctx, s)
	if err != nil {
		return line.Answer{}, err
	}
	return answerOf(res), nil
}
