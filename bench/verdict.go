package main

import (
	"context"

	"dateline"
)

// match is one revision of an article that matches a search.
type match struct {
	id       dateline.ID
	revision int
}

// matchesNow is every match of a search, without pages.
func matchesNow(ctx context.Context, a dateline.Archive, s dateline.Search) (out []match, err error) {
	s.Sort = ""
	for article, err := range a.Each(ctx, s) {
		if err != nil {
			return nil, err
		}
		out = append(out, match{article.ID, article.Revision})
	}
	return out, nil
}

// verdict holds what all pages showed against what matched before the first.
type verdict struct {
	matches  int
	repeated int // shown more than once
	skipped  int // not shown, and not erased meanwhile
	strange  int // shown, but no match at the first moment
	other    int // shown in another revision than that of the first moment
}

func (v verdict) wrong() bool { return v.repeated+v.skipped+v.strange+v.other > 0 }

func compare(plain, seen []match, erased map[dateline.ID]bool) verdict {
	v := verdict{matches: len(plain)}
	was := map[dateline.ID]int{}
	for _, m := range plain {
		was[m.id] = m.revision
	}
	shown := map[dateline.ID]bool{}
	for _, m := range seen {
		revision, known := was[m.id]
		switch {
		case shown[m.id]:
			v.repeated++
		case !known:
			v.strange++
		case revision != m.revision:
			v.other++
		}
		shown[m.id] = true
	}
	for _, m := range plain {
		if !shown[m.id] && !erased[m.id] {
			v.skipped++
		}
	}
	return v
}
