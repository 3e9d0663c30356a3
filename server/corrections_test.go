package server_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// town is a desk with articles on two towns that are one.
func town(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, emptyArchive(t), server.Options{})
	_, _, err := d.archive.PutPlaces(t.Context(), "atlas", []dateline.Place{
		{ID: "velun", Label: "Velun", Kind: "town", Names: []string{"Vel"}}, {ID: "welun", Label: "Welun"}})
	if err != nil {
		t.Fatal(err)
	}
	d.bulk(`{"id":"v","title":"Ü","body":"Ünal in Velun"}`+"\n"+`{"id":"w","title":"W","body":"Welun"}`, "Accept", ndjson)
	stats, err := d.archive.Stats(t.Context())
	if err == nil {
		err = d.archive.Wait(t.Context(), stats.Seq)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// corrects sends corrections and returns the whole answer.
func (d *desk) corrects(method, path, contentType, body string) (*http.Response, string) {
	d.Helper()
	res := d.send(method, "/api/v1/corrections"+path, strings.NewReader(body), "Content-Type", contentType)
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		d.Fatal(err)
	}
	return res, string(raw)
}

const asJSON = "application/json"

// taken is an answer to corrections that is no problem.
func (d *desk) taken(method, path, contentType, body string) server.CorrectedAllJSON {
	d.Helper()
	res, raw := d.corrects(method, path, contentType, body)
	if res.StatusCode != http.StatusOK {
		d.Fatalf("%d %s", res.StatusCode, raw)
	}
	return decode[server.CorrectedAllJSON](d.T, strings.NewReader(raw))
}

func (d *desk) total(query string) int {
	d.Helper()
	return search(d.T, d.handler, query).Total.Value
}

func TestCorrectionsOverHTTP(t *testing.T) {
	d := town(t)
	got := d.taken("POST", "?wait=searchable", asJSON, `{"kind":"merge","entity":"welun","into":"velun","why":"one town"}`)
	if len(got.Corrected) != 1 || got.Corrected[0].N != 1 || got.Added != 1 || got.Seq == 0 {
		t.Errorf("%+v", got)
	}
	if n := d.total("place=welun"); n != 2 {
		t.Errorf("%d articles mention welun, want 2", n)
	}
	if w := get(t, d.handler, "/api/v1/entities/welun"); w.Code != http.StatusOK || decode[server.EntityJSON](t, w.Body).ID != "velun" {
		t.Errorf("the old id: %d %s", w.Code, w.Body)
	}
	got = d.taken("POST", "?wait=searchable", asJSON, `[{"kind":"mention","article":"v","field":"body","start":8,"end":13,"entity":"mia","type":"person","label":"Mia"},
		{"kind":"merge","entity":"welun","into":"velun"}, {"kind":"merge","entity":"velun","into":"welun"},
		{"kind":"place","place":{"id":"mill","label":"Mill","kind":"mill","countries":["AM"],"names":[],"point":{"type":"Point","coordinates":[45,40.5]}}}]`)
	if got.Added != 2 || got.Unchanged != 1 || got.Rejected != 1 || got.Corrected[2].Error.Code != "conflict" || got.Corrected[2].Error.Param != "into" {
		t.Errorf("%+v", got)
	}
	if n := d.total("person=mia"); n != 1 {
		t.Errorf("%d articles mention mia, want 1", n)
	}
	all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections").Body).Corrections
	if len(all) != 3 || all[0].By != "desk" || all[0].Why != "one town" || all[1].Words[0] != "Velun" || all[1].Occurrence != 1 || all[2].Place.Point.Coordinates[1] != 40.5 {
		t.Errorf("%+v", all)
	}
	if of := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections?entity=velun").Body).Corrections; len(of) != 1 || of[0].N != 1 {
		t.Errorf("of velun: %+v", of)
	}
	if undo := d.taken("DELETE", "/1?wait=searchable&why=two+towns", "", ""); undo.Corrected[0].N != 4 {
		t.Errorf("%+v", undo)
	}
	if n := d.total("place=welun"); n != 1 {
		t.Errorf("%d articles mention welun, want 1", n)
	}
}

// A table goes out as it comes in.
func TestTablesOfCorrectionsOverHTTP(t *testing.T) {
	d := town(t)
	got := d.taken("POST", "", "text/csv; charset=utf-8", "kind,entity,into,by\nmerge,welun,velun,mia\nhide,A b,,\n")
	if got.Added != 1 || got.Rejected != 1 || got.Corrected[0].Line != 2 || got.Corrected[1].Line != 3 || got.Corrected[1].Error.Param != "entity" {
		t.Errorf("%+v", got)
	}
	w := get(t, d.handler, "/api/v1/corrections.csv")
	contains(t, "table", w.Body.String()+w.Header().Get("Content-Type"), "kind,entity,into,", "merge,welun,velun,", ",mia,", "text/csv")
	other := town(t)
	if again := other.taken("POST", "", "text/csv", w.Body.String()); again.Added != 1 {
		t.Errorf("%+v", again)
	}
}

func TestCorrectionsThatAreRefused(t *testing.T) {
	d := town(t)
	for _, c := range []struct {
		method, path, media, body string
		status                    int
		code, param               string
	}{
		{"POST", "", asJSON, `{"kind":"merge","entity":"a"}`, 400, "invalid", "into"},
		{"POST", "", asJSON, `{"kind":"mention","article":"none","field":"body","words":["x"]}`, 404, "not_found", "article"},
		{"POST", "", asJSON, `{"kind":"mention","article":"v","field":"body","start":8,"end":99}`, 400, "invalid", "end"},
		{"POST", "", asJSON, `{"kind":"mention","article":"v","field":"body","start":9,"end":13}`, 400, "invalid", "start"},
		{"POST", "", asJSON, `{"kind":"hide","entity":"a","name":"x"}`, 400, "invalid", ""},
		{"POST", "", asJSON, `{"kind":1}`, 400, "invalid", "kind"},
		{"POST", "", asJSON, `{"kind":"hide","entity":"a"} {}`, 400, "invalid", ""},
		{"POST", "", asJSON, `{"kind":`, 400, "invalid", ""},
		{"POST", "", asJSON, "", 400, "invalid", ""},
		{"POST", "", asJSON, strings.Repeat(" ", 9<<20), 413, "too_large", ""},
		{"POST", "", "text/csv", "name\na\n", 400, "invalid", ""},
		{"POST", "", "text/html", "<p>", 415, "media", ""},
		{"POST", "?wait=never", asJSON, `[]`, 400, "invalid", "wait"},
		{"POST", "", asJSON, `null`, 400, "invalid", ""},
		{"POST", "", asJSON, `[{"kind":"hide","entity":"a"},null]`, 400, "invalid", ""},
		{"DELETE", "/x", "", "", 400, "invalid", "n"},
		{"DELETE", "/7", "", "", 404, "not_found", "undoes"},
	} {
		res, body := d.corrects(c.method, c.path, c.media, c.body)
		if p := d.problem(res, body, c.status, c.code); p.Param != c.param {
			t.Errorf("%s %s %.60s: %s", c.method, c.path, c.body, body)
		}
	}
	for _, r := range [][2]string{{"POST", ""}, {"DELETE", "/1"}} {
		res := d.send(r[0], "/api/v1/corrections"+r[1], strings.NewReader("[]"), "Authorization", "Bearer no")
		raw, _ := io.ReadAll(res.Body)
		d.problem(res, string(raw), http.StatusUnauthorized, "key")
	}
}

// What cannot be read is told in words of JSON, and not in those of the program.
func TestWordsOfUnreadableCorrections(t *testing.T) {
	d := town(t)
	for body, want := range map[string]string{
		`{"kind":"hide","entity":"a","at":"soon"}`: `"param":"at","request_id"`,
		`{"kind":"hide","entity":"a","at":5}`:      `want a moment as 2023-09-01T10:30:00Z","code":"invalid","param":"at"`,
		`{"kind":"place","place":{"point":[1,2]}}`: `want an object","code":"invalid","param":"place.point"`,
		`{"kind":"split","articles":"v"}`:          `want a list, of which each is a string`,
		`[[{}]]`:                                   `array stands at byte 2; want a correction or a list of some in JSON`,
		`"x"`:                                      `string stands at byte 3; want a correction or a list of some in JSON`,
		`{"kind":"mention","article":"v","start":5,"end":2,"entity":"velun"}`: `"param":"field"`,
	} {
		res, got := d.corrects("POST", "", asJSON, body)
		d.problem(res, got, http.StatusBadRequest, "invalid")
		contains(t, body, got, want)
		for _, name := range []string{"server.", "Time", "parsing", "the ,"} {
			if strings.Contains(got, name) {
				t.Errorf("%s: %s", body, got)
			}
		}
	}
}

// An entity is split by articles and publications in one call, all or nothing; the same
// again changes nothing.
func TestSplittingByArticlesOverHTTP(t *testing.T) {
	d := town(t)
	d.bulk(`{"id":"x","title":"Velun","body":"Velun or Vel","publication":"Echo"}`+"\n"+`{"id":"y","title":"Y","body":"In Vel","publication":"Echo"}`+"\n"+
		`{"id":"z","title":"Z","body":"Velun","publication":"Bell"}`, "Accept", ndjson)
	for _, c := range []struct {
		body        string
		status      int
		code, param string
	}{
		{`{"kind":"split","entity":"velun","into":"v2","articles":[]}`, 400, "invalid", "articles"},
		{`{"kind":"split","entity":"velun","into":"v2","articles":["x","w"]}`, 400, "invalid", "articles"},
		{`{"kind":"split","entity":"velun","into":"v2","articles":["x","none"]}`, 404, "not_found", "articles"},
		{`{"kind":"split","entity":"velun","into":"v2","publications":["Nobody"]}`, 400, "invalid", "articles"},
		{`{"kind":"split","entity":"velun","into":"velun","articles":["x"]}`, 400, "invalid", "into"},
		{`{"kind":"split","entity":"velun","articles":["x"]}`, 400, "invalid", "into"},
		{`{"kind":"split","entity":"Velun","into":"v2","articles":["x"]}`, 400, "invalid", "entity"},
		{`{"kind":"split","entity":"velun","into":"v2","articles":["x"],"words":["Vel"]}`, 400, "invalid", "words"},
		{`{"kind":"split","entity":"velun","into":"v2","articles":["x"],"field":"body"}`, 400, "invalid", "field"},
		{`{"kind":"merge","entity":"velun","into":"v2","articles":["x"]}`, 400, "invalid", "articles"},
		{`[{"kind":"split","entity":"velun","into":"v2","articles":["x"]},{"kind":"hide","entity":"a"}]`, 400, "invalid", "articles"},
	} {
		res, body := d.corrects("POST", "?wait=searchable", asJSON, c.body)
		if p := d.problem(res, body, c.status, c.code); p.Param != c.param {
			t.Errorf("%s: %s", c.body, body)
		}
	}
	if all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections").Body).Corrections; len(all) != 0 {
		t.Fatalf("what was refused has left %+v", all)
	}
	const split = `{"kind":"split","entity":"velun","into":"v2","label":"Velun (river)","articles":["v"],"publications":["Echo"],"why":"a river"}`
	got := d.taken("POST", "?wait=searchable", asJSON, split)
	if got.Added != 5 || got.Rejected != 0 || len(got.Corrected) != 5 {
		t.Errorf("%+v", got)
	}
	all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections?entity=v2").Body).Corrections
	if len(all) != 5 || all[0].Kind != "mention" || all[0].Article != "v" || all[0].By != "desk" || all[0].Why != "a river" || all[0].Type != "place" || all[0].Label != "Velun (river)" {
		t.Errorf("%+v", all)
	}
	for _, again := range []string{split, `[` + split + `]`, strings.Replace(split, `["v"]`, `["v","x"]`, 1)} {
		if got := d.taken("POST", "?wait=searchable", asJSON, again); got.Added+got.Rejected != 0 || got.Unchanged == 0 {
			t.Errorf("again: %+v", got)
		}
	}
	if one, two := d.total("place=velun"), d.total("place=v2"); one != 1 || two != 3 {
		t.Errorf("%d articles mention velun and %d v2, want 1 and 3", one, two)
	}
	if got := d.taken("POST", "?wait=searchable", asJSON, `{"kind":"split","entity":"velun","into":"v2","publications":["Bell"]}`); got.Added != 1 {
		t.Errorf("%+v", got)
	}
}

// What the archive keeps of places and counts is not kept over a correction.
func TestCorrectionsAreSeenAtOnce(t *testing.T) {
	d := town(t)
	tag := get(t, d.handler, "/api/v1/search?facet=place").Header().Get("ETag")
	get(t, d.handler, "/api/v1/suggest?q=wel")
	get(t, d.handler, "/places/welun")
	d.taken("POST", "?wait=searchable", asJSON, `[{"kind":"merge","entity":"welun","into":"velun"},{"kind":"rename","entity":"velun","label":"Velun City"}]`)
	w := get(t, d.handler, "/api/v1/search?facet=place", "If-None-Match", tag)
	if w.Code != http.StatusOK {
		t.Errorf("%d for what was corrected", w.Code)
	}
	contains(t, "facet", w.Body.String(), `"value":"velun","label":"Velun City","count":2`)
	contains(t, "suggestion", get(t, d.handler, "/api/v1/suggest?q=wel").Body.String(), `"value":"velun","label":"Velun City","name":"Welun","count":2`)
	if w := get(t, d.handler, "/places/welun"); w.Code != http.StatusFound || w.Header().Get("Location") != "/places/velun" {
		t.Errorf("the page of the old id: %d, %q", w.Code, w.Header().Get("Location"))
	}
	contains(t, "page", get(t, d.handler, "/places/velun").Body.String(), "Velun City")
}
