package ingest_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline/index/ingest"
)

func TestParseFields(t *testing.T) {
	m, err := ingest.ParseFields("# my dump\ntitle = headline|name , body=content.text\nbody=a\\,b\\.c\r\n\nseen=\n")
	want := ingest.FieldMap{Title: []string{"headline", "name"}, Body: []string{"content.text", `a\,b\.c`}, Seen: []string{}}
	if err != nil || !reflect.DeepEqual(m, want) {
		t.Errorf("%+v, %v, want %+v", m, err, want)
	}
}

func TestParseFieldsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"titel=x":         `fields: "titel" is not a field of an article; did you mean "title"`,
		"q=x":             `fields: "q" is not a field of an article; the fields are id, title, body, published, publication, host, url, language, dateline, seen`,
		"title":           `fields: "title" is not name=path; want for example title=headline or body=content.text, and \= for a = in a path`,
		"title=a=b":       `fields: "title=a=b" is not name=path…`,
		"title=a..b":      `fields: "a..b" has an empty name…`,
		`title=a\b`:       `fields: "a\\b": a backslash stands before something else than one of \.,|=#`,
		"title=\xca":      `fields: "\xca" is not the path of a field…`,
		"title=x\nbody=x": `fields: "x" is named twice; want each field once`,
	} {
		_, err := ingest.ParseFields(text)
		start, open := strings.CutSuffix(want, "…")
		if err == nil || err.Error() != want && !(open && strings.HasPrefix(err.Error(), start)) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestFieldPaths(t *testing.T) {
	object := `{"a":{"b":{"c":"deep"},"list":["no",{"x":"second"}],"empty":""},"dot.ted":{"k,":"odd"},"s":"flat","twice":{"x":"1","x":"2"}}`
	for path, want := range map[string]string{
		"a.b.c": "deep", "a.list.1.x": "second", "a.list.0": "no", `dot\.ted.k\,`: "odd", "none|s": "flat", "a.empty|s": "flat", "a.b|a.b.c": "deep",
		"a.list.7|s": "flat", "a.list.x|s": "flat", "s.x|s": "flat",
	} {
		m, err := ingest.ParseFields("title=" + path)
		must(t, err)
		list := articles(read(t, object, ingest.Offer{Name: "a.ndjson"}, ingest.Options{Fields: m}))
		if len(list) != 1 || list[0].Title != want {
			t.Errorf("%s: %+v, want %q", path, list, want)
		}
	}
	for path, want := range map[string]string{
		"a.b":     `rejected a.ndjson:1: a.b: "{\"c\":\"deep\"}" is not a string, at column 11`,
		"twice.x": `rejected a.ndjson:1: twice.x: the field is there twice; want it once, at column 116`,
		"none":    "rejected a.ndjson:1: holds no text: neither none nor body, text, content; its fields are…",
	} {
		opt := ingest.Options{Fields: ingest.FieldMap{Title: []string{path}}}
		compare(t, told("no folder", read(t, object, ingest.Offer{Name: "a.ndjson"}, opt)), []string{want})
	}
}

func TestFieldMapTakesNamesFromDefaults(t *testing.T) {
	opt := ingest.Options{Fields: ingest.FieldMap{Title: []string{"text"}}}
	compare(t, told("no folder", read(t, `{"text":"T","body":"B"}`, ingest.Offer{Name: "a.ndjson"}, opt)), []string{"article a.ndjson:1 [T|B]"})
	compare(t, told("no folder", read(t, `{"text":"T"}`, ingest.Offer{Name: "a.ndjson"}, opt)), []string{"article a.ndjson:1 [T|]"})
}

// known shows what a preset reads of an object.
func known(t *testing.T, object string, opt ingest.Options) string {
	t.Helper()
	all := read(t, object, ingest.Offer{Name: "a.ndjson"}, opt)
	list := articles(all)
	if len(list) != 1 {
		return told("no folder", all)[0]
	}
	a := list[0]
	return fmt.Sprintf("%s|%s|%v|%v|%v|%v|%v", a.Title, a.Body, a.Known.Published.Value, a.Known.Publication, a.Known.URL.Value, a.Known.Language.Value, a.Known.Dateline.Value)
}

func TestPresetsAreRecognised(t *testing.T) {
	for object, want := range map[string]string{
		`{"maintext":"B","title":"T","date_publish":"2018-07-25 09:20:13","source_domain":"www.example.org","url":"https://www.example.org/1","language":"en","text":"no","description":"D"}`:                                                                                         "T|B|2018-07-25|{example.org address}|https://www.example.org/1|en|",
		`{"maintext":"B","title":null,"date_publish":"None","source_domain":null,"url":"https://news.example.co.uk/1","language":null}`:                                                                                                                                               "|B||{example.co.uk address}|https://news.example.co.uk/1||",
		`{"@context":"https://schema.org","@type":"NewsArticle","headline":"T","articleBody":"B","datePublished":"2023-09-01T10:30:00+04:00","publisher":{"@type":"Organization","name":"P"},"mainEntityOfPage":{"@id":"https://example.org/1"},"inLanguage":"az","dateline":"BAKU"}`: "T|B|2023-09-01T10:30:00+04:00|{P metadata file}|https://example.org/1|az|BAKU",
		`{"@type":["Thing","https://schema.org/ReportageNewsArticle"],"headline":"T","publisher":[{"name":"P"}],"mainEntityOfPage":"https://example.org/2"}`:                                                                                                                          "T|||{P metadata file}|https://example.org/2||",
		`{"id":"1","title":"COCOA &lt;X>","body":"Rain.\n Reuter\n\u0003","date":"26-FEB-1987 15:01:01.79","topics":["cocoa"],"places":["brazil"]}`:                                                                                                                                   "COCOA <X>|Rain.\n Reuter\n|1987-02-26|{Reuters metadata file}|||",
		`{"title":"T","body":"B","date":"1987-10-19T13:30:41","dateline":"NEW YORK, Oct 19 -","topics":[],"places":[],"lewissplit":"TEST"}`:                                                                                                                                           "T|B|1987-10-19|{Reuters metadata file}|||NEW YORK",
		`{"title":"T","text":"B","domain":"www.example.org","date":"2017-01-02 03:04:05","description":"","url":"http://www.example.org/a","image_url":null}`:                                                                                                                         "T|B|2017-01-02|{example.org address}|http://www.example.org/a||",
		`{"title":"T","plain_text":"B","published_date":"2017-01-02","requested_url":"http://a.example/1","responded_url":"http://a.example/2","sitename":"The Example","publisher":"a.example","language":"en"}`:                                                                     "T|B|2017-01-02|{The Example metadata file}|http://a.example/2|en|",
		`{"title":"T","plain_text":"B","published_date":"2017-01-02","requested_url":"http://a.example/1","sitename":"www.a.example","publisher":"x"}`:                                                                                                                                "T|B|2017-01-02|{a.example address}|http://a.example/1||",
	} {
		if got := known(t, object, ingest.Options{}); got != want {
			t.Errorf("%s:\n\t%s, want\n\t%s", object, got, want)
		}
	}
}

func TestPresetByName(t *testing.T) {
	const object = `{"headline":"H","articleBody":"A","title":"T","body":"B"}`
	for preset, want := range map[string]string{"": "T|B", "none": "T|B", "schema.org": "H|A"} {
		if got := known(t, object, ingest.Options{Preset: preset}); !strings.HasPrefix(got, want+"|") {
			t.Errorf("%q: %s, want %s", preset, got, want)
		}
	}
	const shaped = `{"@type":"NewsArticle","headline":"H","title":"T"}`
	opt := ingest.Options{Preset: "none"}
	if got := known(t, shaped, opt); !strings.HasPrefix(got, "T||") {
		t.Errorf("none: %s", got)
	}
	opt = ingest.Options{Fields: ingest.FieldMap{Title: []string{"title"}}}
	if got := known(t, shaped, opt); !strings.HasPrefix(got, "T||") {
		t.Errorf("a field map over a preset: %s", got)
	}
	compare(t, told("no folder", read(t, "{}", ingest.Offer{Name: "a.ndjson"}, ingest.Options{Preset: "news-plaese"})),
		[]string{`rejected a.ndjson: preset: "news-plaese" is not a preset; did you mean "news-please"`})
}

func TestPublicationOfAHost(t *testing.T) {
	opt := ingest.Options{Fields: ingest.FieldMap{Host: []string{"h"}}}
	for host, want := range map[string]string{
		"www.Example.org": "{example.org address}", "https://news.bbc.co.uk/1": "{bbc.co.uk address}", "example.org.": "{example.org address}",
	} {
		if got := known(t, `{"title":"T","h":"`+host+`"}`, opt); got != "T|||"+want+"|||" {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
	if got := known(t, `{"title":"T","h":"BBC"}`, opt); !strings.Contains(got, `h: "BBC" is not the name of a host; want one such as www.example.org, or an address`) {
		t.Errorf("%s", got)
	}
	if got := known(t, `{"title":"T","h":"example.org","publication":"P"}`, opt); got != "T|||{P metadata file}|||" {
		t.Errorf("a publication that is given: %s", got)
	}
}

func TestMailDates(t *testing.T) {
	for given, want := range map[string]string{
		"26-FEB-1987 15:01:01.79":           "1987-02-26",
		"Fri, 01 Sep 2023 10:30:00 +0400":   "2023-09-01T10:30:00+04:00",
		"Fri, 1 Sep 2023 10:30 EST":         "2023-09-01T10:30:00-05:00",
		"Friday, 01-Sep-23 10:30:00 GMT":    "2023-09-01T10:30:00Z",
		"1 September 2023 10:30:00 Z":       "2023-09-01T10:30:00Z",
		"01 Sep 2023 10:30:00":              "2023-09-01",
		"31-FEB-1987 15:01:01.79":           "",
		"Fri, 01 Sep 2023 10:30:00 CET":     "",
		"Fri, 01 Sepulchre 2023 10:30:00 Z": "",
		"Fri, 01 Sep 2023 25:30:00 +0400":   "",
	} {
		got := known(t, `{"title":"T","date":"`+given+`"}`, ingest.Options{})
		if want != "" && got != "T||"+want+"|{ }|||" || want == "" && !strings.HasPrefix(got, `rejected a.ndjson:1: date: `) {
			t.Errorf("%q: %s, want %q", given, got, want)
		}
	}
}
