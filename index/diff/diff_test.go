package diff_test

import (
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/diff"
)

// written writes parts as [-removed-]{+added+}.
func written(parts []diff.Part) string {
	var b strings.Builder
	for _, p := range parts {
		switch p.Kind {
		case diff.Removed:
			b.WriteString("[-" + p.Text + "-]")
		case diff.Added:
			b.WriteString("{+" + p.Text + "+}")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"same", "same", "same"},
		{"", "new text", "{+new text+}"},
		{"old text", "", "[-old text-]"},
		{"Two soldiers were killed.", "Four soldiers were killed.", "[-Two-]{+Four+} soldiers were killed."},
		{"the old dog barks", "the new cat barks", "the [-old dog-]{+new cat+} barks"},
		{"a b c", "a c", "a [-b -]c"},
		{"a c", "a b c", "a {+b +}c"},
		{"one\ntwo", "one\n\ntwo", "one\n{+\n+}two"},
		{"Шуша и Лачин", "Шуша и Ханкенди", "Шуша и [-Лачин-]{+Ханкенди+}"},
		{"北京の雨", "東京の雨", "[-北-]{+東+}京の雨"},
		{"3.5 million", "4.5 million", "[-3.5-]{+4.5+} million"},
		{"a\r\nb", "a\nb", "a[-\r\n-]{+\n+}b"},
		{"bad \xff byte", "bad byte", "bad [-\xff -]byte"},
	} {
		if got := written(diff.Texts(c.from, c.to)); got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// hold says what is wrong with the parts of two texts.
func hold(t *testing.T, from, to string, parts []diff.Part) {
	t.Helper()
	var a, b strings.Builder
	for i, p := range parts {
		if p.Text == "" || i > 0 && p.Kind <= parts[i-1].Kind && p.Kind != diff.Same || i > 0 && p.Kind == diff.Same && parts[i-1].Kind == diff.Same {
			t.Fatalf("part %d of %.80q to %.80q: %.80q follows another of its kind", i, from, to, p.Text)
		}
		if p.Kind != diff.Added {
			a.WriteString(p.Text)
		}
		if p.Kind != diff.Removed {
			b.WriteString(p.Text)
		}
	}
	if a.String() != from || b.String() != to {
		t.Fatalf("%.80q to %.80q: the parts make %.80q and %.80q", from, to, a.String(), b.String())
	}
}

// The shortest answer, by a table of all common subsequences.
func kept(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		corner := 0
		for j := range b {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			corner = up
		}
	}
	return row[len(b)]
}

// As many letters stay as can, whatever the texts.
func TestTextsAreShortest(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 3000 {
		from, to := letters(rnd, rnd.Intn(30)), letters(rnd, rnd.Intn(30))
		parts := diff.Texts(from, to)
		hold(t, from, to, parts)
		same := 0
		for _, p := range parts {
			if p.Kind == diff.Same {
				same += len(p.Text)
			}
		}
		if want := kept(strings.Split(from, ""), strings.Split(to, "")); same != want {
			t.Fatalf("%q to %q keeps %d, want %d: %s", from, to, same, want, written(parts))
		}
	}
}

// letters are n signs that are words of their own and are not joined.
func letters(rnd *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = ".!-"[rnd.Intn(3)]
	}
	return string(b)
}

// A megabyte is compared in bounded time, be it alike or not.
func TestLongTexts(t *testing.T) {
	rnd := rand.New(rand.NewSource(2))
	text := func(vocabulary int) string {
		var b strings.Builder
		for b.Len() < 1<<20 {
			fmt.Fprintf(&b, "w%d ", rnd.Intn(vocabulary))
		}
		return b.String()
	}
	long := text(5000)
	for name, other := range map[string]string{
		"other words": strings.ReplaceAll(long, "w", "v"), "other order": text(5000), "few words": text(3),
		"edited": strings.ReplaceAll(long, "w17 ", "seventeen "), "nothing": "", "twice and by lines": long + "\n" + long + "\n" + long + "\n" + long,
	} {
		begun := time.Now()
		parts := diff.Texts(long, other)
		hold(t, long, other, parts)
		t.Logf("%s: %d parts in %v", name, len(parts), time.Since(begun))
		if name == "edited" && len(parts) > 3*strings.Count(long, "w17 ")+1 {
			t.Errorf("edited: %d parts", len(parts))
		}
	}
}

// Texts of very many short lines are compared in bounded memory, and a change in the middle
// of them is not one of all that follows.
func TestTextsOfVeryManyLines(t *testing.T) {
	rnd := rand.New(rand.NewSource(3))
	lines := make([]byte, 12<<20)
	for i := range lines {
		lines[i] = "ab\n"[rnd.Intn(3)]
	}
	from := string(lines)
	to := from[:len(from)/2] + "come\n" + from[len(from)/2:3*len(from)/4] + from[3*len(from)/4+5:]
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	parts := diff.Texts(from, to)
	runtime.ReadMemStats(&after)
	if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 150 {
		t.Errorf("%d MiB for two texts of %d", mib, len(from)>>20)
	}
	hold(t, from, to, parts)
	for _, p := range parts {
		if p.Kind != diff.Same && len(p.Text) > 1000 {
			t.Errorf("%d bytes %v", len(p.Text), p.Kind)
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("Two soldiers.\n\nMore.", "Four soldiers\u2028 were.\r\n")
	f.Add("\xff\xfe", "")
	f.Fuzz(func(t *testing.T, from, to string) { hold(t, from, to, diff.Texts(from, to)) })
}

func TestRevisions(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2023, 9, n, 0, 0, 0, 0, time.UTC) }
	all := []dateline.Revision{{Number: 1, Seen: day(2)}, {Number: 2, Seen: day(4), Current: true}, {Number: 3, Seen: day(1)}, {Number: 4, Seen: day(3)}}
	for _, c := range []struct {
		from, to, wantFrom, wantTo int
		kind                       dateline.Kind
	}{
		{0, 0, 4, 2, 0}, {0, 4, 1, 4, 0}, {3, 0, 3, 2, 0}, {2, 1, 2, 1, 0}, {1, 1, 1, 1, 0},
		{0, 3, 0, 0, dateline.NotFound}, {9, 0, 0, 0, dateline.NotFound}, {0, 9, 0, 0, dateline.NotFound}, {-1, 0, 0, 0, dateline.Invalid},
	} {
		from, to, err := diff.Revisions(all, c.from, c.to)
		if c.kind != 0 {
			if dateline.KindOf(err) != c.kind {
				t.Errorf("%d to %d: %v", c.from, c.to, err)
			}
			continue
		}
		if err != nil || from != c.wantFrom || to != c.wantTo {
			t.Errorf("%d to %d: %d to %d, %v", c.from, c.to, from, to, err)
		}
	}
	if _, _, err := diff.Revisions(all[1:2], 0, 0); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("one revision: %v", err)
	}
}
