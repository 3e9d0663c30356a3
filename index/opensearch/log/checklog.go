package log

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// places holds every list against its checksum.
func (k *checking) places(ctx context.Context) error {
	all, err := k.lists(ctx)
	if err != nil {
		return err
	}
	for _, of := range all.Lists {
		list, there, err := k.point.places(ctx, of)
		if err != nil {
			return err
		}
		k.counts.Places += of.Count
		sum, err := ledger.PlacesHash(list)
		if err != nil {
			return err
		}
		if !there || len(list) != of.Count || !bytes.Equal(sum, of.Hash) {
			k.fault("", "the places of %q do not fit their checksum", of.Source)
		}
	}
	return nil
}

// corrections holds them against each other.
func (k *checking) corrections(ctx context.Context) error {
	var all []dateline.Correction
	k.said = map[int]bool{}
	for c, err := range k.point.corrections(ctx) {
		if err != nil {
			return err
		}
		k.counts.Corrections = max(k.counts.Corrections, c.N)
		k.said[c.N] = c.Said != nil
		if c.Said != nil {
			all = append(all, *c.Said)
		}
	}
	undone := map[int]int{}
	for _, c := range all {
		if c.Undoes != 0 {
			undone[c.Undoes] = c.N
		}
	}
	for _, c := range all {
		if c.Undone != undone[c.N] {
			k.fault("", "of the correction %d it is not said rightly whether it was undone", c.N)
		}
	}
	return nil
}

// log holds the commits against each other, and their changes against what they changed.
func (k *checking) log(ctx context.Context) error {
	last := dateline.Seq(0)
	for n := int64(1); n <= k.head.N; {
		page, err := k.l.commits(ctx, n, min(n+commitsTogether-1, k.head.N))
		if err != nil {
			return err
		}
		for _, c := range page {
			if c.First != last+1 || c.Last != last+dateline.Seq(len(c.Changes)) {
				k.fault("", "the commit %d has the changes %d to %d, and %d stands before it", c.N, c.First, c.Last, last)
			}
			last = c.Last
			for some := range slices.Chunk(numbered(c), rowsTogether) {
				if err := k.changes(ctx, some); err != nil {
					return err
				}
			}
		}
		n += int64(len(page))
	}
	return nil
}

// numbered are the changes of a commit with their places.
func numbered(c commit) []logged {
	out := make([]logged, len(c.Changes))
	for i, ch := range c.Changes {
		out[i] = logged{ch, c.First + dateline.Seq(i), c.At}
	}
	return out
}

// changes holds changes against what they are of.
func (k *checking) changes(ctx context.Context, some []logged) error {
	var ids []string
	for _, e := range some {
		if e.ID != "" {
			ids = append(ids, articleID(e.ID))
		}
	}
	slices.Sort(ids)
	docs, err := k.get(ctx, partArticle, slices.Compact(ids))
	if err != nil {
		return err
	}
	for _, e := range some {
		var row articleDoc
		if e.ID != "" {
			if err := json.Unmarshal(docs[articleID(e.ID)], &row); err != nil || row.Seq < e.Seq {
				k.fault(e.ID, "its last change is given as %d, which the log does not say", row.Seq)
			}
			if row.Seq == e.Seq {
				k.ended++
			}
		}
		left, there := k.said[e.Correction]
		if e.Kind == dateline.ChangeCorrection && (!there || !left && e.Seq >= row.Row.Erasure) {
			k.fault(e.ID, "the change %d is of no correction that there is", e.Seq)
		}
	}
	return nil
}

// sums holds what was counted against what the last commit says.
func (k *checking) sums(ctx context.Context) error {
	k.counts.Said, k.counts.Removed = k.head.Totals.Said, k.head.Totals.Removed
	if k.counts != k.head.Totals {
		k.fault("", "the last commit counts %+v, and there are %+v", k.head.Totals, k.counts)
	}
	if k.ended != k.rows {
		k.fault("", "the last change of %d of %d articles is in the log", k.ended, k.rows)
	}
	n, err := k.l.c.Count(ctx, k.l.index(partArticle), map[string]any{"query": begins("k/")})
	if err == nil && n < k.keys { // it is counted later, and keys never go
		k.fault("", "%d keys are found, fewer than the %d that articles have", n, k.keys)
	}
	return err
}
