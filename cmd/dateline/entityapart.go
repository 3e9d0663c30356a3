package main

import (
	"context"

	"dateline"
	"dateline/index/correct"
)

// splitArticles makes the mentions of an entity in some articles another one's: a
// correction for each of them.
func (a *app) splitArticles(ctx context.Context, archive dateline.Archive, id string, in correct.Articles, to dateline.Correction) error {
	e, err := archive.Entity(ctx, id)
	if err != nil {
		return err
	}
	batch, err := correct.Part(ctx, archive, e, in, to)
	if err != nil {
		return err
	}
	out, upTo, err := archive.Correct(ctx, batch)
	if err != nil {
		return err
	}
	done := 0
	for i, o := range out {
		switch o.Status {
		case dateline.Added:
			done++
			a.printf("correction %d: %s\n", o.N, line(correct.Sentence(batch[i])))
		case dateline.Rejected:
			return o.Err
		}
	}
	if done == 0 {
		a.printf("nothing is to be corrected: it is so already\n")
	}
	return archive.Wait(ctx, upTo)
}

// tellCommon tells which of the names that a correction gives are common words.
func (a *app) tellCommon(c dateline.Correction) {
	for _, w := range correct.Warnings(c) {
		a.tell("%s", line(w))
	}
}
