package record_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"dateline"
	"dateline/index/record"
)

// history makes one change of each kind.
func history(t *testing.T, r *record.Record) (kept, erased dateline.ID) {
	t.Helper()
	kept, erased = putOne(t, r, article(1)).ID, putOne(t, r, article(2)).ID // 1, 2
	known := article(1)
	known.Known.Publication = from("The Test", dateline.FromText)
	putOne(t, r, known)                   // 3
	putOne(t, r, seenText("second", 3))   // 4
	mustPutPlaces(t, r, "places", sotk()) // 5
	if _, err := r.Erase(ctx, erased, "because"); err != nil {
		t.Fatal(err) // 6
	}
	return kept, erased
}

func changes(t *testing.T, r *record.Record, after dateline.Seq) (out []dateline.Change) {
	t.Helper()
	for c, err := range r.Changes(ctx, after) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func brief(list []dateline.Change) (out []string) {
	for _, c := range list {
		s := fmt.Sprintf("%d %s", c.Seq, c.Kind)
		if c.Article.Body != "" {
			s += " " + c.Article.Body
		}
		if c.Kind == dateline.ChangeMetadata {
			s += " " + c.Article.Known.Publication.Value
		}
		out = append(out, s)
	}
	return out
}

func wantChanges(t *testing.T, r *record.Record, after dateline.Seq, want ...string) {
	t.Helper()
	if got := brief(changes(t, r, after)); !slices.Equal(got, want) {
		t.Errorf("changes after %d:\n%q, want\n%q", after, got, want)
	}
}

func TestChanges(t *testing.T) {
	r := open(t)
	kept, erased := history(t, r)
	wantChanges(t, r, 0, "1 article Body 1.", "3 metadata The Test", "4 article second", "5 gazetteer", "6 erased")
	wantChanges(t, r, 4, "5 gazetteer", "6 erased")
	wantChanges(t, r, 6)
	wantChanges(t, r, 1<<63+5)
	all := changes(t, r, 0)
	for _, c := range all {
		if !c.At.Equal(noon) || c.Kind != dateline.ChangeGazetteer && c.ID != kept && c.ID != erased {
			t.Errorf("%+v", c)
		}
	}
	text, meta, places, tomb := all[0], all[1], all[3], all[4]
	if text.Article.ID != kept || text.Article.Revision != 1 || text.Article.Known.Publication.Value != "The Test" {
		t.Errorf("the text comes without what is known now: %+v", text.Article)
	}
	if meta.Article.Title != "" || len(meta.Article.Keys) != 1 || meta.Article.ID != kept {
		t.Errorf("metadata: %+v", meta.Article)
	}
	if places.Source != "places" || len(places.Places) != 1 || places.Places[0].ID != "sotk" || places.ID != "" {
		t.Errorf("gazetteer: %+v", places)
	}
	if tomb.ID != erased || tomb.Why != "because" {
		t.Errorf("erased: %+v", tomb)
	}
	if _, err := r.Restore(ctx, erased); err != nil {
		t.Fatal(err)
	}
	putOne(t, r, article(2))
	wantChanges(t, r, 4, "5 gazetteer", "6 erased", "7 restored", "8 article Body 2.")

	more := article(2)
	more.Keys = append(more.Keys, url("u"))
	putOne(t, r, more) // 9, which must not show what comes after the erasure
	if _, err := r.Erase(ctx, erased, "again"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Restore(ctx, erased); err != nil {
		t.Fatal(err)
	}
	putOne(t, r, article(2))
	wantChanges(t, r, 4, "5 gazetteer", "10 erased", "11 restored", "12 article Body 2.")
}

// TestChangesPages reads more than a page, while more is written and erased.
func TestChangesPages(t *testing.T) {
	r := open(t)
	var batch []dateline.Article
	for i := range 1201 {
		batch = append(batch, article(i))
	}
	put(t, r, batch...)
	var last dateline.Seq
	n := 0
	for c, err := range r.Changes(ctx, 0) {
		if err != nil || c.Seq <= last {
			t.Fatalf("change %d after %d: %v", c.Seq, last, err)
		}
		if n, last = n+1, c.Seq; n == 1 {
			put(t, r, article(5000))
			if _, err := r.Erase(ctx, batch[1].Keys[0].DerivedID(), ""); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n != 1200 || last != 1201 {
		t.Errorf("%d changes up to %d; want 1200 up to 1201", n, last)
	}
}

func TestLog(t *testing.T) {
	r := open(t)
	kept, erased := history(t, r)
	got, err := r.Log(ctx, 1, 4)
	want := []record.Entry{
		{Seq: 2, Kind: dateline.ChangeArticle, ID: erased}, {Seq: 3, Kind: dateline.ChangeMetadata, ID: kept},
		{Seq: 4, Kind: dateline.ChangeArticle, ID: kept}, {Seq: 5, Kind: dateline.ChangeGazetteer, Source: "places"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
	for _, after := range []dateline.Seq{6, 7, 1 << 63} {
		if got, err := r.Log(ctx, after, 4); err != nil || len(got) != 0 {
			t.Errorf("after %d: %+v, %v", after, got, err)
		}
	}
	_, err = r.Log(ctx, 0, 0)
	wantError(t, err, dateline.Invalid, "limit", "1 and up")
}

func TestLiveAndArticles(t *testing.T) {
	r := open(t)
	kept, erased := history(t, r)
	var live []record.Current
	for c, err := range r.Live(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		live = append(live, c)
	}
	if want := []record.Current{{ID: kept, Revision: 2, Seq: 4}}; !slices.Equal(live, want) {
		t.Errorf("live %+v, want %+v", live, want)
	}
	got, err := r.Articles(ctx, []record.Ref{{ID: "unknown"}, {ID: kept}, {ID: erased}, {ID: kept, Revision: 1}, {ID: kept, Revision: 3}})
	if err != nil || len(got) != 5 || got[1].Body != "second" || got[3].Body != "Body 1." {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, i := range []int{0, 2, 4} {
		if got[i].ID != "" {
			t.Errorf("ref %d: %+v, want the zero article", i, got[i])
		}
	}
	_, err = r.Article(ctx, "unknown", 0)
	wantError(t, err, dateline.NotFound, "unknown")
	_, err = r.Article(ctx, kept, 3)
	wantError(t, err, dateline.NotFound, "revision 3")
	_, err = r.Article(ctx, kept, -1)
	wantError(t, err, dateline.Invalid, "-1")
	_, err = r.Revisions(ctx, "unknown")
	wantError(t, err, dateline.NotFound, "unknown")
	stats, err := r.Stats(ctx)
	if want := (dateline.Stats{Articles: 1, Revisions: 2, Erased: 1, Places: 1, Seq: 6}); err != nil || stats != want {
		t.Errorf("stats %+v, %v; want %+v", stats, err, want)
	}
}

func TestReadsEndWithTheirContext(t *testing.T) {
	r := open(t)
	put(t, r, article(1), article(2))
	cancelled, cancel := context.WithCancel(ctx)
	defer cancel()
	n := 0
	for _, err := range r.Changes(cancelled, 0) {
		if n++; n == 1 {
			cancel()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("after the end: %v, want it cancelled", err)
		}
	}
	if n != 2 {
		t.Errorf("%d, want one change and the error", n)
	}
}
