package index

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// mergePause is how long Bleve is given between two looks at whether it has
// removed the files that it merged.
const mergePause = 50 * time.Millisecond

// merge makes one segment of all, and returns when the files of the others, with
// what was deleted from them, are gone.
func (g *generation) merge(ctx context.Context) error {
	engine, ok := g.engine.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("merge the index: its engine is a %T", g.engine)
	}
	select {
	case g.merging <- struct{}{}:
		defer func() { <-g.merging }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := engine.ForceMerge(ctx, &mergeplan.SingleSegmentMergePlanOptions); err != nil {
		return fmt.Errorf("merge the index: %w", err)
	}
	return g.dropOld(ctx)
}

// dropOld returns when the files are gone that the index does not refer to now.
func (g *generation) dropOld(ctx context.Context) error {
	old, err := g.oldSegments()
	for err == nil && len(old) > 0 {
		// Bleve removes old files when it has written something.
		b := g.bleve.NewBatch()
		b.SetInternal(keyFormat, number(indexFormat))
		if err := g.write(b); err != nil {
			return fmt.Errorf("remove old files of the index: %w", err)
		}
		select {
		case <-time.After(mergePause):
		case <-ctx.Done():
			return ctx.Err()
		}
		var now []string
		now, err = g.oldSegments()
		// A file that came meanwhile holds nothing that was deleted before.
		old = slices.DeleteFunc(old, func(path string) bool { return !slices.Contains(now, path) })
	}
	return err
}

// oldSegments are the segment files that the index no longer refers to.
func (g *generation) oldSegments() (old []string, err error) {
	err = g.read(func(r index.IndexReader) error {
		live, err := segmentFiles(r)
		if err != nil {
			return err
		}
		old, err = filepath.Glob(filepath.Join(g.dir, "store", "*.zap"))
		old = slices.DeleteFunc(old, func(path string) bool { return slices.Contains(live, path) })
		return err
	})
	return old, err
}
