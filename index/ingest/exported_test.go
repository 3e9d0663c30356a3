package ingest_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/export"
	"dateline/index/ingest"
)

var seenFirst = time.Date(2023, 9, 1, 10, 30, 0, 123e6, time.UTC)

// odd are texts that a form may lose something of.
var odd = []string{
	"Plain.", "\n\n  leading", "trailing \n\n", "\r\nCR LF\r\n", "CR\ronly", "---\n", "a\n---\nb\n...\n+++\n", "\"quotes\" and 'these' \\ \\n", "a: b # c",
	"\u2028\u2029\u0085\u00a0", "\ufeffmark", "\U0001f600\U0010ffff\U0001fffe", "\x01\x1b[31m\x7f", "\ufffd\ufffe", "# Title\n\nText", "{{.}} <b>", "- [x]", "\t", "null", "~", "yes", "2023",
}

func exportedArticle(title, body string) dateline.Article {
	from := func(s string, o dateline.Origin) dateline.Sourced[string] {
		return dateline.Sourced[string]{Value: s, From: o}
	}
	return dateline.Article{
		ID: "x-1", Revision: 3, Seen: seenFirst, Title: title, Body: body, Remains: body,
		Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "a\nb", Value: body + "x"}, {Kind: dateline.KeyURL, Value: "https://example.org/" + title}},
		Known: dateline.Known{
			TitleFrom: dateline.FromText, Publication: from("", dateline.FromEditor), URL: from("javascript:x"+title, dateline.FromAddress), Dateline: from(body, dateline.FromMachine),
			Published: dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023, Month: 9}, From: dateline.FromMetadata},
		},
	}
}

// What was written as Markdown is read as what it was.
func TestExportedMarkdown(t *testing.T) {
	for _, s := range odd {
		for _, want := range []dateline.Article{exportedArticle(s, "Text"), exportedArticle("Title", s), exportedArticle("", s+"Text"), exportedArticle(s+"Title", "")} {
			holdMarkdown(t, want)
		}
	}
}

func holdMarkdown(t *testing.T, want dateline.Article) {
	t.Helper()
	if strings.TrimSpace(want.Title) == "" && strings.TrimSpace(want.Body) == "" {
		return // no archive holds it
	}
	for _, last := range []time.Time{{}, want.Seen, want.Seen.Add(time.Hour)} {
		all := articles(read(t, string(export.Markdown(want, last)), ingest.Offer{Name: "a.md"}, ingest.Options{}))
		back := want
		if back.Last = last; last.IsZero() {
			back.Revision = 0
		}
		if !reflect.DeepEqual(all, []dateline.Article{back}) {
			t.Errorf("%+v\nwant %+v", all, back)
		}
	}
}

// Titles and remains may be as long as a text; what is not written as an archive writes it
// may not, and takes no memory.
func TestExportedMarkdownOfLongTexts(t *testing.T) {
	long := strings.Repeat(`It said: "no", 'yes' # or \ | > [a, {b: c}]`+"\n", 50_000)
	want := exportedArticle(long, "Text")
	want.Known.URL.Value, want.Keys = "", want.Keys[:1]
	want.Remains = long + "x"
	holdMarkdown(t, want)
	begin, many := "---\ndateline_format: 1\n", strings.Repeat("a,", 600_000)
	for _, bomb := range []string{
		"keys: [" + many + "]\n", "keys: ['\"', " + many + "'\"']\n", "#\"\nkeys: [" + many + " \"\"]\n", "keys: [a\"," + many + "\"]\n",
		"keys: [\"a\n b: \", " + many + ": \"\"]\n", "keys: |\n a: \"\nb: [" + many + ", c: \"\"]\n",
	} {
		saysAll(t, "a.md", begin+bomb+"---\nText.", "bytes long, over the limit of 1048576")
	}
}

func FuzzExportedMarkdown(f *testing.F) {
	for _, s := range odd {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, body string) {
		clean := strings.NewReplacer("\x00", "")
		holdMarkdown(t, exportedArticle(clean.Replace(strings.ToValidUTF8(title, "")), clean.Replace(strings.ToValidUTF8(body, ""))))
	})
}

func TestExportedLines(t *testing.T) {
	const whole = `{"dateline_format":1,"id":"a","revision":2,"seen":"2023-09-01T10:30:00.123Z","last":"2023-09-01T11:30:00.123Z","title":null,"body":" B\r\n","remains":"R",` +
		`"publication":null,"published":"2023-09","dateline":"BAKU","url":null,"language":null,"keys":[{"kind":"own","source":"s","value":"1"},{"kind":"url","value":"u"}],` +
		`"known_from":{"publication":"editor","published":"text","dateline":"machine"}}`
	for line, want := range map[string]string{
		whole: "",
		strings.Replace(whole, `"dateline_format":1`, `"dateline_format":"1"`, 1): "dateline_format: ",
		strings.Replace(whole, `"id":"a"`, `"id":"a b"`, 1):                       `id: "a b" is not an id`,
		strings.Replace(whole, `"id":"a"`, `"id":1`, 1):                           `id: "1" is not a string`,
		strings.Replace(whole, `"editor"`, `"a friend"`, 1):                       `known_from: "a friend" is not an origin`,
		strings.Replace(whole, `,"dateline":"machine"`, "", 1):                    "known_from: it does not say where dateline is from",
		strings.Replace(whole, "2023-09-01T11", "2023-09-01T09", 1):               "last: 2023-09-01T09:30:00.123Z is before seen",
		strings.Replace(whole, `"revision":2`, `"revision":"2"`, 1):               `revision: "\"2\"" is not the number`,
		strings.Replace(whole, "2023-09\"", "2023-13\"", 1):                       "published: ",
		strings.Replace(whole, `"value":"u"`, `"value":"\ud800"`, 1):              "keys: not of the shape",
		strings.Replace(whole, `"value":"u"`, `"value":""`, 1):                    "keys: key 2 has no value",
		strings.Replace(whole, `[{"kind"`, `[3,{"kind"`, 1):                       "keys: not of the shape",
		strings.Replace(whole, `" B`, `"\u0000B`, 1):                              "body: not a text",
	} {
		all := read(t, line, ingest.Offer{Name: "a.ndjson"}, ingest.Options{})
		switch list := articles(all); {
		case want != "" && (len(all) != 1 || !strings.Contains(all[0].Reason.Error(), want)):
			t.Errorf("%v\nwant %s", all, want)
		case want == "" && (len(list) != 1 || list[0].Last.Sub(list[0].Seen) != time.Hour || list[0].Revision != 2 || len(list[0].Keys) != 2 || list[0].Known.Publication.From != dateline.FromEditor):
			t.Errorf("%+v of %s", list, line)
		}
	}
}
