package transfer

import (
	"context"
	"fmt"

	"dateline"
)

// maxDifferences is how many of the differences are told.
const maxDifferences = 20

// Proof compares what two archives hold.
type Proof struct {
	// Of the source.
	Articles, Revisions, Erased, Corrections, Places, State int
	// From and To are checksums of all of it, in hex: the same where nothing differs.
	From, To string
	// Mended counts articles that had to be brought once more: those that were captured
	// again without a change of the log.
	Mended      int
	Differences []string // sentences; the first 20
	Different   int      // all
}

// Equal reports whether nothing differs.
func (p Proof) Equal() bool { return p.Different == 0 && p.From == p.To }

func (p *Proof) differs(format string, args ...any) {
	if p.Different++; p.Different <= maxDifferences {
		p.Differences = append(p.Differences, fmt.Sprintf(format, args...))
	}
}

// verify compares both sides, and brings articles that differ once more.
func (c *copier) verify(ctx context.Context) (p Proof, err error) {
	for _, archive := range []dateline.Archive{c.from, c.to} {
		if err := c.wait(ctx, archive); err != nil {
			return p, err
		}
	}
	v := &verifier{c: c, from: newDigest(), to: newDigest()}
	if err := v.articles(ctx); err != nil {
		return v.Proof, err
	}
	for _, part := range []struct {
		name string
		n    *int
		sum  func(context.Context, dateline.Archive) (string, int, error)
	}{
		{"erased articles", &v.Erased, sumErased},
		{"corrections", &v.Corrections, sumCorrections},
		{"places", &v.Places, sumPlaces},
		{"values of state", &v.State, c.sumState},
	} {
		from, n, err := part.sum(ctx, c.from)
		if err != nil {
			return v.Proof, err
		}
		to, m, err := part.sum(ctx, c.to)
		if err != nil {
			return v.Proof, err
		}
		if *part.n = n; from != to {
			v.differs("the %s differ: %d, and %d in the copy", part.name, n, m)
		}
		v.from.add(from)
		v.to.add(to)
	}
	v.Proof.From, v.Proof.To = v.from.String(), v.to.String()
	return v.Proof, nil
}

func (c *copier) wait(ctx context.Context, archive dateline.Archive) error {
	if c.opt.Wait != nil {
		return c.opt.Wait(ctx, archive)
	}
	s, err := archive.Stats(ctx)
	if err != nil {
		return err
	}
	return archive.Wait(ctx, s.Seq)
}
