package index_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline"
	"dateline/index"
)

// dated is an article of 2023 with a date of its own for each n but every tenth.
func dated(a dateline.Article, n int) dateline.Article {
	if n%10 > 0 {
		d := dateline.Date{Year: 2023, Month: 1 + n%12, Day: 1 + n%28}
		a.Known.Published = dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromMetadata}
	}
	return a
}

// pages reads all pages of s with limit hits each; between is called before each
// but the first with the ids seen so far.
func pages(t *testing.T, a func() *index.Archive, s dateline.Search, limit int, between func(seen []dateline.ID)) (seen []dateline.ID, totals []int) {
	t.Helper()
	s.Limit = limit
	for {
		res, err := a().Search(t.Context(), s)
		if err != nil {
			t.Fatalf("behind %d hits: %v", len(seen), err)
		}
		for _, h := range res.Hits {
			seen = append(seen, h.ID)
		}
		totals = append(totals, res.Total)
		if s.Cursor = res.Next; s.Cursor == "" {
			return seen, totals
		}
		between(seen)
	}
}

// TestPagesStandStill pages through an archive that is written to meanwhile.
func TestPagesStandStill(t *testing.T) {
	for _, s := range []dateline.Search{
		{Text: "village OR mortar OR bridge", Sort: dateline.ByRelevance},
		{Text: "village OR mortar OR bridge", Sort: dateline.Newest},
		{Text: "dro* OR \"the border\"~4 OR village^3", Sort: dateline.Oldest},
	} {
		t.Run(s.Sort+" "+s.Text, func(t *testing.T) { standStill(t, s) })
	}
}

func standStill(t *testing.T, s dateline.Search) {
	const count = 300
	rnd := rand.New(rand.NewPCG(11, 2))
	dir := t.TempDir()
	a := open(t, dir)
	random := func(i int) dateline.Article { return dated(randomArticle(rnd, i), i) }
	var batch []dateline.Article
	for i := range count {
		batch = append(batch, random(i))
	}
	put(t, a, batch...)
	here := func() *index.Archive { return a }
	want, totals := pages(t, here, s, dateline.MaxLimit, func([]dateline.ID) {})
	if len(want) < count/2 || len(want) != totals[0] {
		t.Fatalf("%d hits of %d", len(want), totals[0])
	}

	next, page := count, 0
	number := func(id dateline.ID) (n int) {
		if _, err := fmt.Sscanf(string(id), "a%d", &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	got, totals := pages(t, here, s, 7, func(seen []dateline.ID) {
		if len(seen) >= len(want) {
			t.Fatalf("there is a page behind all %d hits", len(want))
		}
		before, behind := seen[rnd.IntN(len(seen))], want[len(seen)+rnd.IntN(len(want)-len(seen))]
		restated := batch[number(want[rnd.IntN(len(want))])]
		restated.Keys = append(slices.Clone(restated.Keys), dateline.Key{Kind: dateline.KeyOwn, Source: "again", Value: string(restated.ID)})
		put(t, a, random(next), random(next+1), random(number(before)), random(number(behind)), restated)
		next += 2
		switch page++; page {
		case 3:
			if err := a.Rebuild(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
		case 6:
			shut(t, a)
			a = open(t, dir)
		case 9:
			if err := a.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	})
	if page < 10 {
		t.Errorf("%d pages, too few to show anything", page)
	}
	if !slices.Equal(got, want) {
		t.Errorf("paged through while written to: %d hits\n%v\nwant %d\n%v", len(got), got, len(want), want)
	}
	for i, n := range totals {
		if n != totals[0] || n != len(want) {
			t.Errorf("page %d says %d articles, want %d", i+1, n, len(want))
		}
	}
}

// TestPagesLeaveOutWhatIsErased: the rest stands where it stood.
func TestPagesLeaveOutWhatIsErased(t *testing.T) {
	a := open(t, t.TempDir())
	put(t, a, notes(40, "harvest")...)
	s := dateline.Search{Text: "harvest"}
	here := func() *index.Archive { return a }
	want, _ := pages(t, here, s, dateline.MaxLimit, nil)
	got, totals := pages(t, here, s, 7, func(seen []dateline.ID) {
		for _, id := range []dateline.ID{seen[len(seen)-1], want[len(want)-1]} {
			if !slices.Contains(want, id) {
				continue
			}
			seq, err := a.Erase(t.Context(), id, "a test")
			if err != nil {
				t.Fatal(err)
			}
			wait(t, a, seq)
			if id == want[len(want)-1] {
				want = want[:len(want)-1]
			}
		}
	})
	if !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
	for _, n := range totals {
		if n != 40 {
			t.Errorf("totals %v, want 40 on each page", totals)
		}
	}
}

// TestACursorThatCannotGoOn says why.
func TestACursorThatCannotGoOn(t *testing.T) {
	a := open(t, t.TempDir())
	put(t, a, notes(9, "harvest wheat")...)
	s := dateline.Search{Text: "harvest", Limit: 2}
	res, err := a.Search(t.Context(), s)
	if err != nil || res.Next == "" {
		t.Fatalf("the first page has the cursor %q, %v", res.Next, err)
	}
	year := map[string][]string{dateline.FacetYear: {"2023"}}
	for name, s := range map[string]dateline.Search{
		"another text":      {Text: "wheat"},
		"another order":     {Text: "harvest", Sort: dateline.Newest},
		"any":               {Text: "harvest", Any: true},
		"verbatim":          {Text: "harvest", Verbatim: true},
		"another choice":    {Text: "harvest", Include: year},
		"another exclusion": {Text: "harvest", Exclude: year},
		"missing":           {Text: "harvest", Missing: []string{dateline.FacetYear}},
		"other dates":       {Text: "harvest", From: dateline.Date{Year: 2023}},
	} {
		s.Limit, s.Cursor = 2, res.Next
		wantCursor(t, name, a, s, dateline.Invalid)
	}
	for name, cursor := range map[string]string{
		"garbage": "?", "no json": base64.RawURLEncoding.EncodeToString([]byte("harvest")), "empty json": base64.RawURLEncoding.EncodeToString([]byte("{}")),
		"cut short": res.Next[:len(res.Next)/2], "null": base64.RawURLEncoding.EncodeToString([]byte("null")), "something behind it": res.Next + "A",
	} {
		s.Cursor = cursor
		wantCursor(t, name, a, s, dateline.Invalid)
	}
	s.Cursor, s.Limit = res.Next, 5 // the limit alone may change
	if res, err := a.Search(t.Context(), s); err != nil || len(res.Hits) != 5 {
		t.Errorf("another limit: %+v, %v; want 5 hits", res, err)
	}
}

func wantCursor(t *testing.T, name string, a *index.Archive, s dateline.Search, kind dateline.Kind) {
	t.Helper()
	_, err := a.Search(t.Context(), s)
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind != kind || e.Field != "cursor" {
		t.Errorf("%s: %v, want %s of the field cursor", name, err, kind)
	}
}

// TestACursorExpires behind 1,000 changed articles, and not before.
func TestACursorExpires(t *testing.T) {
	const most = 1000
	a := open(t, t.TempDir())
	put(t, a, notes(most+1, "harvest")...)
	s := dateline.Search{Text: "harvest", Limit: 2}
	res, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	s.Cursor = res.Next
	put(t, a, notes(most, "nothing")...)
	put(t, a, notes(most/2, "nothing again")...) // the same articles count once
	res, err = a.Search(t.Context(), s)
	if err != nil || res.Total != most+1 || len(res.Hits) != 2 || res.Hits[0].ID != "n00002" {
		t.Errorf("behind %d revisions: %+v, %v; want n00002 and the next", most, res, err)
	}
	put(t, a, notes(most+1, "nothing at all")...)
	wantCursor(t, "behind 1,001 revisions", a, s, dateline.Gone)
}
