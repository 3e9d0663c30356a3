package log

import (
	"context"
	"slices"
	"strings"

	"dateline/index/opensearch/cluster"
)

// take notes what a line says.
func (u *unpacking) take(ctx context.Context, l line) error {
	switch {
	case l.Commit != nil:
		u.put(partLog, l.Commit.Doc, l.Commit, 0)
	case l.Article != nil:
		u.put(partArticle, articleID(l.Article.id()), l.Article, u.commit)
		for _, k := range l.Article.Row.Keys {
			id := keyID(k.hash())
			u.put(partArticle, id, keyDoc{Doc: id, Article: l.Article.id()}, u.commit)
		}
	case l.Text != nil:
		u.put(partArticle, l.Text.Doc, l.Text, l.Text.For)
	case l.Places != nil:
		return u.takePlaces(ctx, *l.Places)
	case l.Correction != nil:
		id := correctionID(l.Correction.N)
		u.put(partLog, id, stateDoc{Doc: id, For: u.commit, Body: body{Correction: l.Correction.Said}}, u.commit)
	case l.State != nil:
		id := stateID(l.State.Key)
		u.put(partLog, id, stateDoc{Doc: id, Key: l.State.Key, Body: body{Value: &value{Bytes: l.State.Bytes, Token: newToken()}}}, 0)
	default:
		return damagedBackup("line %d says nothing", u.sum.count)
	}
	return nil
}

func (u *unpacking) takePlaces(ctx context.Context, p somePlaces) error {
	if n := len(u.lists.Lists); n == 0 || u.lists.Lists[n-1].Source != p.Source {
		if err := u.closeList(ctx); err != nil {
			return err
		}
		u.lists.Lists = append(u.lists.Lists, p.list)
	}
	u.places = append(u.places, p.Some...)
	return nil
}

// closeList writes the places of the last list.
func (u *unpacking) closeList(ctx context.Context) error {
	n := len(u.lists.Lists)
	if n == 0 || u.places == nil {
		return nil
	}
	p, err := u.l.writeParts(ctx, u.places, u.commit)
	if err != nil {
		return err
	}
	u.lists.Lists[n-1].Parts, u.places = *p, nil
	slices.SortFunc(u.lists.Lists, func(a, b list) int { return strings.Compare(a.Source, b.Source) })
	return nil
}

// put notes a document; a version of 0 is none.
func (u *unpacking) put(part, id string, doc any, version int64) {
	raw, err := marshal(doc)
	if err != nil {
		raw = nil // refused when it is written
	}
	guard := cluster.Guard{Version: version, Equal: version != 0}
	u.writes = append(u.writes, cluster.Write{Op: cluster.Index, Ref: u.l.ref(part, id), Guard: guard, Source: raw})
	u.bytes += len(raw)
}

func (u *unpacking) flush(ctx context.Context) error {
	if len(u.writes) == 0 {
		return nil
	}
	done, err := u.l.c.BulkAll(ctx, u.writes)
	for _, w := range done {
		if err == nil {
			err = w.Err
		}
	}
	if err == nil {
		err = u.l.onCopies(ctx, done...)
	}
	u.writes, u.bytes = nil, 0
	return err
}
