package server_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/server"
)

// attacks are texts that do harm where a format lets them out.
var attacks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `=HYPERLINK("http://evil.example","x")`,
	"+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u202Eevil\u2066", "]]><evil/>", "a,\"b\"\r\nc", "</mark><b>", "{{.}}", "\u2028x", "a\x01b",
	"; rel=\"next\"", "%0d%0aSet-Cookie: a=b",
}

// attacked returns an archive with one article for each attack, that has it in
// every field that takes it.
func attacked(t *testing.T) *index.Archive {
	t.Helper()
	a := emptyArchive(t)
	known := func(s string) dateline.Sourced[string] {
		return dateline.Sourced[string]{Value: s, From: dateline.FromEditor}
	}
	var batch []dateline.Article
	var places []dateline.Place
	for i, s := range attacks {
		id := string(rune('a' + i))
		places = append(places, dateline.Place{
			ID: "p" + id, Label: s + " Xanadu " + id, Kind: s, Names: []string{"Xanadu " + id, "Shangdu " + id + " " + s}, Lat: 1, Lon: 2, Located: true,
		})
		batch = append(batch, dateline.Article{ID: dateline.ID("x" + id), Keys: own(s), Title: s, Body: "fire " + s + " near Xanadu " + id + " " + s, Known: dateline.Known{
			Publication: known(s), URL: known(s), Language: known(s), Dateline: known(s),
			Published: dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023}, From: dateline.FromEditor},
		}})
	}
	if _, _, err := a.PutPlaces(t.Context(), "test", places); err != nil {
		t.Fatal(err)
	}
	out, seq, err := a.Put(t.Context(), batch)
	searchable(t, a)(out, seq, err)
	for i, o := range out {
		if o.Status != dateline.Added {
			t.Fatalf("%q: %v %v", attacks[i], o.Status, o.Err)
		}
	}
	return a
}

func TestAttacksInArticlesAreInert(t *testing.T) {
	h := serving(t, attacked(t), server.Options{})
	all := "?q=fire&limit=100"
	for _, hit := range search(t, h, all[1:]).Hits {
		for _, s := range hit.Snippets {
			clean := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(s.HTML)
			if strings.ContainsAny(clean, "<>\"") {
				t.Errorf("html of a snippet: %s", s.HTML)
			}
		}
	}
	table := get(t, h, "/api/v1/search.csv"+all).Body
	rows, err := csv.NewReader(table).ReadAll()
	if err != nil || len(rows) != len(attacks)+1 {
		t.Fatalf("csv: %v, %d rows", err, len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("a cell that runs: %q", cell)
			}
		}
	}
	if hits := lines[server.HitJSON](t, get(t, h, "/api/v1/search.ndjson"+all).Body.String()); len(hits) != len(attacks) {
		t.Errorf("ndjson: %d lines", len(hits))
	}
	if n := len(lines[server.ExportJSON](t, get(t, h, "/api/v1/export").Body.String())); n != len(attacks) {
		t.Errorf("export: %d lines", n)
	}
	if n := len(decode[server.FeaturesJSON](t, get(t, h, "/api/v1/search.geojson").Body).Features); n == 0 {
		t.Error("geojson: no places")
	}
	holdFeed(t, get(t, h, "/api/v1/search.rss"+all).Body.Bytes())
}

// Every other answer that repeats what was read is JSON, whole and not HTML.
func TestAttacksInArticlesAreInertAsData(t *testing.T) {
	h := serving(t, attacked(t), server.Options{})
	addresses := []string{"/api/v1/search?q=fire+Xanadu&interval=year", "/api/v1/search?q=Xanadu+zebra"}
	for i := range attacks {
		id := string(rune('a' + i))
		addresses = append(addresses, "/api/v1/articles/x"+id, "/api/v1/entities/p"+id)
	}
	for _, facet := range dateline.FacetNames() {
		addresses = append(addresses, "/api/v1/facets/"+facet+"?facet_limit=1000", "/api/v1/search?facet="+facet)
	}
	for _, address := range addresses {
		w := get(t, h, address)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", address, w.Code, w.Body)
		}
		holdInert(t, address, w.Code, w.Header(), w.Body.String())
	}
}

// holdFeed reads a feed as a reader does, and looks into what it would show as
// HTML and follow.
func holdFeed(t *testing.T, raw []byte) {
	t.Helper()
	var f feed
	if err := xml.Unmarshal(raw, &f); err != nil || len(f.Items) != len(attacks) {
		t.Fatalf("rss: %v, %d items", err, len(f.Items))
	}
	for _, item := range f.Items {
		if !strings.HasPrefix(item.Link, "http://example.com/articles/x") {
			t.Errorf("a link to %q", item.Link)
		}
		clean := strings.NewReplacer("<mark>", "", "</mark>", "", `<p dir="auto">`, "", "</p>", "").Replace(item.Description)
		if strings.ContainsAny(clean, "<>\"") {
			t.Errorf("description: %s", item.Description)
		}
	}
}

// Whatever stands in a parameter is answered as data or refused, in every format.
func TestAttacksInParametersAreInert(t *testing.T) {
	h := seedServer(t)
	params := []string{
		"q", "place", "not.place", "country", "publication", "not.publication", "person", "organisation", "dateline", "language", "year", "month",
		"missing", "from", "to", "match", "verbatim", "sort", "limit", "cursor", "facet", "facet_limit", "interval", "prefix", "revision", "after", "revisions", "format",
	}
	for _, path := range paths[:18] {
		path, _, _ := strings.Cut(path, "?")
		for _, param := range params {
			for _, s := range append(attacks, "\xff", "\x00", strings.Repeat("(", 4096), "999999999999999999999", "NaN") {
				w := get(t, h, path+"?"+url.Values{param: {s}}.Encode())
				holdInert(t, path+" "+param+"="+s, w.Code, w.Header(), w.Body.String())
			}
		}
	}
	for _, path := range []string{"/api/v1/articles/", "/api/v1/entities/", "/api/v1/facets/", "/api/v1/"} {
		for _, s := range attacks {
			w := get(t, h, path+url.PathEscape(s))
			holdInert(t, path+s, w.Code, w.Header(), w.Body.String())
		}
	}
}

func holdInert(t *testing.T, what string, code int, header http.Header, body string) {
	t.Helper()
	if code >= 500 || header.Get("Set-Cookie") != "" || header.Get("X-Content-Type-Options") != "nosniff" || strings.Contains(header.Get("Content-Type"), "html") {
		t.Errorf("%q: %d %v", what, code, header)
	}
	switch media, _, _ := strings.Cut(header.Get("Content-Type"), ";"); media {
	case "application/json", "application/problem+json", "application/geo+json":
		if !json.Valid([]byte(body)) {
			t.Errorf("%q: no JSON: %s", what, body)
		}
	case "application/rss+xml":
		if err := xml.Unmarshal([]byte(body), new(feed)); err != nil {
			t.Errorf("%q: %v", what, err)
		}
	}
}
