package log

import (
	"context"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// rows reads articles; nil is one that there is not.
func (l *Log) rows(ctx context.Context, ids []dateline.ID) ([]*articleDoc, error) {
	out := make([]*articleDoc, len(ids))
	var refs []cluster.Ref
	var at []int
	for i, id := range ids {
		if id.Valid() {
			refs, at = append(refs, l.ref(partArticle, articleID(id))), append(at, i)
		}
	}
	docs, err := l.c.MGet(ctx, refs, nil)
	if err != nil {
		return nil, err
	}
	for i, d := range docs {
		if d.Found {
			out[at[i]] = new(articleDoc)
			if err := decode(d, out[at[i]]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (l *Log) rowsBy(ctx context.Context, refs []ledger.Ref) ([]*articleDoc, error) {
	ids := make([]dateline.ID, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	return l.rows(ctx, ids)
}
