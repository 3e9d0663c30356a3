package find

import "dateline/index/copies"

// addCopies adds what the copies of a current text are found by, and where it stands among
// them.
func addCopies(doc dsl, s copies.Sketch, to Group) {
	doc[fieldGroup], doc[fieldCopied] = to.ID, to.Copied
	if s.Text == 0 {
		return
	}
	doc[fieldSame], doc[fieldSketch] = sameOf(s), s.Append(nil)
	if runs := runsOf(s.Keys()); len(runs) > 0 {
		doc[fieldRuns] = runs
	}
}
