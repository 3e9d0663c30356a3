package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// scoreTable counts pairs by kind and grade.
type scoreTable map[scoreKey]*scoreCount

type scoreKey struct {
	same  bool
	kind  string
	grade int
}

type scoreCount struct{ pairs, found int }

func (t scoreTable) add(p pair, found bool) {
	k := scoreKey{p.same, p.kind, p.grade}
	if t[k] == nil {
		t[k] = &scoreCount{}
	}
	t[k].pairs++
	if found {
		t[k].found++
	}
}

// sum adds the counts of the keys that which takes.
func (t scoreTable) sum(which func(scoreKey) bool) (s scoreCount) {
	for k, c := range t {
		if which(k) {
			s.pairs, s.found = s.pairs+c.pairs, s.found+c.found
		}
	}
	return s
}

// print writes the table; the error says which target is missed.
func (t scoreTable) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "copies\tchanged\tpairs\tfound\trecall")
	keys := slices.SortedFunc(maps.Keys(t), func(a, b scoreKey) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.grade, b.grade))
	})
	for _, k := range keys {
		if k.same {
			fmt.Fprintf(w, "%s\t%d %%\t%d\t%d\t%.3f\n", k.kind, k.grade, t[k].pairs, t[k].found, t[k].part())
		}
	}
	fmt.Fprintln(w, "\nno copies\t\tpairs\tfound\twrong")
	for _, k := range keys {
		if !k.same {
			fmt.Fprintf(w, "%s\t\t%d\t%d\t%.4f\n", k.kind, t[k].pairs, t[k].found, t[k].part())
		}
	}
	w.Flush()
	return t.judge(out)
}

func (c scoreCount) part() float64 { return float64(c.found) / float64(max(c.pairs, 1)) }

// judge holds the pairs up to the grade of the target, and all that are no copies,
// against the targets.
func (t scoreTable) judge(out io.Writer) error {
	right := t.sum(func(k scoreKey) bool { return k.same && k.grade <= gradeTargeted })
	wrong := t.sum(func(k scoreKey) bool { return !k.same })
	precision, recall := float64(right.found)/float64(max(right.found+wrong.found, 1)), right.part()
	fmt.Fprintf(out, "\nup to %d %% changed: recall %.4f (target %.2f); precision %.4f (target %.2f) with %d pairs that are copies and %d that are none\n",
		gradeTargeted, recall, targetCopyRecall, precision, targetCopyPrecision, right.pairs, wrong.pairs)
	var errs []error
	if recall < targetCopyRecall {
		errs = append(errs, fmt.Errorf("copies: recall %.4f is below %.2f", recall, targetCopyRecall))
	}
	if precision < targetCopyPrecision {
		errs = append(errs, fmt.Errorf("copies: precision %.4f is below %.2f", precision, targetCopyPrecision))
	}
	return errors.Join(errs...)
}
