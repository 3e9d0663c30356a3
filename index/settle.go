package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// When and how far an index is merged that nothing is written to.
const (
	// settleAfter is how long no change has to have come: longer than who adds one file
	// after the other takes between two.
	settleAfter = 10 * time.Second
	// settleGrowth is how many times as many articles as all smaller segments together
	// the largest one that is merged with them has at the most: what it is merged into is
	// half as large again, so that an archive of n articles writes each of them log n
	// times, however few come at a time. What is left are segments each of which has more
	// than twice the articles of all smaller ones.
	settleGrowth = 2
)

// settlePatience is how long searches that have begun before are waited for until the
// files that were merged are removed. The next batch removes them too. Tests wait longer.
var settlePatience = time.Second

// rest waits until no change has come for as long as the archive is to wait, and
// merges the index then, until a change comes.
func (f *follower) rest(ctx context.Context) error {
	if f.settleAfter < 0 {
		return nil
	}
	quiet, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		_ = f.head.wait(quiet, f.applied.get()+1)
		stop()
	}()
	select {
	case <-quiet.Done():
		return ctx.Err()
	case <-time.After(f.settleAfter):
	}
	for _, g := range []*generation{f.gen, f.gen.earlier.Load()} {
		if g == nil {
			continue
		}
		if err := g.settle(quiet); err != nil && quiet.Err() == nil {
			f.log.Warn("the index is left in several segments", "cause", err)
		}
	}
	return ctx.Err()
}

// settle merges segments into few, until ctx ends. It leaves all as it is where there is
// no room for that.
func (g *generation) settle(ctx context.Context) error {
	select {
	case g.merging <- struct{}{}:
		defer func() { <-g.merging }()
	case <-ctx.Done():
		return ctx.Err()
	}
	for left := -1; ctx.Err() == nil; {
		segments, err := g.unsettled()
		if err != nil || len(segments) == 0 || len(segments) == left {
			return err
		}
		left = len(segments)
		if err := g.mergeOnly(ctx, segments); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// unsettled are the segments that settling merges, of one state of the index.
func (g *generation) unsettled() (list []sized, err error) {
	err = g.read(func(r index.IndexReader) error {
		segments, err := segmentsOf(r)
		for _, s := range segments {
			list = append(list, sized{s.LiveSize(), s.FileSize()})
		}
		return err
	})
	return toSettle(list), err
}

// sized is a segment as it is planned with.
type sized struct {
	articles int64 // that are not deleted
	bytes    int64 // of its file
}

// toSettle are those of some segments that are to be one; none if there are few
// enough already.
func toSettle(list []sized) []sized {
	slices.SortFunc(list, func(a, b sized) int { return cmp.Compare(b.articles, a.articles) })
	for ; len(list) > 1; list = list[1:] {
		if list[0].articles <= settleGrowth*together(list[1:]) {
			return list
		}
	}
	return nil
}

func together(list []sized) (sum int64) {
	for _, s := range list {
		sum += s.articles
	}
	return sum
}

// mergeOnly makes one segment of those that toSettle has chosen: all that have no more
// articles than they have together.
func (g *generation) mergeOnly(ctx context.Context, list []sized) error {
	engine, ok := g.engine.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("its engine is a %T", g.engine)
	}
	bytes := int64(roomSpare)
	for _, s := range list {
		bytes += s.bytes
	}
	if err := roomFor(g.dir, bytes); err != nil {
		return err
	}
	err := engine.ForceMerge(ctx, &mergeplan.MergePlanOptions{
		SegmentsPerMergeTask: len(list),
		MaxSegmentSize:       min(2*(together(list)+1), mergeplan.MaxSegmentSizeLimit), // half of it is eligible
		CalcBudget:           func(int64, int64, *mergeplan.MergePlanOptions) int { return 1 },
		ScoreSegments:        func(s []mergeplan.Segment, _ *mergeplan.MergePlanOptions) float64 { return -float64(len(s)) },
	})
	if err != nil || ctx.Err() != nil {
		return errors.Join(err, ctx.Err())
	}
	ctx, stop := context.WithTimeoutCause(ctx, settlePatience, os.ErrDeadlineExceeded)
	defer stop()
	if err := g.dropOld(ctx); err != nil && context.Cause(ctx) != os.ErrDeadlineExceeded {
		return err
	}
	return nil
}
