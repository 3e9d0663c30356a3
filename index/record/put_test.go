package record_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline"
)

func TestPutOutcomes(t *testing.T) {
	r := open(t)
	a := article(1)
	known := a
	known.Known.Publication = from("The Test", dateline.FromMetadata)
	more := a
	more.Keys = append(more.Keys, url("https://example.org/1"))
	more.Known = known.Known
	text := more
	text.Title, text.Seen = "Another title", at(2)
	text.Known.Language = from("en", dateline.FromText)
	for _, step := range []struct {
		name     string
		a        dateline.Article
		status   dateline.Status
		revision int
		grows    dateline.Seq
	}{
		{"new", a, dateline.Added, 1, 1},
		{"again", a, dateline.Unchanged, 1, 0},
		{"known", known, dateline.Restated, 1, 1},
		{"known again", known, dateline.Unchanged, 1, 0},
		{"says nothing of what is known", a, dateline.Unchanged, 1, 0},
		{"key", more, dateline.Restated, 1, 1},
		{"text and known are one change", text, dateline.Revised, 2, 1},
		{"text again", text, dateline.Unchanged, 2, 0},
	} {
		before := r.Head()
		o := putOne(t, r, step.a)
		if o.Status != step.status || o.Revision != step.revision || o.ID != a.Keys[0].DerivedID() || r.Head()-before != step.grows {
			t.Errorf("%s: %+v and %d changes, want %v, revision %d, %d changes", step.name, o, r.Head()-before, step.status, step.revision, step.grows)
		}
	}
	wantClean(t, r)
}

func TestPutRejects(t *testing.T) {
	with := func(f func(*dateline.Article)) dateline.Article {
		a := article(1)
		f(&a)
		return a
	}
	key := func(k dateline.Key) dateline.Article {
		return with(func(a *dateline.Article) { a.Keys = []dateline.Key{path("s", "good"), k} })
	}
	for name, c := range map[string]struct {
		a    dateline.Article
		says []string
	}{
		"no key":           {with(func(a *dateline.Article) { a.Keys = nil }), []string{"keys", "the article has no key"}},
		"key kind":         {key(dateline.Key{Kind: "isbn", Value: "1"}), []string{"keys[1]", "isbn", "url, own or path"}},
		"key empty":        {key(dateline.Key{Kind: "own"}), []string{"keys[1]", "empty"}},
		"key long":         {key(url(strings.Repeat("x", 2049))), []string{"keys[1]", "2049", "2048"}},
		"key url source":   {key(dateline.Key{Kind: "url", Source: "s", Value: "x"}), []string{"keys[1]", "no source", `"s"`}},
		"key UTF-8":        {key(url("ab\xff")), []string{"keys[1]", "byte 2", "0xff"}},
		"title UTF-8":      {with(func(a *dateline.Article) { a.Title = "é\xc3" }), []string{"title", "byte 2", "0xc3"}},
		"body UTF-8":       {with(func(a *dateline.Article) { a.Body = "abc\x80d" }), []string{"body", "byte 3", "0x80"}},
		"body zero byte":   {with(func(a *dateline.Article) { a.Body = "ab\x00" }), []string{"body", "zero byte at byte 2"}},
		"no text":          {with(func(a *dateline.Article) { a.Title, a.Body = " ", "\n\t" }), []string{"neither a title nor a body"}},
		"too large":        {with(func(a *dateline.Article) { a.Body = strings.Repeat("x", dateline.MaxArticleBytes) }), []string{"33554439", "33554432"}},
		"seen ahead":       {with(func(a *dateline.Article) { a.Seen = noon.Add(25 * time.Hour) }), []string{"seen", "2024-03-02T13:00:00Z", "24 hours"}},
		"no origin":        {with(func(a *dateline.Article) { a.Known.URL.Value = "https://x" }), []string{"url", "where it is from", "editor"}},
		"unknown origin":   {with(func(a *dateline.Article) { a.Known.Dateline = from("BAKU", "rumour") }), []string{"dateline", "rumour", "metadata file"}},
		"title origin":     {with(func(a *dateline.Article) { a.Known.TitleFrom = "rumour" }), []string{"title", "rumour"}},
		"long publication": {with(func(a *dateline.Article) { a.Known.Publication = from(strings.Repeat("x", 1001), dateline.FromText) }), []string{"publication", "1001", "1000"}},
		"30 February": {with(func(a *dateline.Article) {
			a.Known.Published = from(dateline.Date{Year: 2023, Month: 2, Day: 30}, dateline.FromText)
		}), []string{"published", "2023-02-30", "01 to 28"}},
		"parts of the date": {with(func(a *dateline.Article) {
			a.Known.Published = from(dateline.Date{Year: 2022, At: at(1)}, dateline.FromText)
		}), []string{"published", "do not agree"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			out := put(t, r, article(8), c.a, article(9))
			wantError(t, out[1].Err, dateline.Invalid, c.says...)
			if out[0].Status != dateline.Added || out[1].Status != dateline.Rejected || out[2].Status != dateline.Added || r.Head() != 2 {
				t.Errorf("%+v, head %d: want the other two added", out, r.Head())
			}
		})
	}
}

func TestPutIDs(t *testing.T) {
	r := open(t)
	give := func(id dateline.ID, keys ...dateline.Key) dateline.Article {
		return dateline.Article{ID: id, Keys: keys, Title: "t"}
	}
	first, second := path("s", "1"), path("s", "2")
	for _, step := range []struct {
		name string
		a    dateline.Article
		want dateline.ID
	}{
		{"wished", give("mine", first), "mine"},
		{"the key knows better", give("other", first), "mine"},
		{"taken", give("mine", second), second.DerivedID()},
		{"not valid", give("a b", path("s", "3")), path("s", "3").DerivedID()},
		{"derived, wished by another", give(url("u").DerivedID(), path("s", "4")), url("u").DerivedID()},
		{"derived, taken", give("", url("u")), url("u").DerivedID() + "-2"},
		{"derived, taken, again", give("", url("u")), url("u").DerivedID() + "-2"},
	} {
		if o := putOne(t, r, step.a); o.ID != step.want {
			t.Errorf("%s: id %q, want %q", step.name, o.ID, step.want)
		}
	}
	out := put(t, r, give("", first, second))
	wantError(t, out[0].Err, dateline.Conflict, "mine", string(second.DerivedID()), "path s/1", "path s/2")
}

func TestPutBatchInOrder(t *testing.T) {
	r := open(t)
	a, b, c := article(1), article(1), article(1)
	b.Keys = append(b.Keys, url("u"))
	c.Keys, c.Body, c.Seen = []dateline.Key{url("u")}, "another", at(5)
	out := put(t, r, a, b, c)
	want := []dateline.Status{dateline.Added, dateline.Restated, dateline.Revised}
	for i, o := range out {
		if o.Status != want[i] || o.ID != out[0].ID {
			t.Errorf("%d: %+v, want %v of %s", i, o, want[i], out[0].ID)
		}
	}
}

func TestPutKnownMerges(t *testing.T) {
	r := open(t)
	say := func(seen int, name string, o dateline.Origin) dateline.Article {
		a := article(1)
		a.Seen = at(seen)
		a.Known.Publication = from(name, o)
		return a
	}
	for _, step := range []struct {
		name   string
		a      dateline.Article
		want   dateline.Sourced[string]
		status dateline.Status
	}{
		{"first", say(5, "A", dateline.FromText), from("A", dateline.FromText), dateline.Added},
		{"weaker", say(6, "B", dateline.FromMachine), from("A", dateline.FromText), dateline.Unchanged},
		{"as strong, later", say(7, "C", dateline.FromText), from("C", dateline.FromText), dateline.Restated},
		{"as strong, earlier", say(6, "D", dateline.FromText), from("C", dateline.FromText), dateline.Unchanged},
		{"stronger, earlier", say(1, "E", dateline.FromEditor), from("E", dateline.FromEditor), dateline.Restated},
		{"taken back", say(8, "", dateline.FromEditor), from("", dateline.FromEditor), dateline.Restated},
	} {
		o := putOne(t, r, step.a)
		got, err := r.Article(ctx, o.ID, 0)
		if err != nil || got.Known.Publication != step.want || o.Status != step.status {
			t.Errorf("%s: %+v, %v, %v; want %+v, %v", step.name, got.Known.Publication, o.Status, err, step.want, step.status)
		}
	}
}

func TestPutKeepsEverything(t *testing.T) {
	r := open(t)
	a := dateline.Article{
		ID: "full", Keys: []dateline.Key{path("s", "b"), url("https://example.org/ü?q=1"), {Kind: dateline.KeyOwn, Source: "s", Value: "7"}},
		Seen: at(3).Add(123456789), Title: "Kəlbəcər", Body: strings.Repeat("Line – “quoted”.\n", 1000),
		Known: dateline.Known{
			Publication: from("The Test", dateline.FromMetadata), URL: from("https://example.org/", dateline.FromAddress),
			Language: from("en", dateline.FromMachine), Dateline: from("BAKU", dateline.FromText), TitleFrom: dateline.FromText,
			Published: from(dateline.DateOf(at(2).In(time.FixedZone("", 4*3600+1800))), dateline.FromEditor),
		},
	}
	putOne(t, r, a)
	if o := putOne(t, r, a); o.Status != dateline.Unchanged {
		t.Errorf("again: %v, want unchanged", o.Status)
	}
	got, err := r.Article(ctx, "full", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got.Known.Published.Value.String() != "2023-01-01T06:30:00+04:30" {
		t.Errorf("published %s", got.Known.Published.Value)
	}
	got.Known.Published, a.Known.Published = dateline.Sourced[dateline.Date]{}, dateline.Sourced[dateline.Date]{}
	if got.Title != a.Title || got.Body != a.Body || got.Known != a.Known || got.Revision != 1 || !got.Seen.Equal(at(3).Add(123*time.Millisecond)) {
		t.Errorf("got %+v", got)
	}
	if len(got.Keys) != 3 || got.Keys[0] != a.Keys[0] || got.Keys[1] != a.Keys[1] || got.Keys[2] != a.Keys[2] {
		t.Errorf("keys %v, want %v", got.Keys, a.Keys)
	}
}

func TestPutOneFieldOnly(t *testing.T) {
	r := open(t)
	for _, a := range []dateline.Article{{ID: "title", Title: "only"}, {ID: "body", Body: "only"}} {
		a.Keys = []dateline.Key{path("s", string(a.ID))}
		putOne(t, r, a)
		got, err := r.Article(ctx, a.ID, 1)
		if err != nil || got.Title != a.Title || got.Body != a.Body || !got.Seen.Equal(noon) {
			t.Errorf("%+v, %v; want %+v, seen now", got, err, a)
		}
	}
}

func TestPutCancelled(t *testing.T) {
	r := open(t)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	out, _, err := r.Put(cancelled, []dateline.Article{article(1)})
	if !errors.Is(err, context.Canceled) || out != nil || r.Head() != 0 {
		t.Errorf("%v, %v, head %d; want it cancelled and nothing kept", out, err, r.Head())
	}
	if o := putOne(t, r, article(1)); o.Status != dateline.Added {
		t.Errorf("afterwards %v, want added", o.Status)
	}
}
