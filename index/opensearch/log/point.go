package log

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"time"

	"dateline/index/opensearch/cluster"
)

// pointKept is how long a point in time lives behind the last question.
const pointKept = 5 * time.Minute

// point is one state of the record, of what a commit has left, for reading through.
type point struct {
	l    *Log
	head head // the commit
	pits map[string]string
}

// point makes one while writes go on: for a moment they wait.
func (l *Log) point(ctx context.Context) (*point, error) {
	for {
		h, err := l.hold(ctx)
		if err != nil {
			return nil, err
		}
		p := &point{l: l, head: h, pits: map[string]string{}}
		err = p.open(ctx)
		held, released := l.release(context.WithoutCancel(ctx), h)
		if err == nil {
			err = released
		}
		if err == nil && held {
			return p, nil
		}
		p.close(ctx)
		if err != nil {
			return nil, err
		}
	}
}

func (p *point) open(ctx context.Context) error {
	if err := p.l.c.Refresh(ctx, p.l.indices()...); err != nil {
		return err
	}
	for _, part := range allParts {
		id, err := p.l.c.OpenPIT(ctx, p.l.index(part), pointKept)
		if err != nil {
			return err
		}
		p.pits[part] = id
	}
	return nil
}

// close gives the point back.
func (p *point) close(ctx context.Context) {
	for _, id := range p.pits {
		if err := p.l.c.ClosePIT(context.WithoutCancel(ctx), id); err != nil {
			p.l.opt.Log.Warn("a point in time is left to end by itself", "cause", err)
		}
	}
}

// found is a document of a search.
type found struct {
	id    string
	raw   json.RawMessage
	stamp cluster.Stamp
}

// scan yields the documents of a part that match, by id, some at a time.
func (p *point) scan(ctx context.Context, part string, query any, together int, fields ...string) iter.Seq2[found, error] {
	return func(yield func(found, error) bool) {
		for after := any(nil); ; {
			page, err := p.ask(ctx, part, query, together, after, fields)
			if err != nil {
				yield(found{}, err)
				return
			}
			for _, h := range page {
				if !yield(found{h.ID, h.Source, h.Stamp}, nil) {
					return
				}
				after = h.Sort[0]
			}
			if len(page) < together {
				return
			}
		}
	}
}

func (p *point) ask(ctx context.Context, part string, query any, size int, after any, fields []string) ([]cluster.Hit, error) {
	body := map[string]any{
		"pit": cluster.PITOf(p.pits[part], pointKept), "query": map[string]any{"bool": map[string]any{"filter": query}},
		"sort": []string{"doc"}, "size": size, "track_total_hits": false, "seq_no_primary_term": true,
	}
	if len(fields) > 0 {
		body["_source"] = fields
	}
	if after != nil {
		body["search_after"] = []any{after}
	}
	a, err := p.l.c.Search(ctx, "", nil, body)
	if err != nil {
		return nil, err
	}
	if a.PIT != "" {
		p.pits[part] = a.PIT
	}
	return a.Hits.Hits, nil
}

// get returns documents by their ids; those that are not there are left out. A cluster gives
// at most 10,000 at once (index.max_result_window).
func (p *point) get(ctx context.Context, part string, ids []string) (map[string]json.RawMessage, error) {
	out := make(map[string]json.RawMessage, len(ids))
	for some := range slices.Chunk(ids, listed) {
		hits, err := p.ask(ctx, part, map[string]any{"terms": map[string]any{"doc": some}}, len(some), nil, nil)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			out[h.ID] = h.Source
		}
	}
	return out, nil
}

// has is the query for documents with a field.
func has(field string) any { return map[string]any{"exists": map[string]any{"field": field}} }

// begins is the query for documents whose id begins with prefix.
func begins(prefix string) any { return map[string]any{"prefix": map[string]any{"doc": prefix}} }
