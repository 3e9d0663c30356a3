package server_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

// served returns a handler over an embedded archive of three articles, one of
// them in two revisions, and one erased.
func served(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	fill(t, a)
	return serving(t, a, server.Options{})
}

func emptyArchive(t testing.TB) *index.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), t.TempDir(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// searchable waits until searches see what was written: searchable(t, a)(a.Put(ctx, batch)).
func searchable(t testing.TB, a dateline.Archive) func(written any, seq dateline.Seq, err error) {
	return func(_ any, seq dateline.Seq, err error) {
		t.Helper()
		if err == nil {
			err = a.Wait(t.Context(), seq)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func fill(t *testing.T, a dateline.Archive) {
	t.Helper()
	ctx := t.Context()
	ok := searchable(t, a)
	ok(a.PutPlaces(ctx, "test", []dateline.Place{{ID: "lodz", Label: "Łódź", Names: []string{"Lodsch"}}}))
	known := dateline.Known{
		Publication: dateline.Sourced[string]{Value: "Kurier", From: dateline.FromEditor},
		URL:         dateline.Sourced[string]{Value: "https://example.org/1", From: dateline.FromAddress},
		Dateline:    dateline.Sourced[string]{Value: "ŁÓDŹ", From: dateline.FromText},
		Published:   dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023, Month: 9}, From: dateline.FromText},
		Language:    dateline.Sourced[string]{From: dateline.FromMetadata},
		TitleFrom:   dateline.FromText,
	}
	seen := time.Date(2023, 9, 1, 12, 0, 0, 0, time.FixedZone("", 4*3600))
	ok(a.Put(ctx, []dateline.Article{
		{ID: "a", Keys: own("a"), Seen: seen, Title: "Die Straßen", Body: "Fire, first text.", Known: known},
		{ID: "a", Keys: own("a"), Seen: seen.Add(time.Hour), Title: "Straßen — von Łódź", Body: "Ślad: <b>fire</b> near Łódź.", Known: known},
		{ID: "b", Keys: own("b"), Seen: seen, Body: "Fire."},
		{ID: "c", Keys: own("c"), Seen: seen, Body: "Fire."},
	}))
	seq, err := a.Erase(ctx, "c", "asked for")
	ok(nil, seq, err)
}

func own(id string) []dateline.Key {
	return []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: id}}
}

func TestSearchIsWhole(t *testing.T) {
	w := get(t, served(t), "/api/v1/search?q=fire+Lodsch&place=lodz&to=&sort=")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json; charset=utf-8" || w.Header().Get("Server") != "dateline/1.2.3" {
		t.Errorf("status %d, header %v", w.Code, w.Header())
	}
	got := decode[server.SearchJSON](t, w.Body)
	if got.Hits[0].Score <= 0 || got.TookMS <= 0 || got.Seq == 0 {
		t.Errorf("score %v, took_ms %v, seq %d", got.Hits[0].Score, got.TookMS, got.Seq)
	}
	got.Hits[0].Score, got.TookMS, got.Seq = 0, 0, 0
	want := server.SearchJSON{AnswerJSON: server.AnswerJSON{
		Query: server.QueryJSON{Text: "fire Lodsch", Parsed: "fire Lodsch", Warnings: []server.WarningJSON{},
			Expanded: []server.ExpansionJSON{{Start: 5, End: 11, Type: dateline.TypePlace, Entity: "lodz", Label: "Łódź", Words: []string{"Łódź"}}}},
		Total: server.TotalJSON{Value: 1, Relation: "eq"},
		Hits: []server.HitJSON{{
			ID: "a", Revision: 2, HitTextJSON: &server.HitTextJSON{
				Title: ptr("Straßen — von Łódź"), Publication: ptr("Kurier"), Published: ptr("2023-09"),
				Dateline: ptr("ŁÓDŹ"), URL: ptr("https://example.org/1"),
				Snippets: []server.SnippetJSON{{Text: "Ślad: <b>fire</b> near Łódź.", HTML: "Ślad: &lt;b&gt;<mark>fire</mark>&lt;/b&gt; near <mark>Łódź</mark>.", Marks: [][2]int{{9, 13}, {23, 27}}}},
				Places:   []server.PlaceJSON{{ID: "lodz", Label: "Łódź"}},
				Named:    []server.NamedJSON{},
			},
		}},
	}, Sort: dateline.ByRelevance}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// The names on the wire, and null for what is not known.
func TestSearchOnTheWire(t *testing.T) {
	h := served(t)
	raw := get(t, h, "/api/v1/search?q=fire+zebra&missing=publication").Body.String()
	for _, part := range []string{
		`"query":{"text":"fire zebra","parsed":"fire zebra","warnings":[],"expanded":[]},"total":{"value":0,"relation":"eq"},"hits":[]`,
		`"relaxed":{"query":{`, `"id":"b","revision":1,"title":null,"publication":null,"published":null,"dateline":null,"url":null,"snippets":[`,
		`"snippets":[{"html":"<mark>Fire</mark>.","text":"Fire.","marks":[[0,4]]}],"places":[],"named":[],"score":`,
	} {
		if !strings.Contains(raw, part) {
			t.Errorf("no %s in %s", part, raw)
		}
	}
	all := decode[map[string]any](t, get(t, h, "/api/v1/search").Body)
	for _, absent := range []string{"relaxed", "next", "facets", "histogram"} {
		if v, is := all[absent]; is {
			t.Errorf("%s is there: %v", absent, v)
		}
	}
}

func TestMarks(t *testing.T) {
	res := &dateline.Result{Total: 1, Hits: []dateline.Hit{{ID: "a", Snippets: []dateline.Snippet{
		{Text: "Łódź & fire <now>", Marks: [][2]int{{0, 4}, {7, 11}}},
	}}}}
	got := server.NewSearchJSON(dateline.Search{}, res, 1500*time.Microsecond)
	if want := "<mark>Łódź</mark> &amp; <mark>fire</mark> &lt;now&gt;"; got.Hits[0].Snippets[0].HTML != want || got.TookMS != 1.5 {
		t.Errorf("html %q, want %q; took_ms %v", got.Hits[0].Snippets[0].HTML, want, got.TookMS)
	}
}

func TestArticle(t *testing.T) {
	h := served(t)
	got := decode[server.ArticleJSON](t, get(t, h, "/api/v1/articles/a").Body)
	first, second := time.Date(2023, 9, 1, 8, 0, 0, 0, time.UTC), time.Date(2023, 9, 1, 9, 0, 0, 0, time.UTC)
	want := server.ArticleJSON{
		TextJSON: server.TextJSON{ID: "a", Revision: 2, Seen: second, Title: ptr("Straßen — von Łódź"), Body: "Ślad: <b>fire</b> near Łódź."},
		Known: server.KnownJSON{
			Title:       server.SourcedJSON{Value: ptr("Straßen — von Łódź"), From: ptr("text")},
			Publication: server.SourcedJSON{Value: ptr("Kurier"), From: ptr("editor")},
			Published:   server.SourcedJSON{Value: ptr("2023-09"), From: ptr("text")},
			Dateline:    server.SourcedJSON{Value: ptr("ŁÓDŹ"), From: ptr("text")},
			URL:         server.SourcedJSON{Value: ptr("https://example.org/1"), From: ptr("address")},
			Language:    server.SourcedJSON{From: ptr("metadata file")},
		},
		Keys: []server.KeyJSON{{Kind: "own", Source: "test", Value: "a"}},
		Mentions: []server.MentionJSON{
			{Field: "title", Start: 14, End: 18, Words: "Łódź", Type: "place", Entity: "lodz", Label: "Łódź", Confidence: 1, Alternatives: []string{}},
			{Field: "body", Start: 23, End: 27, Words: "Łódź", Type: "place", Entity: "lodz", Label: "Łódź", Confidence: 1, Alternatives: []string{}},
		},
		Revisions: []server.RevisionJSON{{Revision: 1, Seen: first, Last: first}, {Revision: 2, Seen: second, Last: second, Current: true}},
		Copies:    new(int),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
	old := decode[server.ArticleJSON](t, get(t, h, "/api/v1/articles/a?revision=1").Body)
	if old.Revision != 1 || old.Body != "Fire, first text." || *old.Title != "Die Straßen" {
		t.Errorf("revision 1: %+v", old)
	}
}
