package kept

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// listed is how many documents are read at once.
const listed = 1000

// Drop forgets all revisions of an article, by whatever tagger. What the files of the nodes
// have of it, Compact removes.
func (s *Store) Drop(ctx context.Context, id dateline.ID) error {
	err := s.each(ctx, map[string]any{"term": map[string]any{"article": id}}, func(page []document) error {
		return s.remove(ctx, page)
	})
	return unlessAbsent(err)
}

// Compact removes what is kept of articles that are gone, if some is left by a server that
// was killed, and of other taggers than this one, by its fingerprint; "" is none, and spares
// all. Behind it no byte of what was dropped is in the files of the nodes.
func (s *Store) Compact(ctx context.Context, tagger string, gone func(context.Context, []ledger.Ref) ([]bool, error)) error {
	err := s.each(ctx, map[string]any{"match_all": map[string]any{}}, func(page []document) error {
		refs := make([]ledger.Ref, len(page))
		for i, d := range page {
			refs[i] = d.ref()
		}
		is, err := gone(ctx, refs)
		if err != nil {
			return err
		}
		var over []document
		for i, d := range page {
			if is[i] || tagger != "" && d.Tagger != tagger {
				over = append(over, d)
			}
		}
		return s.remove(ctx, over)
	})
	if err == nil {
		err = s.c.Purge(ctx, s.index)
	}
	return unlessAbsent(err)
}

// ref is the revision that a document is of.
func (d document) ref() ledger.Ref {
	rest, _, _ := strings.Cut(strings.TrimPrefix(d.Doc, string(d.Article)+"."), ".")
	n, _ := strconv.Atoi(rest)
	return ledger.Ref{ID: d.Article, Revision: n}
}

func (s *Store) remove(ctx context.Context, all []document) error {
	var writes []cluster.Write
	for _, d := range all {
		writes = append(writes, cluster.Write{Op: cluster.Delete, Ref: cluster.Ref{Index: s.index, ID: d.Doc}})
	}
	_, err := s.c.BulkAll(ctx, writes)
	return err
}

// each calls do with the documents that match, without what was found, some at a time.
func (s *Store) each(ctx context.Context, query any, do func(page []document) error) error {
	if err := s.c.Refresh(ctx, s.index); err != nil {
		return err
	}
	ask := map[string]any{"query": query, "sort": []string{"doc"}, "size": listed, "track_total_hits": false,
		"_source": []string{"doc", "article", "tagger"}}
	for {
		got, err := s.c.Search(ctx, s.index, nil, ask)
		if err != nil {
			return err
		}
		page := make([]document, len(got.Hits.Hits))
		for i, h := range got.Hits.Hits {
			if err := json.Unmarshal(h.Source, &page[i]); err != nil {
				return err
			}
			ask["search_after"] = h.Sort
		}
		if err := do(page); err != nil || len(page) < listed {
			return err
		}
	}
}
