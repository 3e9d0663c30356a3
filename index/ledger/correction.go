package ledger

import (
	"errors"
	"slices"
	"time"

	"dateline"
)

// Judge says what becomes of a correction, to which the number n would be given:
// Added in the form that it returns, Unchanged, or Rejected with an *dateline.Error.
// Any other error fails the whole batch.
type Judge func(c dateline.Correction, n int) (dateline.Correction, dateline.Status, error)

// Before is what a record holds when a batch of corrections is judged.
type Before struct {
	Corrections []dateline.Correction // all, by number
	// Places and Article read the state that the batch is committed on, raw; revision 0
	// is the current one.
	Places  func() ([]dateline.Place, error)
	Article func(id dateline.ID, revision int) (dateline.Article, error)
}

// Correct is what becomes of one correction, to which the number n would be given at now.
// Where out.Status is Added, kept is what is to be stored under kept.N: n, or a higher
// number if c was copied; the next one gets a number behind that.
func Correct(c dateline.Correction, n int, now time.Time, decide Judge) (kept dateline.Correction, out dateline.Corrected, err error) {
	if err := acceptCorrection(c); err != nil {
		return c, dateline.Corrected{Status: dateline.Rejected, Err: err}, nil
	}
	if c.Kind == dateline.CorrectPlace {
		c.Place = tidy(c.Place)
	}
	kept, status, err := decide(c, n)
	switch {
	case err != nil && dateline.KindOf(err) == dateline.Internal:
		return kept, out, err
	case err != nil:
		return kept, dateline.Corrected{Status: dateline.Rejected, Err: err}, nil
	case status != dateline.Added:
		return kept, dateline.Corrected{Status: status}, nil
	}
	if kept.At.IsZero() {
		kept.At = now
	}
	if !c.Copied {
		kept.N, kept.Undone = n, 0
	}
	kept.Copied, kept.Whole, kept.At = false, false, kept.At.UTC().Truncate(time.Millisecond)
	return kept, dateline.Corrected{N: kept.N, Status: status}, nil
}

// ErrBroken takes back a batch of corrections of which nothing is taken: its answers stand.
var ErrBroken = errors.New("the batch is taken as a whole, or not at all")

// Broken is ErrBroken where the answer to one of a batch is that nothing of it is taken, see
// dateline.Correction.Whole, and answers the others so.
func Broken(batch []dateline.Correction, out []dateline.Corrected, at int) error {
	if out[at].Status != dateline.Rejected || !slices.ContainsFunc(batch, func(c dateline.Correction) bool { return c.Whole }) {
		return nil
	}
	for i := range out {
		if i != at {
			out[i] = dateline.Corrected{Status: dateline.Rejected,
				Err: dateline.Errorf(dateline.Conflict, "nothing of the batch is taken, since the correction %d of it is rejected", at+1)}
		}
	}
	return ErrBroken
}

// acceptCorrection refuses the values that are looked at here, as they are for articles
// and places.
func acceptCorrection(c dateline.Correction) error {
	if err := acceptYear("at", c.At); err != nil {
		return err
	}
	if c.Kind != dateline.CorrectPlace {
		return nil
	}
	if c.Place.ID == "" {
		c.Place.ID = c.Entity
	}
	return acceptPlace("place", c.Place)
}
