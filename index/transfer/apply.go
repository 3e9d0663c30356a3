package transfer

import (
	"context"
	"fmt"

	"dateline"
)

// apply does what a batch says, and moves the marker behind it.
func (c *copier) apply(ctx context.Context, b batch) error {
	var err error
	switch b.class {
	case bringing:
		err = c.bring(ctx, b.changes)
	case erasing:
		err = c.erase(ctx, b.changes)
	case restoring:
		err = c.restore(ctx, b.changes)
	}
	if err != nil {
		return err
	}
	c.mark.anchored(b)
	c.mark.Seq = b.upTo
	return c.reached(ctx)
}

// reached saves the marker with the last change of the target.
func (c *copier) reached(ctx context.Context) error {
	s, err := c.to.Stats(ctx)
	if err != nil {
		return err
	}
	c.mark.Here = s.Seq
	return c.save(ctx)
}

// bring puts articles and places, then the corrections, which may be of these articles.
func (c *copier) bring(ctx context.Context, changes []dateline.Change) error {
	p := &putter{c: c}
	var said []dateline.Correction
	restated := map[dateline.ID]bool{}
	for _, change := range changes {
		var err error
		switch change.Kind {
		case dateline.ChangeArticle:
			err = p.add(ctx, change.Article)
		case dateline.ChangeMetadata:
			if !restated[change.ID] {
				restated[change.ID] = true
				err = p.addAll(ctx, change.ID)
			}
		case dateline.ChangeGazetteer:
			err = c.places(ctx, change)
		case dateline.ChangeCorrection:
			said = append(said, change.Correction)
		}
		if err != nil {
			return err
		}
	}
	if err := p.flush(ctx); err != nil {
		return err
	}
	return c.correct(ctx, said)
}

// correct keeps corrections under the numbers that they have.
func (c *copier) correct(ctx context.Context, said []dateline.Correction) error {
	if len(said) == 0 {
		return nil
	}
	for i := range said {
		said[i].Copied = true
	}
	out, _, err := c.to.Correct(ctx, said)
	if err != nil {
		return err
	}
	for i, o := range out {
		switch {
		case o.Status == dateline.Added:
			c.corrections++
		case o.Status != dateline.Rejected:
		case said[i].Article != "" && absent(o.Err) && c.erasedSince(ctx, said[i].Article):
		default:
			return fmt.Errorf("correction %d is refused: %w", said[i].N, o.Err)
		}
	}
	return nil
}

// erasedSince reports whether the source has an article no more.
func (c *copier) erasedSince(ctx context.Context, id dateline.ID) bool {
	_, err := c.from.Revisions(ctx, id)
	return absent(err)
}
