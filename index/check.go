package index

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// mendIndex is the command that makes the index agree with the record.
const mendIndex = "dateline rebuild"

// checkIndex reports every article that stands in the index otherwise than in
// the record, and every one that stands in one of the two only.
func checkIndex(ctx context.Context, rec *record.Record, gen *generation, report func(dateline.Fault)) error {
	want, err := current(ctx, rec)
	if err != nil {
		return err
	}
	fault := func(id dateline.ID, format string, args ...any) {
		report(dateline.Fault{Where: "index", ID: id, Message: fmt.Sprintf(format, args...), Mend: mendIndex})
	}
	err = gen.read(func(r index.IndexReader) error {
		return eachArticle(ctx, r, func(id dateline.ID, f facts) {
			c, ok := want[id]
			delete(want, id)
			switch {
			case !ok:
				fault(id, "the record has no such article")
			case f.revision != c.Revision:
				fault(id, "holds revision %d, the current one is %d", f.revision, c.Revision)
			case f.change != c.Seq:
				fault(id, "holds what was known at change %d, the last one is %d", f.change, c.Seq)
			}
		})
	})
	if err != nil {
		fault("", "cannot be read: %v", err)
		return nil
	}
	for id := range want {
		fault(id, "the article is missing")
	}
	return nil
}

// eachArticle visits every article of one state of the index.
func eachArticle(ctx context.Context, r index.IndexReader, visit func(dateline.ID, facts)) error {
	all, err := r.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	values, err := r.DocValueReader([]string{fieldFacts})
	if err != nil {
		return err
	}
	for {
		num, err := all.Next()
		if err != nil || num == nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := readFacts(values, num)
		if err != nil {
			return err
		}
		id, err := r.ExternalID(num)
		if err != nil {
			return err
		}
		visit(dateline.ID(id), f)
	}
}
