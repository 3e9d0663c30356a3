package find

import (
	"context"
	"iter"
	"strings"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// namesAtOnce is how many documents are listed at once at most.
const namesAtOnce = 2000

// names yields the names of the documents of an index that a query matches, as they are
// when it begins. Some first are wanted, and may be enough.
func (x *Index) names(ctx context.Context, index string, q dsl, first int) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		pit, err := x.client.OpenPIT(ctx, index, keepSearching)
		if err != nil {
			yield("", err)
			return
		}
		defer x.end(newPin(pit))
		size := max(1, min(first, namesAtOnce))
		body := dsl{
			"size": size, "query": q, "_source": false, "track_total_hits": false,
			"sort": []dsl{{fieldID: "asc"}, {fieldRevision: "asc"}}, "pit": cluster.PITOf(pit, keepSearching),
		}
		for {
			got, err := x.client.Search(ctx, "", nil, body)
			if err != nil {
				yield("", err)
				return
			}
			for _, h := range got.Hits.Hits {
				if !yield(h.ID, nil) {
					return
				}
				body["search_after"] = h.Sort
			}
			if len(got.Hits.Hits) < size {
				return
			}
		}
	}
}

// articleOf is the article that a document is of.
func articleOf(name string) dateline.ID {
	id, _, _ := strings.Cut(name, ".")
	return dateline.ID(id)
}
