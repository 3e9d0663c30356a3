package transfer

import (
	"context"
	"fmt"

	"dateline"
)

// placeholder is the text of an article between its putting and its erasure.
const placeholder = "This article was erased where it is copied from."

// erase makes tombstones: of an article under the id and the hashes of the keys that the
// erased one had.
func (c *copier) erase(ctx context.Context, changes []dateline.Change) error {
	var batch []dateline.Article
	why := map[dateline.ID]string{}
	for _, change := range changes {
		a, err := c.tombstone(ctx, change)
		if err != nil {
			return err
		}
		batch, why[a.ID] = append(batch, parted(a)...), change.Why
	}
	out, _, err := c.to.Put(ctx, batch)
	if err != nil {
		return err
	}
	for i, o := range out {
		id := batch[i].ID
		switch {
		case o.Status == dateline.Rejected && dateline.KindOf(o.Err) == dateline.Gone && o.ID == id:
			delete(why, id) // it was done, but the marker did not come behind it
		case o.Status == dateline.Rejected:
			return fmt.Errorf("the erased article %s is refused: %w", id, o.Err)
		case o.ID != id:
			return used(fmt.Sprintf("it gave the keys of the article %s to %s", id, o.ID))
		}
	}
	for id, why := range why {
		if _, err := c.to.Erase(ctx, id, why); err != nil {
			return err
		}
		c.erased++
	}
	return nil
}

// tombstone returns what is put to be erased: the last text that is here, if that has the
// last number that was given, or a placeholder under it.
func (c *copier) tombstone(ctx context.Context, change dateline.Change) (dateline.Article, error) {
	out := dateline.Article{ID: change.ID, Revision: max(change.Article.Revision, 1), Seen: change.At, Last: change.At, Body: placeholder}
	if change.Seq > c.mark.Begun {
		// It may have been erased, and copied, once before: then with fewer keys and
		// another reason.
		if _, err := c.to.Restore(ctx, change.ID); err != nil && dateline.KindOf(err) != dateline.NotFound {
			return out, err
		}
		all, err := c.to.Revisions(ctx, change.ID)
		if err != nil && !absent(err) {
			return out, err
		}
		if last := len(all) - 1; last >= 0 && all[last].Number >= out.Revision {
			if out, _, err = c.to.Article(ctx, change.ID, all[last].Number); err != nil {
				return out, err
			}
			out.Seen, out.Last = all[last].Seen, all[last].Last
		}
	}
	out.Keys = change.Article.Keys
	return out, nil
}

// restore lifts tombstones.
func (c *copier) restore(ctx context.Context, changes []dateline.Change) error {
	for _, change := range changes {
		if _, err := c.to.Restore(ctx, change.ID); err != nil && dateline.KindOf(err) != dateline.NotFound {
			return err
		}
	}
	return nil
}
