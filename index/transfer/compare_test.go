package transfer_test

import (
	"maps"
	"testing"
	"time"

	"dateline"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// holdings is what an archive answers, in a form that can be compared.
type holdings struct {
	Articles    map[dateline.ID][]dateline.Article // all revisions
	Revisions   map[dateline.ID][]dateline.Revision
	Gone        map[dateline.ID]dateline.Change // tombstones: why, and the hashes of keys
	Lifted      map[dateline.ID]dateline.Article
	Corrections []dateline.Correction
	Lists       map[string][]dateline.Place // of each source
	Places      []dateline.Place
	State       map[string]string
	Counts      dateline.Stats
}

// holdingsOf reads all of it by ways that a copy does not go.
func holdingsOf(t *testing.T, a dateline.Archive, own ...string) (h holdings) {
	t.Helper()
	h = holdings{map[dateline.ID][]dateline.Article{}, map[dateline.ID][]dateline.Revision{}, map[dateline.ID]dateline.Change{}, map[dateline.ID]dateline.Article{},
		nil, map[string][]dateline.Place{}, nil, map[string]string{}, dateline.Stats{}}
	for _, c := range all(t, a.Changes(t.Context(), 0)) {
		switch c.Kind {
		case dateline.ChangeErased:
			c.Seq, c.At = 0, time.Time{}
			h.Gone[c.ID] = c
		case dateline.ChangeRestored:
			h.Lifted[c.ID] = h.Gone[c.ID].Article
			delete(h.Gone, c.ID)
		case dateline.ChangeGazetteer:
			h.Lists[c.Source] = c.Places
		case dateline.ChangeArticle:
			revisions, err := a.Revisions(t.Context(), c.ID)
			ok(t, err)
			h.Revisions[c.ID], h.Articles[c.ID] = revisions, nil
			for _, r := range revisions {
				text, _, err := a.Article(t.Context(), c.ID, r.Number)
				ok(t, err)
				h.Articles[c.ID] = append(h.Articles[c.ID], text)
			}
		}
	}
	maps.DeleteFunc(h.Lists, func(_ string, list []dateline.Place) bool { return len(list) == 0 })
	h.Corrections, h.Places = all(t, a.Corrections(t.Context())), all(t, a.Places(t.Context()))
	for _, key := range all(t, a.State().List(t.Context(), "")) {
		value, _, err := a.State().Get(t.Context(), key)
		ok(t, err)
		h.State[key] = string(value)
	}
	for _, key := range append(own, "copy") {
		delete(h.State, key)
	}
	s, err := a.Stats(t.Context())
	ok(t, err)
	h.Counts = dateline.Stats{Articles: s.Articles, Revisions: s.Revisions, Erased: s.Erased, Places: s.Places}
	return h
}

// equal reports what differs between two archives.
func equal(t *testing.T, got, want dateline.Archive) {
	t.Helper()
	same(t, holdingsOf(t, got), holdingsOf(t, want))
}

func same(t *testing.T, got, want holdings) {
	t.Helper()
	dates := cmp.Comparer(func(a, b dateline.Date) bool { return a.String() == b.String() })
	names := cmpopts.SortSlices(func(a, b string) bool { return a < b })
	if diff := cmp.Diff(want, got, dates, names, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("-source +copy:\n%s", diff)
	}
}
