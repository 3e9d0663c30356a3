package ingest_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"dateline/index/ingest"
)

func TestJSONShapes(t *testing.T) {
	for content, want := range map[string][]string{
		`{"title":"A","body":"B"}`:                                                         {"article a.json:1 [A|B]"},
		"\ufeff\n {\"title\":\"A\"}\n":                                                     {"article a.json:2 [A|]"},
		"[\n{\"title\":\"A\"},\n {\"title\":\"B\"}\n]":                                     {"article a.json:2 [A|]", "article a.json:3 [B|]"},
		`{"status":"ok","articles":[{"title":"A"},{"title":"B"}],"more":[{"title":"no"}]}`: {"article a.json:1 [A|]", "article a.json:1 [B|]"},
		`{"data":{"x":1},"items":[{"title":"A"}]}`:                                         {"article a.json:1 [A|]"},
		`{"title":"A","body":"B","items":[{"title":"no"}]}`:                                {"article a.json:1 [A|B]"},
		`{"items":["x",{"y":"]"}],"title":"A"}`:                                            {"article a.json:1 [A|]"},
		`{"items":[],"title":"A"}`:                                                         {"article a.json:1 [A|]"},
		"{\"title\":\"A\"}\n{\"title\":\"B\"}\n\n{\"x\n{\"title\":\"C\"}": {
			"article a.json:1 [A|]", "article a.json:2 [B|]", "rejected a.json:4: not JSON: …", "article a.json:5 [C|]"},
		"{\n\"title\":\"A\"\n}\n{\n\"title\":\"B\"\n}": {"article a.json:1 [A|]", "article a.json:4 [B|]"},
		`{"title":"A"}{"title":"B"}`:                   {"article a.json:1 [A|]", "article a.json:1 [B|]"},
	} {
		expectJSON(t, content, ingest.Options{}, want...)
	}
}

// expectJSON compares what is told, whatever the sizes of the reads.
func expectJSON(t *testing.T, content string, opt ingest.Options, want ...string) {
	t.Helper()
	compare(t, told("no folder", read(t, content, ingest.Offer{Name: "a.json"}, opt)), want)
	var slow []ingest.Item
	for it := range ingest.Read(context.Background(), iotest.OneByteReader(strings.NewReader(content)), ingest.Offer{Name: "a.json"}, opt) {
		slow = append(slow, it)
	}
	compare(t, told("no folder", slow), want)
}

func TestJSONRejects(t *testing.T) {
	for content, want := range map[string][]string{
		"":        {"rejected a.json: holds no article: it is empty"},
		" \n":     {"rejected a.json:2: holds no article: it is empty"},
		"[]":      {"rejected a.json:1: holds no article: its array is empty"},
		`"x"`:     {`rejected a.json: not JSON as it is read: found '"' at line 1, column 1; want an object of one article, or an array of such objects`},
		`{"x":1}`: {`rejected a.json:1: holds no text: neither title nor body, text, content; its fields are "x"; say which fields are read`},
		`{"took":1,"hits":{"hits":[{"title":"A"}]}}`: {`rejected a.json:1: holds no text: neither title nor body, text, content; its fields are "took, hits"; say which fields are read, or which holds the articles`},
		`{"title":""}`:       {"rejected a.json:1: holds no text: neither title nor body, text, content"},
		`{"title":"A"`:       {"rejected a.json:1: not JSON: it ends inside a value; it may be cut off, at line 1, column 13"},
		`{"title" "A"}`:      {`rejected a.json:1: not JSON as it is read: found '"' at line 1, column 10; want a colon behind the name of a field`},
		`{"title":"A",}`:     {`rejected a.json:1: not JSON as it is read: found '}' at line 1, column 14; want the name of a field in double quotes`},
		"{\n\"title\":\n 1}": {`rejected a.json:1: title: "1" is not a string, at line 3, column 2`},
		"[{\"title\":\"A\"},\n [1],\n  {\"title\":\"B\" \"x\"},{\"title\":\"C\"}]": {
			"article a.json:1 [A|]", "rejected a.json:2: not a JSON object; want each article as one, between { and }",
			"rejected a.json:3: not JSON: invalid character '\"' after object key:value pair, at line 3, column 16", "article a.json:3 [C|]"},
		`[{"title":"A"} {"title":"B"}]`:        {"article a.json:1 [A|]", "rejected a.json:1: not JSON as it is read: found '{' at line 1, column 16; want a comma or ] behind an article of the array"},
		`[{"title":"A"}] x`:                    {"article a.json:1 [A|]", "rejected a.json:1: not JSON as it is read: found 'x' at line 1, column 17; want nothing behind the end"},
		`{"title":"A"} x`:                      {"article a.json:1 [A|]", "rejected a.json:1: not JSON as it is read: found 'x'…"},
		`[{"title":"A"},`:                      {"article a.json:1 [A|]", "rejected a.json:1: not JSON: it ends inside a value…"},
		`[{"title":"A"},]`:                     {"article a.json:1 [A|]", "rejected a.json:1: not JSON as it is read: found ']' at line 1, column 16; want an object"},
		"[{\"title\":\"a\xff\"}]":              {"rejected a.json:1: not UTF-8: byte 0xff at offset 11…"},
		"\u00a0{}":                             {`rejected a.json: not JSON as it is read: found '\u00a0' at line 1, column 1; want an object…`},
		`{"items":[{"title":"C"}],"body":"B"}`: {"article a.json:1 [C|]", `notice a.json:1: the field "body" stands behind the articles and is not read; want it before them…`},
		inUTF16("{}", true):                    {"rejected a.json: not UTF-8 but UTF-16…"},
		`[{"title":"` + strings.Repeat("x", 200) + `"},{"title":"A"}]`: {"rejected a.json:1: is longer than the limit of 100 bytes…", "article a.json:1 [A|]"},
		`{"title":"` + strings.Repeat("x", 200) + `"}`:                 {"rejected a.json:1: is longer than the limit of 100 bytes…"},
	} {
		expectJSON(t, content, ingest.Options{MaxBytes: 100}, want...)
	}
}

func TestJSONRecords(t *testing.T) {
	const content = `{"items":[{"title":"no"}],"response":{"n":1,"docs":[{"title":"A"},{"title":"B"}]}}`
	for records, want := range map[string][]string{
		"":              {"article a.json:1 [no|]"},
		"response.docs": {"article a.json:1 [A|]", "article a.json:1 [B|]"},
		"response":      {`rejected a.json:1: records: there is no field "response" that holds an array`},
		"a..b":          {`rejected a.json: records: "a..b" has an empty name…`},
	} {
		expectJSON(t, content, ingest.Options{Records: records}, want...)
	}
}

func TestJSONKeys(t *testing.T) {
	for content, want := range map[string]string{
		`{"title":"A"}`:                          "[[path posted/sub/a.json]]",
		`[{"title":"A"},{"title":"B","id":"b"}]`: "[[path posted/sub/a.json#1] [own posted/b]]",
		"{\"title\":\"A\"}\n\n{\"title\":\"B\"}": "[[path posted/sub/a.json#1] [path posted/sub/a.json#3]]",
		"\n{\"title\":\"A\"}\n{\"title\":\"B\"}": "[[path posted/sub/a.json#2] [path posted/sub/a.json#3]]",
		"\n{\"title\":\"A\"} {\"title\":\"B\"}":  "[[path posted/sub/a.json#1] [path posted/sub/a.json#2]]",
	} {
		var keys []any
		for _, a := range articles(read(t, content, ingest.Offer{Name: "sub/a.json"}, ingest.Options{})) {
			keys = append(keys, a.Keys)
		}
		if got := fmt.Sprint(keys); got != want {
			t.Errorf("%q: %s, want %s", content, got, want)
		}
	}
}

func TestJSONOffsets(t *testing.T) {
	all := read(t, "[\n {\"title\":\"é\"},\n{\"title\":\"b\"}]", ingest.Offer{Name: "a.json"}, ingest.Options{})
	if len(all) != 2 || all[0].Offset != 3 || all[1].Offset != 19 {
		t.Errorf("%+v", all)
	}
}

func TestJSONHandsOutAsItReads(t *testing.T) {
	in, out := io.Pipe()
	defer in.Close()
	go fmt.Fprint(out, `[`+strings.Repeat(" ", 1100)+`{"title":"1"},`) // more than what is looked at for the form
	for it := range ingest.Read(context.Background(), in, ingest.Offer{ContentType: "application/json"}, ingest.Options{}) {
		if it.Article.Title != "1" {
			t.Errorf("%+v", it)
		}
		return
	}
}
