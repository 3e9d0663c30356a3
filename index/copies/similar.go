package copies

// Bounds of Similar, found by measuring (docs/benchmarks.md): an edit of 15 % of
// the words leaves .48 of the runs and .84 of the names, one of 30 % .25 and .70;
// two briefs made from one template a month apart have less than half of the names.
const (
	leastRuns   = .25
	leastNames  = .55
	equalRuns   = .95 // names are not looked at: one may be printed in capitals
	namelessRun = .5  // where there are less than fewNames to tell by
	fewNames    = 4
	leastWithin = .85 // of a text that another contains
	fewWithin   = 10  // runs that have to be common then
)

// Similar says whether two texts are copies of one: equal, edited, or one cut out
// of the other. It is symmetric, and not transitive.
func Similar(a, b Sketch) bool { return similar(a, b, true) }

// similar is Similar; equal may be false where it is known that the texts are not equal
// and that their runs are not either. Most texts are told apart by their names.
func similar(a, b Sketch, equal bool) bool {
	if a.Text == 0 || b.Text == 0 {
		return false
	}
	if a.Text == b.Text {
		return true
	}
	names := overlapOf(a.Names, b.Names, MaxNames)
	few, like, within := names.all < fewNames, names.likeness() >= leastNames, names.within() >= leastWithin
	if !equal && !few && !like && !within {
		return false
	}
	runs := overlapOf(a.Runs, b.Runs, MaxRuns)
	switch {
	case runs.likeness() >= equalRuns:
		return true
	case few:
		return runs.likeness() >= namelessRun
	case like && runs.likeness() >= leastRuns:
		return true
	}
	return within && runs.both >= fewWithin && runs.within() >= leastWithin
}

// Likeness estimates which part of the runs, and of the names, of two texts are in
// both: 0 to 1, and 0 where there are none.
func Likeness(a, b Sketch) (runs, names float64) {
	return overlapOf(a.Runs, b.Runs, MaxRuns).likeness(), overlapOf(a.Names, b.Names, MaxNames).likeness()
}

// overlap compares two lists by the smallest values of both together, up to a
// number: where the lists are longer, they are a sample of all values.
type overlap struct {
	all, both int
	fewer     int // of the values in one list only, those in the one that has fewer
}

func overlapOf(a, b []uint32, most int) (o overlap) {
	i, j := 0, 0
	for o.all < most && i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		var nextA, nextB, same int // branches that nothing foretells would take most of the time
		if x <= y {
			nextA = 1
		}
		if y <= x {
			nextB = 1
		}
		if x == y {
			same = 1
		}
		i, j, o.both = i+nextA, j+nextB, o.both+same
		o.all++
	}
	rest := min(most-o.all, len(a)-i+len(b)-j) // of one list only
	o.all += rest
	if i < len(a) {
		i += rest
	} else {
		j += rest
	}
	o.fewer = min(i, j) - o.both
	return o
}

// likeness is the part of all values that is in both (Jaccard).
func (o overlap) likeness() float64 { return float64(o.both) / float64(max(o.all, 1)) }

// within is the part of the smaller text's values that is in the other too.
func (o overlap) within() float64 { return float64(o.both) / float64(max(o.both+o.fewer, 1)) }
