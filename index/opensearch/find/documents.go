package find

import (
	"context"
	"iter"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Document is what an index says of a text that it holds.
type Document struct {
	ID       dateline.ID
	Revision int
	Change   dateline.Seq // the last one of the article, when it was written
	Current  bool
}

// Documents yields every text of the index that is searched, by id and number, as one
// state has them.
func (x *Index) Documents(ctx context.Context) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		err := x.pinned(ctx, func(at *pin) error {
			run := &searching{ctx: ctx, index: x, pin: at, search: dateline.Search{Revisions: dateline.AllRevisions}}
			body := dsl{
				"size": namesAtOnce, "query": run.scope(), "track_total_hits": false, "pit": cluster.PITOf(at.id, keepLeafing),
				"_source": []string{fieldID, fieldRevision, fieldChange, fieldCurrent}, "sort": []dsl{{fieldID: "asc"}, {fieldRevision: "asc"}},
			}
			for {
				got, err := run.ask(body)
				if err != nil {
					return err
				}
				texts, err := foundIn(got)
				if err != nil {
					return err
				}
				for _, t := range texts {
					if !yield(Document{t.ID, t.Revision, t.Change, t.Current}, nil) {
						return nil
					}
					body["search_after"] = t.sort
				}
				if len(texts) < namesAtOnce {
					return nil
				}
			}
		})
		if err != nil {
			yield(Document{}, err)
		}
	}
}
