package record_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

// TestRevisionsInTime puts texts in the order given, "A1" being the text A seen at
// hour 1, and compares all revisions: text, first and last hour, * the current one.
func TestRevisionsInTime(t *testing.T) {
	for _, c := range []struct{ put, want string }{
		{"A1", "A1-1*"},
		{"A1 A1", "A1-1*"},
		{"A1 A3", "A1-3*"},
		{"A3 A1", "A1-3*"},
		{"A1 B2", "A1-1 B2-2*"},
		{"A1 B3 A2", "A1-2 B3-3*"},
		{"A1 B3 B2", "A1-1 B2-3*"},
		{"B3 A1", "B3-3* A1-1"},
		{"A1 A3 B2", "A1-3* B2-2"},
		{"A1 A3 B2 A3", "A1-3* B2-2"},
		{"A1 A3 B2 A4", "A1-4* B2-2"},
		{"A1 A4 B2 B3", "A1-4* B2-3"},
		{"A1 A3 B2 B4", "A1-3 B2-2 B4-4*"},
		{"A1 B2 A3", "A1-1 B2-2 A3-3*"},
		{"A1 B2 A3 A1 B2 A3", "A1-1 B2-2 A3-3*"},
		{"A1 B2 A4 A3", "A1-1 B2-2 A3-4*"},
		{"A1 C5 B3 A2 C4", "A1-2 C4-5* B3-3"},
		{"A1 B1", "A1-1 B1-1*"},
		{"A1 B1 A1", "A1-1 B1-1*"},
		{"A1 B1 A2", "A1-1 B1-1 A2-2*"},
		{"A1 B1 B2", "A1-1 B1-2*"},
		{"A1 B1 A0", "A0-1 B1-1*"},
	} {
		t.Run(c.put, func(t *testing.T) {
			r := open(t)
			for _, s := range strings.Fields(c.put) {
				putOne(t, r, seenText(s[:1], int(s[1]-'0')))
			}
			if got := shape(t, r); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			wantClean(t, r)
		})
	}
}

func seenText(text string, hour int) dateline.Article {
	a := article(1)
	a.Body, a.Seen = text, at(hour)
	return a
}

// shape writes the revisions of the article of seenText.
func shape(t *testing.T, r *record.Record) string {
	t.Helper()
	id := article(1).Keys[0].DerivedID()
	list, err := r.Revisions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, v := range list {
		a, err := r.Article(ctx, id, v.Number)
		if err != nil || v.Number != i+1 {
			t.Fatalf("revision %d as %d: %v", i+1, v.Number, err)
		}
		s := fmt.Sprintf("%s%d-%d", a.Body, int(v.Seen.Sub(at(0)).Hours()), int(v.Last.Sub(at(0)).Hours()))
		if v.Current {
			s += "*"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// TestRevisionsProperties: in whatever order captures arrive, the current text is
// that of the latest capture, and putting them all again changes nothing.
func TestRevisionsProperties(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for n := range 60 {
		r := open(t)
		var all []dateline.Article
		latest := -1
		var want string
		for range 2 + rnd.Intn(9) {
			text, hour := string(rune('A'+rnd.Intn(3))), rnd.Intn(8)
			all = append(all, seenText(text, hour))
			o := putOne(t, r, all[len(all)-1])
			if hour > latest || hour == latest && o.Status != dateline.Unchanged {
				latest, want = hour, text
			}
			a, err := r.Article(ctx, o.ID, 0)
			if err != nil || a.Body != want {
				t.Fatalf("case %d: current text %q (%v), want %q after %s%d: %s", n, a.Body, err, want, text, hour, shape(t, r))
			}
		}
		was, head := shape(t, r), r.Head()
		put(t, r, all...)
		if got := shape(t, r); got != was || r.Head() != head {
			t.Fatalf("case %d: put again: %s, want %s", n, got, was)
		}
		wantClean(t, r)
	}
}
