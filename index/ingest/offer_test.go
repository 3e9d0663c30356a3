package ingest_test

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"dateline"
	"dateline/index/ingest"
)

// read reads a stream by itself and checks what holds for any.
func read(t testing.TB, content string, as ingest.Offer, opt ingest.Options) []ingest.Item {
	t.Helper()
	all := slices.Collect(ingest.Read(context.Background(), strings.NewReader(content), as, opt))
	if n := count(all); len(all) == n[ingest.KindNotice] {
		t.Errorf("%d items, all notices", len(all))
	}
	for _, it := range all {
		checkItem(t, it)
	}
	return all
}

func TestReadDecidesTheForm(t *testing.T) {
	zipped := zipOf(t, file{"a.txt", "A."})
	for _, c := range []struct {
		name, contentType, content string
		want                       []string
	}{
		{"a.txt", "", "A.", []string{"article a.txt [|A.]"}},
		{"", "text/plain; charset=utf-8", "A.", []string{"article  [|A.]"}},
		{"", "Text/Markdown", "A.", []string{"article  [|A.]"}},
		{"", "application/x-ndjson", twoLines, []string{"article line 1 [1|]", "article line 2 [2|]"}},
		{"x.ndjson", "text/plain", twoLines, []string{"article x.ndjson:1 [1|]", "article x.ndjson:2 [2|]"}},
		{"x.zip", "", zipped, []string{"article x.zip/a.txt [|A.]"}},
		{"", "application/zip", zipped, []string{"article /a.txt [|A.]"}},
		{"", "application/x-tar", tarOf(t, file{"a.txt", "A."}), []string{"article /a.txt [|A.]"}},
		{"", "application/gzip", gz(t, tarOf(t, file{"a.txt", "A."})), []string{"article /a.txt [|A.]"}},
		{"", "application/zstd", zst(t, zipped), []string{"article /a.txt [|A.]"}},
		{"", "", zipped, []string{"article /a.txt [|A.]"}},
		{"a.txt", "", "", []string{"rejected a.txt: holds no text"}},
		{"metadata.csv", "", "file\n", []string{"rejected metadata.csv: it says what is known about the files beside it, and there are none; index it with them"}},
		{"places.csv", "", "id,label\nx,X\n", []string{"gazetteer places.csv posted"}},
		{"", "image/png", "A.", []string{`rejected content-type: "image/png" is not read; want one of: text/plain, text/markdown…`}},
		{"", "", "A.", []string{`rejected content-type: "" is not read; want one of: …`}},
		{"x.jpg", "", "A.", []string{"rejected x.jpg: not a kind of file that is read: …"}},
		{"../a.txt", "", "A.", []string{"rejected ../a.txt: name: its name leads out of the file that holds it; want the path of a member"}},
	} {
		compare(t, told("no folder", read(t, c.content, ingest.Offer{Name: c.name, ContentType: c.contentType}, ingest.Options{})), c.want)
	}
}

func TestReadKeys(t *testing.T) {
	at := time.Date(2023, 9, 1, 10, 30, 15, 999, time.FixedZone("", 3600))
	for name, c := range map[string]struct {
		as      ingest.Offer
		opt     ingest.Options
		content string
		want    string
	}{
		"a name":          {ingest.Offer{Name: "sub/x.txt"}, ingest.Options{}, "A.", "x [path posted/sub/x.txt]"},
		"a source":        {ingest.Offer{Name: "x.txt", Source: "s"}, ingest.Options{Source: "other"}, "A.", "x [path s/x.txt]"},
		"another source":  {ingest.Offer{Name: "x.txt"}, ingest.Options{Source: "other"}, "A.", "x [path other/x.txt]"},
		"an address":      {ingest.Offer{ContentType: "text/plain", Address: "https://Example.org/1?utm_source=x"}, ingest.Options{}, "A.", " [url https://example.org/1]"},
		"only its text":   {ingest.Offer{ContentType: "text/plain"}, ingest.Options{}, "A.", " [path posted/sha256-"},
		"a line":          {ingest.Offer{ContentType: "application/x-ndjson"}, ingest.Options{}, `{"title":"x"}`, " [path posted/sha256-"},
		"a line with one": {ingest.Offer{ContentType: "application/x-ndjson"}, ingest.Options{}, `{"title":"x","id":7}`, "7 [own posted/7]"},
		"a member":        {ingest.Offer{ContentType: "application/zip"}, ingest.Options{}, zipOf(t, file{"x.txt", "A."}), " [path posted/sha256-"},
	} {
		c.as.Seen = at
		list := articles(read(t, c.content, c.as, c.opt))
		if len(list) != 1 {
			t.Fatalf("%s: %d articles", name, len(list))
		}
		got := fmt.Sprintf("%s %s", list[0].ID, list[0].Keys)
		if begin, _, open := strings.Cut(c.want, "sha256-"); got != c.want && !(open && strings.HasPrefix(got, begin+"sha256-")) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if name != "a member" && list[0].Seen.Format(time.RFC3339Nano) != "2023-09-01T09:30:15Z" {
			t.Errorf("%s: seen %v", name, list[0].Seen)
		}
	}
}

func TestReadTheSameTextIsTheSameArticle(t *testing.T) {
	key := func(content string) dateline.Key {
		return articles(read(t, content, ingest.Offer{ContentType: "text/plain"}, ingest.Options{}))[0].Keys[0]
	}
	if first, again, other := key("A."), key("A."), key("B."); first != again || first == other {
		t.Error("a text without a name is not known by its text")
	}
	now := articles(read(t, "A.", ingest.Offer{Name: "a.txt"}, ingest.Options{}))[0].Seen
	if d := time.Since(now); d < 0 || d > time.Hour {
		t.Errorf("seen %v, want it now", now)
	}
}

func TestReadHandsOutLineByLine(t *testing.T) {
	in, out := io.Pipe()
	defer in.Close()
	go fmt.Fprint(out, "{\"title\":\"1\"}\n") // the next line is not sent before this one is answered
	for it := range ingest.Read(context.Background(), in, ingest.Offer{ContentType: "application/x-ndjson"}, ingest.Options{}) {
		if it.Article.Title != "1" {
			t.Errorf("%+v", it)
		}
		return
	}
}

func TestReadErrors(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(twoLines), iotest.ErrReader(fmt.Errorf("line cut")))
	all := slices.Collect(ingest.Read(context.Background(), broken, ingest.Offer{Name: "a.ndjson"}, ingest.Options{}))
	compare(t, told("no folder", all), []string{"article a.ndjson:1 [1|]", "article a.ndjson:2 [2|]", "rejected a.ndjson:3: cannot be read: line cut"})
	for want, c := range map[string]struct {
		as  ingest.Offer
		opt ingest.Options
	}{
		"max-bytes: -1 is out of range; want 1 to 33554432":                                  {opt: ingest.Options{MaxBytes: -1}},
		`address: "x" is not an address; want an absolute one with http or https…`:           {as: ingest.Offer{Address: "x"}},
		`source: "\n" is not a name; want UTF-8 without control characters; name the source`: {as: ingest.Offer{Source: "\n"}},
	} {
		compare(t, told("no folder", read(t, "A.", c.as, c.opt)), []string{"rejected " + want})
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if all := slices.Collect(ingest.Read(ctx, strings.NewReader("A."), ingest.Offer{Name: "a.txt"}, ingest.Options{})); len(all) != 0 {
		t.Errorf("after it was cancelled: %+v", all)
	}
}
