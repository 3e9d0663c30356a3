package ingest_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"dateline/index/ingest"
)

// fuzzLimit bounds the texts of a fuzz, so that limits are met.
const fuzzLimit = 400

// steady reads content whole and byte by byte, which may make no difference.
func steady(t *testing.T, name, content string) []ingest.Item {
	t.Helper()
	opt := ingest.Options{MaxBytes: fuzzLimit}
	all := read(t, content, ingest.Offer{Name: name}, opt)
	slow := slices.Collect(ingest.Read(context.Background(), iotest.OneByteReader(strings.NewReader(content)), ingest.Offer{Name: name}, opt))
	if got, want := told("no folder", slow), told("no folder", all); !slices.Equal(got, want) {
		t.Errorf("byte by byte:\n\t%q\nelse:\n\t%q", got, want)
	}
	return all
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"title":"A"}`, `[{"title":"A"},{"body":"B","date":"x"},1]`, `{"x":1,"articles":[{"title":"A"}],"y":[]}`, "{\"title\":\"A\"}\n{\"title\":\"B\"}\n",
		`{"items":["a",{"b":"]}\""}],"title":"T"}`, "\ufeff[ ]", `[{"title":"A"}`, `{"a":`, `[{"@type":"NewsArticle","publisher":{"name":"x"},"headline":"h"}]`,
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"x"}]}`, "{}\n\n[]", `[[[[`, `{"title":"A"} {`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		all := steady(t, "a.json", content)
		var list []json.RawMessage
		if json.Unmarshal([]byte(content), &list) == nil && len(list) > 0 && len(all) != len(list) {
			t.Errorf("an array of %d gave %q", len(list), told("no folder", all))
		}
	})
}

func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"title,body\nA,B\n", "title;body\n\"A\n;\"\"\";B\r\n\n", "title\tdate\nA\t2023\n", "\ufefftitle\n\xff\n", "title,body\nA,\"", "title\n\"a\"b\nc\n", "title,title\n", ",\n", "title\r\n\"x\r\ny\"\r\n", "\xef\n\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		all := slices.DeleteFunc(steady(t, "a.csv", content), func(it ingest.Item) bool { return it.Kind == ingest.KindNotice })
		rows, most := csvRows(content)
		if rows > 0 && most < fuzzLimit && len(all) != rows && !(len(all) == 1 && all[0].Kind == ingest.KindRejected) {
			t.Errorf("%d rows gave %q", rows, told("no folder", all))
		}
	})
}

// csvRows counts the rows below the header that encoding/csv reads, 0 if it does
// not read all; most is the bytes of all.
func csvRows(content string) (rows, most int) {
	r := csv.NewReader(strings.NewReader(content))
	r.FieldsPerRecord = -1
	if strings.ContainsAny(content, ";\t") || strings.Contains(content, "\r") {
		return 0, 0
	}
	for n := -1; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return n, len(content)
		}
		if err != nil || len(cells) == 1 && strings.TrimSpace(cells[0]) == "" {
			return 0, 0
		}
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss, atomFeed, jsonFeed, "<rss><channel><item><title>&b;<![CDATA[<p>x", `<rdf:RDF xmlns:rdf="x"><item><title>t</title></item></rdf:RDF>`, "<feed><entry><title type=\"xhtml\"><div>x</div></title></entry></feed>", "<rss><\xeb>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) { read(t, content, ingest.Offer{Name: "a.rss"}, ingest.Options{}) })
}

func FuzzSGML(f *testing.F) {
	for _, s := range []string{element, "<REUTERS NEWID=\"\x01\">\n<DATE>1-JAN-1987 1:1</DATE><TEXT>&#2;<TITLE>&lt;</TITLE>x</TEXT></REUTERS><REUTERS", "</REUTERS>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		all := steady(t, "a.sgm", content)
		if n, most := count(all), strings.Count(content, "<REUTERS"); n[ingest.KindArticle] > most {
			t.Errorf("%d articles of %d elements", n[ingest.KindArticle], most)
		}
	})
}

func FuzzWARCFile(f *testing.F) {
	for i := range crawl {
		f.Add(crawl[i] + crawl[1])
	}
	f.Add(gz(f, crawl[1]) + gz(f, crawl[6]))
	f.Add(strings.Replace(crawl[1], "example.org/", "example.org/\xdb", 1))
	f.Add(strings.Replace(crawl[1], "example.org/", "exampl\xdb.org/", 1))
	f.Fuzz(func(t *testing.T, content string) { steady(t, "a.warc", content) })
}

func FuzzParseFields(f *testing.F) {
	for _, s := range []string{"title=a.b|c\\.d,body=\n# x\nurl=l", "title", `a=\`, "host=url,url=url"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ingest.ParseFields(text)
		if err != nil {
			return
		}
		read(t, `{"title":"t","a":{"b":["x"]},"url":"https://example.org"}`, ingest.Offer{Name: "a.ndjson"}, ingest.Options{Fields: m})
	})
}
