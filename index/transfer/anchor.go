package transfer

import (
	"context"
	"time"

	"dateline"
)

// anchor is a change by which an archive is known again: no other one has committed this
// at that moment.
type anchor struct {
	Seq  dateline.Seq `json:"seq"`
	At   time.Time    `json:"at"`
	Kind string       `json:"kind"`
	ID   dateline.ID  `json:"id"`
}

func anchorOf(c dateline.Change) anchor { return anchor{c.Seq, c.At, c.Kind, c.ID} }

func (a anchor) is(b anchor) bool {
	return a.Seq == b.Seq && a.At.Equal(b.At) && a.Kind == b.Kind && a.ID == b.ID
}

// anchored keeps the first and the last change that were brought.
func (m *marker) anchored(b batch) {
	switch len(m.Source) {
	case 0:
		m.Source = []anchor{b.first, b.last}
	default:
		m.Source = []anchor{m.Source[0], b.last}
	}
}

// sameSource refuses another source than the one that the marker is of. A change can be
// missing only if its article was erased since.
func (c *copier) sameSource(ctx context.Context) error {
	s, err := c.from.Stats(ctx)
	if err != nil {
		return err
	}
	if s.Seq < c.mark.Seq {
		return otherSource()
	}
	for _, a := range c.mark.Source {
		now, err := c.changeAt(ctx, a.Seq)
		switch {
		case err != nil:
			return err
		case now.Seq == a.Seq && !now.is(a):
			return otherSource()
		case now.Seq == a.Seq:
			continue
		}
		if _, err := c.from.Revisions(ctx, a.ID); dateline.KindOf(err) == dateline.NotFound && a.Kind != dateline.ChangeErased {
			return otherSource()
		} else if err != nil && !absent(err) {
			return err
		}
	}
	return nil
}

func otherSource() error {
	return used("it is a copy of another archive, or of this one before it was made anew")
}

// changeAt returns the first change of the source that is not before seq.
func (c *copier) changeAt(ctx context.Context, seq dateline.Seq) (anchor, error) {
	for change, err := range c.from.Changes(ctx, seq-1) {
		return anchorOf(change), err
	}
	return anchor{}, nil
}
