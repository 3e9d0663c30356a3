package index

import (
	"context"
	"fmt"
	"path/filepath"
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
	if err := engine.ForceMerge(ctx, &mergeplan.SingleSegmentMergePlanOptions); err != nil {
		return fmt.Errorf("merge the index: %w", err)
	}
	for {
		left, err := g.oldSegments()
		if err != nil || left == 0 {
			return err
		}
		// Bleve removes old files when it has written something.
		b := g.bleve.NewBatch()
		b.SetInternal(keyFormat, number(indexFormat))
		if err := g.write(b); err != nil {
			return fmt.Errorf("merge the index: %w", err)
		}
		select {
		case <-time.After(mergePause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// oldSegments counts the segment files that the index no longer refers to.
func (g *generation) oldSegments() (n int, err error) {
	files, err := filepath.Glob(filepath.Join(g.dir, "store", "*.zap"))
	if err != nil {
		return 0, err
	}
	err = g.read(func(r index.IndexReader) error {
		live, err := segmentFiles(r)
		n = len(files) - len(live)
		return err
	})
	return n, err
}
