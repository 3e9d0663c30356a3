package index

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"dateline"
	"dateline/index/copies"
	"dateline/index/record"
	"dateline/index/text"

	index "github.com/blevesearch/bleve_index_api"
)

// checkCopies reports what of the copies is otherwise than the texts of the record
// have it: sketches in the index, and groups in the table that is made of them.
func (f *follower) checkCopies(ctx context.Context, r index.IndexReader, fault func(id dateline.ID, format string, args ...any)) error {
	kept, err := f.copies.at(f.gen, r)
	if err != nil {
		return fmt.Errorf("take the groups of copies: %w", err)
	}
	table, err := readCopies(ctx, r)
	if err != nil {
		return err
	}
	for _, id := range otherGroups(kept, table.Groups()) {
		fault(dateline.ID(id), "is kept as a copy of other articles than its text is one of")
	}
	var refs []record.Ref
	err = eachArticle(ctx, r, func(id dateline.ID, have facts) { refs = append(refs, record.Ref{ID: id, Revision: have.revision}) })
	if err != nil {
		return err
	}
	for page := range slices.Chunk(refs, logPage) {
		if err := f.checkSketches(ctx, r, page, fault); err != nil {
			return err
		}
	}
	return nil
}

// otherGroups are the articles that two lists of groups put together with others, by
// id.
func otherGroups(a, b *copies.Groups) []string {
	other := map[string]bool{}
	for _, ids := range slices.Concat(a.All(), b.All()) {
		for _, id := range ids {
			if !slices.Equal(a.Of(id), b.Of(id)) {
				other[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(other))
}

// checkSketches holds the sketches of some articles against their texts. What the
// record cannot read is told elsewhere, and what it has erased since is no more.
func (f *follower) checkSketches(ctx context.Context, r index.IndexReader, refs []record.Ref, fault func(id dateline.ID, format string, args ...any)) (err error) {
	read := sketchReader(r)
	_, reading := f.rec.Texts(ctx, refs, func(i int, a dateline.Article, unread error) bool {
		if unread != nil || a.ID == "" {
			return true
		}
		var have copies.Sketch
		if have, err = read(string(a.ID)); err != nil {
			return false
		}
		if !have.Equal(copies.Of(a.Title, a.Body, text.Words(a.Body))) {
			fault(a.ID, "its copies were looked for by another text than its revision %d", refs[i].Revision)
		}
		return true
	})
	if err == nil {
		err = reading
	}
	return err
}
