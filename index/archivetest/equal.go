package archivetest

import (
	"dateline"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// emptyIsNil makes no difference between an empty list and none.
var emptyIsNil = cmpopts.EquateEmpty()

// anyNameOrder compares places whatever the order of their other names.
var anyNameOrder = cmpopts.SortSlices(func(a, b string) bool { return a < b })

// sameDate compares dates with their offsets, which time.Time.Equal leaves out.
var sameDate = cmp.Comparer(func(a, b dateline.Date) bool {
	return a.String() == b.String() && a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
})

// anyKeyOrder compares keys whatever their order.
var anyKeyOrder = cmpopts.SortSlices(func(a, b dateline.Key) bool { return a.String() < b.String() })

// sameReading makes no difference between answers of before and after articles were read
// again.
var sameReading = cmpopts.IgnoreFields(dateline.Result{}, "Reread")

// fromThen is closeScores for hits of two states of an archive.
func (e *env) fromThen() cmp.Option {
	if e.engine.Drifts {
		return cmpopts.IgnoreFields(dateline.Hit{}, "Score")
	}
	return closeScores
}

// closeScores makes no difference between scores within scoreTolerance.
var closeScores = cmpopts.EquateApprox(0, scoreTolerance)
