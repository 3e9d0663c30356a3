package log

import (
	"context"
	"encoding/json"
	"iter"

	"dateline"
	"dateline/index/ledger"
)

// Live yields every article with a text, by id. It reads a page at a time: an
// article that changes meanwhile is seen before or after its change.
func (l *Log) Live(ctx context.Context) iter.Seq2[ledger.Current, error] {
	return l.LiveBehind(ctx, "")
}

// LiveBehind is Live of the ids that come behind one, in the order of bytes.
func (l *Log) LiveBehind(ctx context.Context, id dateline.ID) iter.Seq2[ledger.Current, error] {
	return func(yield func(ledger.Current, error) bool) {
		query := []any{map[string]any{"range": map[string]any{"current": map[string]any{"gt": 0}}}}
		if id != "" {
			query = append(query, map[string]any{"range": map[string]any{"doc": map[string]any{"gt": articleID(id)}}})
		}
		for a, err := range l.list(ctx, query, "seq", "current") {
			if !yield(ledger.Current{ID: a.id(), Revision: a.Current, Seq: a.Seq}, err) || err != nil {
				return
			}
		}
	}
}

// Earlier yields every revision that is not the current one of its article, by id
// and number, in the manner of Live.
func (l *Log) Earlier(ctx context.Context) iter.Seq2[ledger.Ref, error] {
	return func(yield func(ledger.Ref, error) bool) {
		for a, err := range l.list(ctx, map[string]any{"range": map[string]any{"texts": map[string]any{"gt": 1}}}, "current", "row.spans") {
			if err != nil {
				yield(ledger.Ref{}, err)
				return
			}
			for _, n := range a.others() {
				if !yield(ledger.Ref{ID: a.id(), Revision: n}, nil) {
					return
				}
			}
		}
	}
}

// others are the numbers of the revisions that are not the current one.
func (a *articleDoc) others() (out []int) {
	for _, s := range a.Row.Spans {
		if s.Number != a.Current {
			out = append(out, s.Number)
		}
	}
	return out
}

// listed is how many articles are listed at a time.
const listed = 1000

// list yields the articles that match, by id, with some fields. Ids never change and are
// given once, so that going on behind the last one needs no point in time.
func (l *Log) list(ctx context.Context, query any, fields ...string) iter.Seq2[*articleDoc, error] {
	return func(yield func(*articleDoc, error) bool) {
		err := l.refresh(ctx, partArticle)
		for after := any(nil); err == nil; {
			var page []*articleDoc
			if page, err = l.listPage(ctx, query, after, append(fields, "article", "doc")); err != nil {
				break
			}
			for _, a := range page {
				if !yield(a, nil) {
					return
				}
				after = a.Doc
			}
			if len(page) < listed {
				return
			}
		}
		yield(&articleDoc{}, fail("list articles", err))
	}
}

// refresh lets searches of a part see what was written until now.
func (l *Log) refresh(ctx context.Context, part string) error {
	if err := l.enter(); err != nil {
		return err
	}
	defer l.leave()
	if _, err := l.settled(ctx); err != nil {
		return err
	}
	return l.c.Refresh(ctx, l.index(part))
}

func (l *Log) listPage(ctx context.Context, query, after any, fields []string) (out []*articleDoc, err error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	ask := map[string]any{"query": map[string]any{"bool": map[string]any{"filter": query}}, "sort": []string{"doc"},
		"size": listed, "_source": fields, "track_total_hits": false}
	if after != nil {
		ask["search_after"] = []any{after}
	}
	a, err := l.c.Search(ctx, l.index(partArticle), nil, ask)
	if err != nil {
		return nil, err
	}
	for _, h := range a.Hits.Hits {
		row := new(articleDoc)
		if err := json.Unmarshal(h.Source, row); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}
