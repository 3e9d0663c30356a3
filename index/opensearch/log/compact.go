package log

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Compact gives back the space of what was erased or replaced, and leaves no byte of an
// erased text in the files of the nodes that are there: what writes have left over that came
// to nothing is removed, and each segment that holds removed documents is written anew. That
// waits for the cluster to give up what it keeps for nodes that may come back, which takes
// half a minute where something was erased since the last time, and is Unavailable after
// two. A Backup or Check under way keeps what it reads for as long as it takes. Writes go on.
func (l *Log) Compact(ctx context.Context) error {
	if err := l.enter(); err != nil {
		return err
	}
	defer l.leave()
	h, err := l.settled(ctx)
	if err != nil {
		return fail("compact", err)
	}
	p := &point{l: l, head: h, pits: map[string]string{}}
	defer p.close(ctx)
	if err := p.open(ctx); err != nil {
		return fail("compact", err)
	}
	for _, part := range []func(context.Context, *point) error{l.dropTexts, l.dropParts, l.dropValues} {
		if err := part(ctx, p); err != nil {
			return fail("compact", err)
		}
	}
	p.close(ctx) // it keeps the segments of then
	p.pits = nil
	return fail("compact", l.expunge(ctx, h))
}

// dropTexts removes the texts that no article has: those of writes that came to nothing. One
// for a later commit than the last may be of a write under way; that write's commit is
// behind, or it writes its texts again.
func (l *Log) dropTexts(ctx context.Context, p *point) error {
	var page []textDoc
	var stamps []cluster.Stamp
	drop := func() error {
		err := l.dropUnnamed(ctx, page, stamps)
		page, stamps = nil, nil
		return err
	}
	for f, err := range p.scan(ctx, partArticle, before(p.head.N), listed, "doc", "article", "for") {
		if err != nil {
			return err
		}
		var t textDoc
		if err := json.Unmarshal(f.raw, &t); err != nil {
			return err
		}
		if page, stamps = append(page, t), append(stamps, f.stamp); len(page) == rowsTogether {
			if err := drop(); err != nil {
				return err
			}
		}
	}
	return drop()
}

// before is the query for what was written for commits up to n.
func before(n int64) any {
	return map[string]any{"range": map[string]any{"for": map[string]any{"lte": n}}}
}

func (l *Log) dropUnnamed(ctx context.Context, texts []textDoc, stamps []cluster.Stamp) error {
	ids := make([]dateline.ID, len(texts))
	for i, t := range texts {
		ids[i] = t.Article
	}
	rows, err := l.rows(ctx, ids)
	if err != nil {
		return err
	}
	var writes []cluster.Write
	for i, t := range texts {
		if !rows[i].names(t.Doc) {
			writes = append(writes, l.removal(partArticle, t.Doc, stamps[i]))
		}
	}
	return l.bulk(ctx, writes)
}

// names reports whether a text is that of a revision of a, which may be nil.
func (a *articleDoc) names(doc string) bool {
	if a == nil {
		return false
	}
	for i := range a.Row.Spans {
		if textID(a.id(), &a.Row.Spans[i]) == doc {
			return true
		}
	}
	return false
}

// removal removes a document if it is still as it was found.
func (l *Log) removal(part, id string, at cluster.Stamp) cluster.Write {
	return cluster.Write{Op: cluster.Delete, Ref: l.ref(part, id), Guard: cluster.Guard{If: &at}}
}

// dropParts removes the parts that neither a list of places nor an unfinished commit names.
func (l *Log) dropParts(ctx context.Context, p *point) error {
	named := map[string]bool{}
	all, err := l.lists(ctx)
	if err != nil {
		return err
	}
	for _, of := range all.Lists {
		named[of.Parts.Token] = true
	}
	var writes []cluster.Write
	for f, err := range p.scan(ctx, partLog, []any{before(p.head.N), begins(partPrefix)}, listed, "doc") {
		if err != nil {
			return err
		}
		token, _, _ := strings.Cut(strings.TrimPrefix(f.id, partPrefix), "-")
		if !named[token] {
			writes = append(writes, l.removal(partLog, f.id, f.stamp))
		}
	}
	return l.bulk(ctx, writes)
}

// dropValues removes what stands for values that were removed.
func (l *Log) dropValues(ctx context.Context, p *point) error {
	var writes []cluster.Write
	gone := map[string]any{"bool": map[string]any{"must_not": has("key"), "filter": begins(valuePrefix)}}
	for f, err := range p.scan(ctx, partLog, gone, listed, "doc") {
		if err != nil {
			return err
		}
		writes = append(writes, l.removal(partLog, f.id, f.stamp))
	}
	return l.bulk(ctx, writes)
}

// expunge lets the nodes write their segments without what was removed until the commit of
// h. Only where something was erased since the last time has it to be gone for good.
func (l *Log) expunge(ctx context.Context, h head) error {
	done, err := l.compacted(ctx)
	switch {
	case err != nil:
		return err
	case h.Totals.Removed <= done:
		return l.c.ExpungeDeletes(ctx, l.indices()...)
	}
	if err := l.c.Purge(ctx, l.indices()...); err != nil {
		return err
	}
	return l.setCompacted(ctx, h.N)
}

// compactedID names the document that says until which commit nothing is left of what was
// erased.
const compactedID = "compacted"

func (l *Log) compacted(ctx context.Context) (int64, error) {
	d, err := l.c.Get(ctx, l.ref(partLog, compactedID), nil)
	if err != nil || !d.Found {
		return 0, err
	}
	var s stateDoc
	err = decode(d, &s)
	return s.For, err
}

func (l *Log) setCompacted(ctx context.Context, n int64) error {
	raw, err := json.Marshal(stateDoc{Doc: compactedID, For: n})
	if err != nil {
		return err
	}
	_, err = l.c.Write(ctx, cluster.Write{Op: cluster.Index, Ref: l.ref(partLog, compactedID), Guard: cluster.Guard{Version: n, Equal: true}, Source: raw})
	if errors.Is(err, cluster.ErrConflict) {
		return nil // another server has compacted later
	}
	return err
}
