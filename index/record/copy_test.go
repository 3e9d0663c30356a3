package record_test

import (
	"math/rand"
	"testing"
	"time"

	"dateline"
)

// TestCopyOfRevisions: in whatever order captures came, a copy that is given each
// revision once, by number, has the same revisions; and again changes nothing.
func TestCopyOfRevisions(t *testing.T) {
	rnd := rand.New(rand.NewSource(9))
	for n := range 60 {
		original, copied := open(t), open(t)
		for range 2 + rnd.Intn(9) {
			putOne(t, original, seenText(string(rune('A'+rnd.Intn(3))), rnd.Intn(6)))
		}
		id := article(1).Keys[0].DerivedID()
		list, err := original.Revisions(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var all []dateline.Article
		for _, v := range list {
			a, err := original.Article(ctx, id, v.Number)
			if err != nil {
				t.Fatal(err)
			}
			a.Last = v.Last
			all = append(all, a)
		}
		put(t, copied, all...)
		if got, want := shape(t, copied), shape(t, original); got != want {
			t.Errorf("case %d: the copy has %s, the original %s", n, got, want)
		}
		head := copied.Head()
		put(t, copied, all...)
		if copied.Head() != head {
			t.Errorf("case %d: put again it is %s", n, shape(t, copied))
		}
		wantClean(t, copied)
	}
}

// A revision of a copy finds its place among others, and can become the current one.
func TestCopyIntoAnotherHistory(t *testing.T) {
	r := open(t)
	putOne(t, r, seenText("A", 1))
	putOne(t, r, seenText("B", 3))
	copyOf := func(text string, number, first, last int) dateline.Article {
		a := seenText(text, first)
		a.Revision, a.Last = number, at(last)
		return a
	}
	for _, c := range []struct {
		put  dateline.Article
		want string
	}{
		{copyOf("A", 1, 0, 2), "A0-2 B3-3*"},
		{copyOf("C", 1, 2, 2), "A0-2 B3-3* C2-2"},
		{copyOf("B", 4, 3, 5), "A0-2 B3-3 C2-2 B3-5*"},
		{copyOf("B", 2, 3, 6), "A0-2 B3-6* C2-2 B3-5"},
	} {
		putOne(t, r, c.put)
		if got := shape(t, r); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		wantClean(t, r)
	}
	wrong := copyOf("A", 1, 3, 2)
	numberless := copyOf("A", 0, 1, 2)
	late := copyOf("A", 1, 1, 2)
	late.Last = time.Now().Add(100 * time.Hour)
	for _, o := range put(t, r, wrong, numberless, late) {
		if o.Status != dateline.Rejected || dateline.KindOf(o.Err) != dateline.Invalid {
			t.Errorf("%+v", o)
		}
	}
}
