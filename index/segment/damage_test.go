package segment_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"dateline/index/segment"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// readAll reads all of a segment in every way, and returns what it says: it goes on
// behind what it cannot read.
func readAll(s api.Segment, fail func(error)) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.Count(), s.Fields())
	for _, name := range s.Fields() {
		d, err := s.Dictionary(name)
		if err != nil {
			fail(err)
			continue
		}
		it := d.AutomatonIterator(nil, nil, nil)
		for {
			e, err := it.Next()
			if err != nil {
				fail(err)
			}
			if e == nil {
				break
			}
			fmt.Fprintf(&b, "%s %q %d\n", name, e.Term, e.Count)
			readList(&b, s, d, []byte(e.Term), fail)
		}
	}
	readDocuments(&b, s, fail)
	return b.String()
}

func readList(b *strings.Builder, s api.Segment, d api.TermDictionary, term []byte, fail func(error)) {
	list, err := d.PostingsList(term, nil, nil)
	if err != nil {
		fail(err)
		return
	}
	it := list.Iterator(true, true, true, nil)
	for {
		p, err := it.Next()
		if err != nil {
			fail(err)
		}
		if p == nil {
			break
		}
		fmt.Fprintln(b, written(p))
	}
	set, counts := make([]uint64, s.Count()/64+1), make([]uint32, s.Count())
	l := list.(*segment.Postings)
	if err := errors.Join(l.Mark(set), l.Tally(set, counts, 3)); err != nil {
		fail(err)
	}
	sum := uint64(0)
	for i, n := range counts {
		sum = 31*sum + uint64(n) + set[i/64]
	}
	fmt.Fprintln(b, sum)
	readPositions(b, s, l, fail)
	without, err := d.PostingsList(term, roaring.BitmapOf(1, 5, 130), nil)
	if err != nil {
		fail(err)
		return
	}
	fmt.Fprintln(b, without.Count())
}

func readPositions(b *strings.Builder, s api.Segment, l *segment.Postings, fail func(error)) {
	at := l.Positions()
	if at == nil {
		return
	}
	for n := range s.Count() {
		found, err := at.At(n, nil)
		if err != nil {
			fail(err)
		}
		for _, x := range found {
			fmt.Fprint(b, x, " ")
		}
	}
}

func readDocuments(b *strings.Builder, s api.Segment, fail func(error)) {
	values := s.(api.DocValueVisitable)
	fields, _ := values.VisitableDocValueFields()
	for n := range s.Count() {
		err := s.VisitStoredFields(n, func(f string, kind byte, v []byte, _ []uint64) bool {
			fmt.Fprintf(b, "%s %c %q ", f, kind, v)
			return true
		})
		if err != nil {
			fail(err)
		}
		if _, err := values.VisitDocValues(n, fields, func(f string, v []byte) { fmt.Fprintf(b, "%s %q ", f, v) }, nil); err != nil {
			fail(err)
		}
		id, err := s.DocID(n)
		if err != nil {
			fail(err)
		}
		numbers, err := s.DocNumbers([]string{string(id)})
		if err != nil {
			fail(err)
		} else {
			fmt.Fprintln(b, numbers)
		}
	}
}

// checkedAs is what an error of a damaged segment must be. The checks are to find the
// damage before the runtime does.
func checkedAs(t *testing.T, what string) func(error) {
	return func(err error) {
		t.Helper()
		if !errors.Is(err, segment.ErrDamaged) || strings.Contains(err.Error(), "out of range") {
			t.Fatalf("%s: the error is %v", what, err)
		}
	}
}

// survives opens the bytes of a file and reads all. Where opening and Verify find
// nothing, the answers must be those of the whole file.
func survives(t *testing.T, what string, raw []byte, want string, merge bool) {
	t.Helper()
	fail := checkedAs(t, what)
	s, err := segment.OpenBytes(raw)
	if err != nil {
		fail(err)
		return
	}
	got := readAll(s, fail)
	err = s.(interface{ Verify() error }).Verify()
	if err == nil && want != "" && got != want {
		t.Fatalf("%s: nothing is found, and the answers are others", what)
	}
	if err != nil {
		fail(err)
	}
	if !merge {
		return
	}
	if _, _, err := ours.Merge([]api.Segment{s, s}, []*roaring.Bitmap{nil, nil}, t.TempDir()+"/m", nil, nil); err != nil {
		fail(err)
	}
}

// whole is a file in which lists have one block and several.
func whole(t testing.TB) []byte {
	t.Helper()
	return must[[]byte](t, "build")(segment.Build(documents(3, 150, 8, true)))
}

func TestAnyByteMayBeWrong(t *testing.T) {
	raw := whole(t)
	good := must[api.Segment](t, "open")(segment.OpenBytes(raw))
	want := readAll(good, func(err error) { t.Fatal(err) })
	rnd := rand.New(rand.NewPCG(4, 4))
	step := max(1, len(raw)/1000)
	if testing.Short() {
		step *= 4
	}
	for i := rnd.IntN(step); i < len(raw); i += 1 + rnd.IntN(2*step) {
		bad := bytes.Clone(raw)
		bad[i] ^= byte(1 + rnd.IntN(255))
		survives(t, fmt.Sprintf("byte %d of %d", i, len(raw)), bad, want, false)
		segment.Resum(bad)
		survives(t, fmt.Sprintf("byte %d of %d, summed again", i, len(raw)), bad, "", i%32 == 0)
	}
}

// A field has terms where it has anything that is read by them, and nothing unknown.
func TestWhatAFieldHasMayBeWrong(t *testing.T) {
	raw := whole(t)
	at := bytes.LastIndex(raw, []byte("\x04blob")) + len("\x04blob") // in the directory
	if raw[at] != 0 {
		t.Fatalf("a field of stored values alone has %#x", raw[at])
	}
	for _, has := range []byte{2, 4, 8, 16} {
		bad := bytes.Clone(raw)
		bad[at] = has
		segment.Resum(bad)
		_, err := segment.OpenBytes(bad)
		if checkedAs(t, fmt.Sprintf("it has %#x", has))(err); !strings.Contains(err.Error(), "blob") {
			t.Errorf("%#x: %v", has, err)
		}
	}
}

func TestAFileMayBeCut(t *testing.T) {
	raw := whole(t)
	for n := 0; n < len(raw); n += 1 + n/20 {
		_, err := segment.OpenBytes(raw[:n:n])
		checkedAs(t, fmt.Sprintf("%d bytes of %d", n, len(raw)))(err)
	}
	path := t.TempDir() + "/segment"
	for _, n := range []int{0, 3, tail, len(raw) - 1} {
		if err := os.WriteFile(path, raw[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ours.Open(path)
		checkedAs(t, fmt.Sprintf("a file of %d bytes", n))(err)
	}
}

// tail is how many bytes a file ends with.
const tail = 16

// TestCutWhileItIsRead cuts the file of an open segment.
func TestCutWhileItIsRead(t *testing.T) {
	s := reopened(t, ours, made(t, ours, documents(3, 600, 60, true)))
	path := s.(api.PersistedSegment).Path()
	if err := os.Truncate(path, 5000); err != nil {
		t.Fatal(err)
	}
	faults := 0
	fail := func(err error) {
		faults++
		if !errors.Is(err, segment.ErrDamaged) {
			t.Fatal(err)
		}
	}
	readAll(s, fail)
	if faults == 0 {
		t.Error("all can be read of a file that was cut")
	}
	fail(s.(interface{ Verify() error }).Verify())
	out := t.TempDir() + "/merged"
	_, _, err := ours.Merge([]api.Segment{s, s}, []*roaring.Bitmap{nil, nil}, out, nil, nil)
	fail(err)
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a merge that fails leaves its file: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	raw := must[[]byte](f, "build")(segment.Build(documents(3, 3, 5, true)))
	f.Add(raw)
	f.Add(raw[:len(raw)/2])
	f.Add([]byte{})
	f.Add(must[[]byte](f, "build")(segment.Build(nil)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		survives(t, "fuzzed", raw, "", false)
		raw = bytes.Clone(raw)
		segment.Resum(raw)
		survives(t, "summed again", raw, "", len(raw)%16 == 0) // merging writes to the disk
	})
}
