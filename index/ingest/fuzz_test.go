package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/ingest"
)

// checkItem checks the promises of an Item.
func checkItem(t testing.TB, it ingest.Item) {
	t.Helper()
	switch it.Kind {
	case ingest.KindArticle:
		checkArticle(t, it.Article)
	case ingest.KindRejected, ingest.KindIgnored, ingest.KindNotice:
		if it.Reason == nil || it.Reason.Error() == "" {
			t.Errorf("%s %s has no reason", it.Kind, it)
		} else if !utf8.ValidString(it.String()) {
			t.Errorf("the message is not UTF-8: %q", it.String())
		}
		if dateline.KindOf(it.Reason) == dateline.Internal {
			t.Errorf("%s: the reason is internal", it)
		}
	}
}

func checkArticle(t testing.TB, a dateline.Article) {
	t.Helper()
	texts := []string{a.Title, a.Body, a.Known.Publication.Value, a.Known.URL.Value, a.Known.Language.Value, a.Known.Dateline.Value}
	if len(a.Keys) == 0 {
		t.Error("an article has no key")
	}
	for _, k := range a.Keys {
		texts = append(texts, k.Source, k.Value)
		if k.Value == "" {
			t.Errorf("a key of %q is empty", k.Kind)
		}
	}
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			t.Errorf("not a text: %q", s)
		}
	}
	if strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Body) == "" {
		t.Error("an article has no text")
	}
	if a.Seen.IsZero() || a.ID != "" && !a.ID.Valid() {
		t.Errorf("seen %v, id %q", a.Seen, a.ID)
	}
}

// rewrite puts content in a file of a folder that all runs of a fuzz share.
func rewrite(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func count(all []ingest.Item) (n map[ingest.Kind]int) {
	n = map[ingest.Kind]int{}
	for _, it := range all {
		n[it.Kind]++
	}
	return n
}

func FuzzMetadata(f *testing.F) {
	for _, s := range []string{
		"file,title,published,published_from\na.txt,A,2023-09-01,text\nsub/b.txt,,2023-02-30,\n",
		"\ufefffile;id;url\na.txt;x;https://example.org/?utm_source=1\n", "file\tlanguage\tseen\na.txt\ten\t2023-09-01T10:00:00Z\n",
		"file\n\"a.txt\n", "file,file\n", "title\n", "", "\xff\xfef\x00i\x00", "file,\n../a.txt,x,y\n/a.txt,\n",
	} {
		f.Add([]byte(s))
	}
	dir := tree(f, map[string]string{"a.txt": "First\n\nText.", "sub/b.txt": "Text."})
	f.Fuzz(func(t *testing.T, data []byte) {
		rewrite(t, dir, "metadata.csv", data)
		all := items(t, ingest.Options{}, dir)
		ended := map[string]int{}
		for _, it := range all {
			ended[filepath.Base(it.Path)]++
		}
		if ended["a.txt"] != 1 || ended["b.txt"] != 1 || ended["metadata.csv"] == 0 {
			t.Errorf("not every file ended once: %v", ended)
		}
	})
}

func FuzzPlaces(f *testing.F) {
	for _, s := range []string{
		"id,label,kind,country,lat,lon,names\nsotk,Sotk,village,AM,40.2,45.86,Zod\n",
		"id,label\nx,X\nx,X\n", "id;label;names\na;A;b|c|\n", "id,label,lat,lon\na,A,1,\nb,B,NaN,1e9\n", "id\n", "",
	} {
		f.Add([]byte(s))
	}
	dir := tree(f, nil)
	f.Fuzz(func(t *testing.T, data []byte) {
		rewrite(t, dir, "places.csv", data)
		all := items(t, ingest.Options{}, dir)
		n := count(all)
		if n[ingest.KindGazetteer]+n[ingest.KindRejected] != 1 {
			t.Errorf("not taken whole or not at all: %q", told(dir, all))
		}
		for _, it := range all {
			checkPlaces(t, it.Gazetteer.Places)
		}
	})
}

func checkPlaces(t *testing.T, places []dateline.Place) {
	t.Helper()
	ids := map[string]bool{}
	for _, p := range places {
		if p.ID == "" || p.Label == "" || ids[p.ID] || !utf8.ValidString(strings.Join(p.AllNames(), "")) {
			t.Errorf("not a place: %+v", p)
		}
		if !(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180) {
			t.Errorf("not on earth: %+v", p)
		}
		ids[p.ID] = true
	}
}

func FuzzNDJSON(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","title":"T","body":"B","date":"2023-09-01","url":"https://example.org"}` + "\n\n" + `{"id":12345678901234567890,"text":"x"}`,
		`{"title":"\ud800"}`, `{"title":"\ud83d\ude00","seen":"2023-09-01T10:00:00Z"}`, `{"a":[{"b":"]}"},1],"title":null,"body":"\u0000"}`,
		`{"title":"a","title":"b"}`, `[1]`, `{`, "\ufeff{}", "\xff", `{"ti\u0074le" : "x" , "language":"en_US"}`, `{"title":1,"published":true}`,
	} {
		f.Add([]byte(s))
	}
	dir := tree(f, nil)
	f.Fuzz(func(t *testing.T, data []byte) {
		rewrite(t, dir, "a.ndjson", data)
		const limit = 200
		all := items(t, ingest.Options{MaxBytes: limit}, dir)
		offered := 0
		for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\ufeff"), "\n") {
			if strings.TrimSpace(line) != "" || len(strings.TrimSuffix(line, "\r")) > limit {
				offered++
			}
		}
		utf16 := strings.HasPrefix(string(data), "\xff\xfe") || strings.HasPrefix(string(data), "\xfe\xff")
		if len(all) != offered && !utf16 && !(offered == 0 && len(all) == 1) {
			t.Errorf("%d lines gave %q", offered, told(dir, all))
		}
	})
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"HTTP://Example.ORG:80?utm_x=1&b=2#c", "https://[::1]:443/%2F?&&", "https://u:p@h/ü", "https://h/\xdb?\xdb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, err := ingest.CanonicalURL(s)
		if err != nil {
			return
		}
		twice, err := ingest.CanonicalURL(once)
		if err != nil || twice != once || !utf8.ValidString(once) {
			t.Errorf("%q is %q and that is %q, %v", s, once, twice, err)
		}
	})
}
