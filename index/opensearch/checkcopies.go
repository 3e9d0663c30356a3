package opensearch

import (
	"context"
	"slices"

	"dateline"
	"dateline/index/copies"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
	"dateline/index/text"
)

// mostLooks is how often groups are looked at that are found wrong while others write: a
// state may have a batch of which a part is written.
const mostLooks = 5

// copies reports the articles whose group is another than that which the sketches of all
// make, in each of several looks where others write meanwhile.
func (c *checking) copies(ctx context.Context) error {
	wrong, err := otherGroups(c.have)
	for n, last := 1, c.look; err == nil && n < mostLooks && len(wrong) > 0 && len(last.changed) > 0; n++ {
		if last, err = c.archive.look(ctx); err != nil {
			return err
		}
		var now []dateline.ID
		now, err = otherGroups(last.have)
		wrong = slices.DeleteFunc(wrong, func(id dateline.ID) bool { return !slices.Contains(now, id) })
	}
	for _, id := range wrong {
		c.fault(id, "is kept as a copy of other articles than its text is one of")
	}
	return err
}

// otherGroups are the articles that stand in another group than a table has them in, by id.
func otherGroups(have []find.Document) (wrong []dateline.ID, err error) {
	var all []copies.Entry
	for _, d := range have {
		if d.Current {
			all = append(all, copies.Entry{ID: string(d.ID), Sketch: d.Sketch})
		}
	}
	table := copies.NewTable()
	none := func(id string) (copies.Sketch, error) {
		return copies.Sketch{}, dateline.Errorf(dateline.Internal, "article %s came without its sketch", id)
	}
	if err := table.Update(nil, all, none); err != nil {
		return nil, err
	}
	groups := table.Groups()
	for _, d := range have {
		want := find.Group{ID: string(d.ID)}
		if others := groups.Of(string(d.ID)); others != nil {
			want = find.Group{ID: others[0], Copied: true}
		}
		if d.Current && d.Group != want {
			wrong = append(wrong, d.ID)
		}
	}
	return wrong, nil
}

// sketches holds the sketches of the index against the texts of the record. What the record
// cannot read is told elsewhere, and what it has erased since is no more.
func (c *checking) sketches(ctx context.Context) error {
	for page := range slices.Chunk(c.have, logPage) {
		page = slices.DeleteFunc(slices.Clone(page), func(d find.Document) bool { return !d.Current || c.changed[d.ID] })
		refs := make([]ledger.Ref, len(page))
		for i, d := range page {
			refs[i] = ledger.Ref{ID: d.ID, Revision: d.Revision}
		}
		_, err := c.archive.rec.Texts(ctx, refs, func(i int, a dateline.Article, unread error) bool {
			if unread == nil && a.ID != "" && !page[i].Sketch.Equal(copies.Of(a.Title, a.Body, text.Words(a.Body))) {
				c.fault(a.ID, "its copies were looked for by another text than its revision %d", a.Revision)
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	return nil
}
