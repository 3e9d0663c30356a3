package main

import (
	"context"

	"dateline"
	"dateline/index/correct"
)

// splitArticles makes the mentions of an entity in some articles another one's: a
// correction for each of them, all or none.
func (a *app) splitArticles(ctx context.Context, archive dateline.Archive, id string, in correct.Articles, to dateline.Correction) error {
	batch, out, upTo, err := correct.SplitArticles(ctx, archive, id, in, to)
	if err != nil {
		return err
	}
	done := 0
	for i, o := range out {
		if o.Status == dateline.Added {
			done++
			a.printf("correction %d: %s\n", o.N, line(correct.Sentence(batch[i])))
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
