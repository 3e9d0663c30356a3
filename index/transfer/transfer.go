package transfer

import (
	"context"

	"dateline"
)

// Stages of a copy, as Options.Progress is told them.
const (
	StageCopying   = "copying"   // in changes of the source's log
	StageComparing = "comparing" // in articles
)

// Options of Copy. The zero Options are ready to use.
type Options struct {
	// Own are keys of State that every archive keeps for itself. They are not copied and
	// do not make a target a used one.
	Own []string
	// Batch is how many changes of the source are brought at a time, which is what a copy
	// that was killed does once more; 0 is 500. Less is brought where texts are long.
	Batch int
	// Unverified leaves the comparison of both sides out.
	Unverified bool
	// Progress, if not nil, is told how far a stage is; it is not called concurrently.
	Progress func(stage string, done, total int64)
	// Wait waits until searches of an archive see all that it holds, before both sides
	// are compared; nil is its Wait.
	Wait func(ctx context.Context, archive dateline.Archive) error
}

// Report says what a copy has come to.
type Report struct {
	Resumed bool         // it went on from an earlier one
	Seq     dateline.Seq // the last change of the source that the target has
	// Brought counts what this run has put, erased and corrected in the target.
	Brought struct{ Revisions, Erased, Corrections int }
	Proof   Proof // the zero Proof with Options.Unverified
}

// passes is how often the log is read to its end before a source that goes on changing is
// compared all the same.
const passes = 20

// Copy brings all that from holds to to, which has to be empty, or a copy of from, whole or
// not, that nobody else has written to: then it is brought up to date. Anything else is
// Conflict and changes nothing. When ctx ends, or either side fails, the same call goes on
// from there. Differences that are left are in the report, and no error.
func Copy(ctx context.Context, from, to dateline.Archive, opt Options) (r Report, err error) {
	c, err := begin(ctx, from, to, opt)
	if err != nil {
		return r, err
	}
	r.Resumed = c.mark.Seq > 0
	err = c.run(ctx)
	if err == nil && !opt.Unverified {
		r.Proof, err = c.verify(ctx)
	}
	r.Seq = c.mark.Seq
	r.Brought.Revisions, r.Brought.Erased, r.Brought.Corrections = c.revisions, c.erased, c.corrections
	if err != nil {
		return r, err
	}
	return r, c.end(ctx)
}

// copier is one copy under way.
type copier struct {
	from, to dateline.Archive
	opt      Options
	mark     marker
	version  uint64 // of the marker in the State of the target

	revisions, erased, corrections int // see Report.Brought
}

// run follows the log of the source to its end, and the State behind it.
func (c *copier) run(ctx context.Context) error {
	for range passes {
		s, err := c.from.Stats(ctx)
		if err != nil {
			return err
		}
		if s.Seq == c.mark.Seq && c.mark.Done {
			break
		}
		if err := c.pass(ctx, s.Seq); err != nil {
			return err
		}
		c.mark.Done = true
	}
	return c.copyState(ctx)
}

// pass brings all changes behind the marker; head is the last of them or one before it.
func (c *copier) pass(ctx context.Context, head dateline.Seq) error {
	ctx, stop := context.WithCancel(ctx)
	batches, ended := c.read(ctx)
	defer func() { stop(); <-ended }()
	for b := range batches {
		if b.err != nil {
			return b.err
		}
		if err := c.apply(ctx, b); err != nil {
			return err
		}
		c.tell(StageCopying, int64(min(b.upTo, head)), int64(head))
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := c.putLater(ctx); err != nil {
		return err
	}
	c.mark.Seq = max(c.mark.Seq, head) // the last ones may be of an article that was erased
	return c.reached(ctx)
}

func (c *copier) tell(stage string, done, total int64) {
	if c.opt.Progress != nil {
		c.opt.Progress(stage, done, total)
	}
}

// absent reports whether err says that an article is not there, or no more.
func absent(err error) bool {
	kind := dateline.KindOf(err)
	return err != nil && (kind == dateline.Gone || kind == dateline.NotFound)
}
