package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"dateline"
	"dateline/index"
)

// batchArticles is how many articles go into one Put, as the command does it.
const batchArticles = 500

// inFolder runs f with a temporary folder and removes it.
func inFolder(f func(dir string) error) (err error) {
	dir, err := os.MkdirTemp("", "dateline-bench-")
	if err != nil {
		return fmt.Errorf("make a temporary folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return f(dir)
}

// withArchive runs f with the archive in dir and closes it.
func withArchive(ctx context.Context, dir string, options index.Options, f func(dateline.Archive) error) (err error) {
	a, err := index.Open(ctx, dir, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return f(a)
}

// fill puts articles that are all new and waits until they can be searched.
func fill(ctx context.Context, a dateline.Archive, articles []dateline.Article) error {
	var last dateline.Seq
	for batch := range slices.Chunk(articles, batchArticles) {
		out, upTo, err := a.Put(ctx, batch)
		if err != nil {
			return err
		}
		for i, o := range out {
			if o.Err != nil {
				return fmt.Errorf("article %s is rejected: %w", batch[i].ID, o.Err)
			}
			if o.Status != dateline.Added || o.ID != batch[i].ID {
				return fmt.Errorf("article %s is %s as %s; want it added under its id, so that judgements fit", batch[i].ID, o.Status, o.ID)
			}
		}
		last = upTo
	}
	return a.Wait(ctx, last)
}
