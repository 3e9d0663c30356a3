package transfer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline"
)

const usualBatch = 500

// mostBehind is how many changes of the target one of the source makes at most: where an
// article is erased that was erased before, its tombstone is lifted and made anew.
const mostBehind = 3

// begin looks whether the target can be a copy of the source, and marks it as one.
func begin(ctx context.Context, from, to dateline.Archive, opt Options) (*copier, error) {
	c := &copier{from: from, to: to, opt: opt}
	c.opt.Own = append(slices.Clone(opt.Own), StateKey)
	c.opt.Batch = cmp.Or(opt.Batch, usualBatch)
	err := Copyable(ctx, from)
	if err != nil {
		return nil, err
	}
	if c.mark, c.version, err = load(ctx, to, "to"); err != nil {
		return nil, err
	}
	if c.version == 0 {
		err = c.beginAnew(ctx)
	} else {
		err = c.beginAgain(ctx)
	}
	if err != nil {
		return nil, err
	}
	c.mark.Open = true
	return c, c.save(ctx)
}

// Copyable says why an archive cannot be copied, as Copy would; nil if it can. It is for who
// makes a target only then.
func Copyable(ctx context.Context, from dateline.Archive) error {
	of, version, err := load(ctx, from, "from")
	if err == nil && version != 0 && !of.Done {
		err = &dateline.Error{Kind: dateline.Conflict, Field: "from", Message: "it is an unfinished copy itself", Hint: "let that one come to its end first"}
	}
	return err
}

func (c *copier) beginAnew(ctx context.Context) error {
	s, err := c.to.Stats(ctx)
	if err != nil {
		return err
	}
	if s.Seq != 0 {
		return used(fmt.Sprintf("it holds %d articles, and is no copy", s.Articles))
	}
	for key, err := range c.keys(ctx, c.to) {
		if err != nil {
			return err
		}
		return used(fmt.Sprintf("it holds no article, but the state %q, and is no copy", key))
	}
	if s, err = c.from.Stats(ctx); err != nil {
		return err
	}
	c.mark = marker{Version: markerVersion, Begun: s.Seq}
	return nil
}

func used(message string) error {
	return &dateline.Error{Kind: dateline.Conflict, Field: "to", Message: message, Hint: "name an empty or a new one"}
}

// beginAgain sees that the marker is of this source, and that nobody else has written to
// the target.
func (c *copier) beginAgain(ctx context.Context) error {
	if err := c.sameSource(ctx); err != nil {
		return err
	}
	if c.mark.Open {
		return c.noStrangers(ctx)
	}
	s, err := c.to.Stats(ctx)
	if err != nil {
		return err
	}
	state, _, err := c.sumState(ctx, c.to)
	if err != nil {
		return err
	}
	if s.Seq != c.mark.Here || state != c.mark.State {
		return used("it is a copy that was written to since")
	}
	return nil
}

// noStrangers looks at what is behind the marker of a copy that was killed: at most one
// batch, and of articles of the source.
func (c *copier) noStrangers(ctx context.Context) error {
	seen, err := c.upcoming(ctx)
	if err != nil {
		return err
	}
	n := 0
	for change, err := range c.to.Changes(ctx, c.mark.Here) {
		if err != nil {
			return err
		}
		if n++; n > mostBehind*c.opt.Batch {
			return used("it is a copy that was written to since")
		}
		if change.ID == "" || seen[change.ID] {
			continue
		}
		seen[change.ID] = true
		_, err := c.from.Revisions(ctx, change.ID)
		if dateline.KindOf(err) == dateline.NotFound {
			return used(fmt.Sprintf("it is a copy that was written to since: there is no article %s where it is from", change.ID))
		}
		if err != nil && dateline.KindOf(err) != dateline.Gone {
			return err
		}
	}
	return nil
}

// upcoming are the articles of the first batch behind the marker.
func (c *copier) upcoming(ctx context.Context) (map[dateline.ID]bool, error) {
	ids, n := map[dateline.ID]bool{}, 0
	for change, err := range c.from.Changes(ctx, c.mark.Seq) {
		if err != nil {
			return nil, err
		}
		if ids[change.ID] = true; n == c.opt.Batch {
			break
		}
		n++
	}
	return ids, nil
}
