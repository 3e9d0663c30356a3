package segment_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

func likeStored(t *testing.T, have, want api.Segment) {
	t.Helper()
	var ids []string
	for n := range want.Count() + 2 {
		h, w := storedOf(t, have, n), storedOf(t, want, n)
		if h != w {
			t.Fatalf("document %d has %s, want %s", n, h, w)
		}
		hid, wid := must[[]byte](t, "id")(have.DocID(n)), must[[]byte](t, "id")(want.DocID(n))
		if !bytes.Equal(hid, wid) || (hid == nil) != (wid == nil) {
			t.Fatalf("document %d is %q, want %q", n, hid, wid)
		}
		if n%3 == 0 {
			ids = append(ids, string(wid), string(wid)+"?")
		}
	}
	h, w := must[*roaring.Bitmap](t, "numbers")(have.DocNumbers(ids)), must[*roaring.Bitmap](t, "numbers")(want.DocNumbers(ids))
	if !h.Equals(w) {
		t.Fatalf("documents %v, want %v", h, w)
	}
}

func storedOf(t *testing.T, s api.Segment, n uint64) (out string) {
	t.Helper()
	err := s.VisitStoredFields(n, func(field string, kind byte, value []byte, _ []uint64) bool {
		out += fmt.Sprintf("%s %c %q; ", field, kind, value)
		return field != "note" || n%2 == 0
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func likeValues(t *testing.T, have, want api.Segment) {
	t.Helper()
	h, w := have.(api.DocValueVisitable), want.(api.DocValueVisitable)
	fields := must[[]string](t, "fields")(w.VisitableDocValueFields())
	for _, f := range fields {
		if got := must[[]string](t, "fields")(h.VisitableDocValueFields()); !slices.Contains(got, f) {
			t.Fatalf("values of %q, want %q", got, fields)
		}
	}
	if len(fields) == 0 {
		return // zap cannot be asked then
	}
	var hs api.DocVisitState
	for n := range want.Count() {
		var hv, wv string
		var err error
		for _, f := range append(fields, "nothing", "body") {
			hs, err = h.VisitDocValues(n, []string{f}, func(f string, v []byte) { hv += fmt.Sprintf("%s %q; ", f, v) }, hs)
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.VisitDocValues(n, []string{f}, func(f string, v []byte) { wv += fmt.Sprintf("%s %q; ", f, v) }, nil)
			if err != nil {
				t.Fatal(err)
			}
		}
		if hv != wv {
			t.Fatalf("document %d has the values %s, want %s", n, hv, wv)
		}
	}
}
