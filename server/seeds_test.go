package server_test

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

// The numbers of the seeds, one line each: what is asked, and how many answer.
func TestSeedsAreFound(t *testing.T) {
	h := seedServer(t)
	for _, tc := range []struct {
		query string
		total int
	}{
		{"", 5}, {"limit=0", 5}, {"q=&place=&not.place=&missing=&facet=&cursor=&interval=&colour=", 5},
		{"place=nerkin-hand&publication=Press+TV", 0}, {"place=sotk&place=nerkin-hand", 5}, {"not.publication=Press+TV", 4},
		{"missing=publication", 1}, {"missing=publication&publication=Press+TV", 2}, {"from=2023-09&to=2023-09", 3},
		{"q=%22Sotk+Brussels%22~3", 0}, {"q=%22retaliatory+measures%22", 1}, {"q=Tagiyev", 1}, {"q=Kelbajar", 4},
		{"q=%22Kelbecer%22", 1}, {"q=Kelbecer&verbatim=1", 1}, {"q=Sotk+NOT+Kelbecer", 3}, {"q=Brussels+drones&match=any", 4},
		{"country=UA", 1}, {"not.country=UA", 4}, {"dateline=BAKU", 1}, {"language=en", 5}, {"language=az", 0}, {"year=2023", 4},
		{"month=2023-09&month=2024-02", 4}, {"person=nobody", 0}, {"organisation=nobody", 0}, {"missing=person&missing=organisation", 5},
		{"not.year=2023", 1}, {"not.month=2023-09", 2}, {"not.language=en", 0}, {"not.dateline=BAKU", 4}, {"not.person=x", 5}, {"not.organisation=x", 5},
	} {
		if got := search(t, h, tc.query); got.Total.Value != tc.total || got.Total.Relation != "eq" {
			t.Errorf("%s: %+v, want %d", tc.query, got.Total, tc.total)
		}
	}
	if w := search(t, h, "q=Sotk").Query.Warnings; len(w) != 0 {
		t.Errorf("Sotk: %v", w)
	}
	if w := search(t, h, "q=%22unclosed+(AND+Sotk").Query.Warnings; len(w) == 0 || w[0].End == 0 {
		t.Errorf("an unclosed query: %+v, want a warning with its position", w)
	}
}

// Without a sort a blank query gives the newest first, in every form of the answer
// and on the page; words are answered by relevance. The answer says which it was.
func TestOrderWithoutASort(t *testing.T) {
	h := seedServer(t)
	for query, want := range map[string]string{
		"": "newest", "q=": "newest", "q=+%09": "newest", "place=sotk": "newest", "sort=": "newest", "sort=oldest": "oldest",
		"q=Sotk": "relevance", "q=Sotk&sort=newest": "newest", "sort=relevance": "relevance", "limit=0": "newest",
	} {
		if got := search(t, h, query).Sort; got != want {
			t.Errorf("%q: sorted by %s, want %s", query, got, want)
		}
	}
	const newest = "003_16b8efd0417209ef"
	if hits := search(t, h, "limit=1").Hits; hits[0].ID != newest || hits[0].Score != 0 {
		t.Errorf("the first of all: %+v", hits[0])
	}
	for _, path := range []string{"/api/v1/search.csv?limit=1", "/api/v1/search.ndjson?limit=1", "/api/v1/search.rss?limit=1", "/?limit=1"} {
		contains(t, path, get(t, h, path).Body.String(), newest)
	}
	first := search(t, h, "limit=2")
	second := search(t, h, "sort=newest&limit=2&cursor="+first.Next)
	if whole := search(t, h, "sort=newest&limit=4"); second.Hits[0].ID != whole.Hits[2].ID || second.Hits[1].ID != whole.Hits[3].ID {
		t.Errorf("the second page without a sort: %+v", second.Hits)
	}
}

// counted writes a facet on a line.
func counted(f server.FacetJSON) string {
	var out []string
	for _, v := range f.Values {
		out = append(out, fmt.Sprint(v.State, v.Label, " ", v.Count))
	}
	return fmt.Sprintf("%s; %d distinct, %d other, %d missing%s", strings.Join(out, ", "), f.Distinct, f.Other, f.Missing, f.MissingState)
}

func TestFacets(t *testing.T) {
	h := seedServer(t)
	for _, tc := range []struct{ query, facet, want string }{
		{"facet=place&place=nerkin-hand&publication=Press+TV&facet=publication&facet_limit=1", "publication", "Hürriyet Daily News 1, inPress TV 0; 1 distinct, 0 other, 0 missing"},
		{"facet=publication", "publication", "Al Jazeera 1, Daily Sabah 1, Hürriyet Daily News 1, Press TV 1; 4 distinct, 0 other, 1 missing"},
		{"facet=publication&publication=Press+TV", "publication", "Al Jazeera 1, Daily Sabah 1, Hürriyet Daily News 1, inPress TV 1; 4 distinct, 0 other, 1 missing"},
		{"facet=publication&not.publication=Press+TV", "publication", "Al Jazeera 1, Daily Sabah 1, Hürriyet Daily News 1, outPress TV 1; 3 distinct, 0 other, 1 missing"},
		{"facet=publication&missing=publication", "publication", "Al Jazeera 1, Daily Sabah 1, Hürriyet Daily News 1, Press TV 1; 4 distinct, 0 other, 1 missingin"},
		{"facet=month&facet_limit=1", "month", "2023-09 3; 3 distinct, 2 other, 0 missing"},
		{"facet=person", "person", "; 0 distinct, 0 other, 5 missing"},
	} {
		if got := counted(search(t, h, tc.query).Facets[tc.facet]); got != tc.want {
			t.Errorf("%s: %s\nwant %s", tc.query, got, tc.want)
		}
	}
	places := counted(search(t, h, "facet=place&facet_limit=100").Facets["place"])
	contains(t, "places", places, "Sotk 4,", "Kalbajar 4,", "Nerkin Hand 1,", "Lachin corridor 1,", "Norabak 1,")
	if f := search(t, h, "q=Sotk").Facets; f != nil {
		t.Errorf("facets that nobody asked for: %v", f)
	}
}

// Each address of a facet is the same search with that value toggled: following
// it gives what the counts promise.
func TestFacetAddresses(t *testing.T) {
	h := serving(t, overSeeds, server.Options{BasePath: "/news/"})
	f := search(t, h, "q=soldiers&facet=publication&publication=Press+TV&not.publication=Al+Jazeera&limit=1&cursor=").Facets["publication"]
	want := map[string]string{
		"Press TV":    "/news/api/v1/search?facet=publication&limit=1&not.publication=Al+Jazeera&q=soldiers",
		"Al Jazeera":  "/news/api/v1/search?facet=publication&limit=1&publication=Press+TV&q=soldiers",
		"Daily Sabah": "/news/api/v1/search?facet=publication&limit=1&not.publication=Al+Jazeera&publication=Press+TV&publication=Daily+Sabah&q=soldiers",
	}
	for _, v := range f.Values {
		if w, ok := want[v.Value]; ok && v.URL != w {
			t.Errorf("%s: %s\nwant %s", v.Value, v.URL, w)
		}
		if w := get(t, h, v.URL); w.Code != http.StatusOK {
			t.Errorf("%s: %d", v.URL, w.Code)
		}
	}
	if f.MissingURL != "/news/api/v1/search?facet=publication&limit=1&missing=publication&not.publication=Al+Jazeera&publication=Press+TV&q=soldiers" {
		t.Errorf("missing: %s", f.MissingURL)
	}
}

func TestHistogram(t *testing.T) {
	h := seedServer(t)
	got := search(t, h, "interval=year").Histogram
	want := &server.HistogramJSON{Interval: "year", Buckets: []server.BucketJSON{{Date: "2023", Count: 4}, {Date: "2024", Count: 1}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if day := search(t, h, "interval=day").Histogram; day.Coarser != 3 || day.Buckets[0].Date != "2023-05-13" {
		t.Errorf("by day: %d coarser, from %s", day.Coarser, day.Buckets[0].Date)
	}
	if none := search(t, h, "q=nowhereatall&interval=month").Histogram; none == nil || none.Buckets == nil {
		t.Error("no histogram of nothing")
	}
	if search(t, h, "").Histogram != nil {
		t.Error("a histogram that nobody asked for")
	}
}

func TestCSV(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/search.csv?sort=oldest&q=Kelbajar")
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(rows) != 5 || strings.Join(rows[0], " ") != "id revision title publication published dateline language url score places snippets" {
		t.Fatalf("%v: %q", err, rows)
	}
	if row := rows[1]; row[0] != "004_d838aad2fa070f7b" || row[3] != "Press TV" || row[4] != "2023-05-13" || !strings.Contains(row[9], "Kalbajar; ") {
		t.Errorf("first row %q", row)
	}
	contains(t, "header", fmt.Sprint(w.Header()), "text/csv; charset=utf-8", "attachment")
}

func TestNDJSON(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/search.ndjson?sort=newest&limit=2")
	hits := lines[server.HitJSON](t, w.Body.String())
	if len(hits) != 2 || hits[0].ID != "003_16b8efd0417209ef" {
		t.Errorf("%+v", hits)
	}
}

func lines[T any](t *testing.T, body string) (out []T) {
	t.Helper()
	for line := range strings.Lines(body) {
		out = append(out, decode[T](t, strings.NewReader(line)))
	}
	return out
}

// feed is as much of RSS as the tests read.
type feed struct {
	Version string     `xml:"version,attr"`
	Title   string     `xml:"channel>title"`
	Items   []feedItem `xml:"channel>item"`
}

type feedItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Categories  []string `xml:"category"`
	GUID        struct {
		Perma string `xml:"isPermaLink,attr"`
		ID    string `xml:",chardata"`
	} `xml:"guid"`
	PubDate string `xml:"pubDate"`
	Date    string `xml:"http://purl.org/dc/elements/1.1/ date"`
}

func TestRSS(t *testing.T) {
	w := get(t, serving(t, overSeeds, server.Options{BasePath: "/news"}), "/news/api/v1/search.rss?sort=oldest", "X-Forwarded-Proto", "https")
	var f feed
	if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || f.Version != "2.0" || len(f.Items) != 5 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	contains(t, "feed", w.Body.String(),
		`<atom:link href="https://example.com/news/api/v1/search.rss?sort=oldest" rel="self"`, "<link>https://example.com/news/?sort=oldest</link>")
	dates := map[string]string{}
	for _, item := range f.Items {
		dates[item.Date] = item.PubDate
		if item.GUID.Perma != "false" || item.GUID.ID == "" || item.Description == "" || item.Title == "" || len(item.Categories) == 0 {
			t.Errorf("item %+v", item)
		}
		if at, err := time.Parse(time.RFC1123Z, item.PubDate); item.PubDate != "" && (err != nil || at.IsZero()) {
			t.Errorf("pubDate %q: %v", item.PubDate, err)
		}
	}
	want := map[string]string{"2023-05-13": "Sat, 13 May 2023 00:00:00 +0000", "2023-09-01": "Fri, 01 Sep 2023 00:00:00 +0000", "2023-09": "", "2024-02": ""}
	if diff := cmp.Diff(want, dates); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
	i := slices.IndexFunc(f.Items, func(i feedItem) bool { return i.Title == "Untitled" })
	if i < 0 || f.Items[i].Link != "https://example.com/news/articles/002_19c8dec911eaa44e" {
		t.Errorf("the article without title and address: %d", i)
	}
}

func TestGeoJSON(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/search.geojson?q=soldiers&place=sotk&sort=newest&limit=3")
	if w.Header().Get("Content-Type") != "application/geo+json; charset=utf-8" {
		t.Errorf("header %v", w.Header())
	}
	got := decode[server.FeaturesJSON](t, w.Body)
	byID := map[string]server.FeatureJSON{}
	for _, f := range got.Features {
		byID[f.ID] = f
	}
	sotk := byID["sotk"]
	if sotk.Properties.State != "in" || sotk.Properties.Count == 0 || sotk.Geometry.Coordinates != [2]float64{45.8647, 40.2031} ||
		sotk.Properties.URL != "/api/v1/search.geojson?limit=3&q=soldiers&sort=newest" {
		t.Errorf("sotk %+v", sotk)
	}
	if _, there := byID["lachin-corridor"]; there || len(byID) < 5 {
		t.Errorf("%d places; the corridor has no point", len(byID))
	}
}

func TestEntity(t *testing.T) {
	h := seedServer(t)
	got := decode[server.EntityJSON](t, get(t, h, "/api/v1/entities/kalbajar").Body)
	want := server.EntityJSON{
		ID: "kalbajar", Type: "place", Label: "Kalbajar", Kind: "town", Countries: []string{"AZ"},
		Point: &server.PointJSON{Type: "Point", Coordinates: [2]float64{46.0367, 40.1098}},
		Names: []string{"Kelbajar", "Kelbecer", "Kəlbəcər", "Karvachar"}, Articles: 4, URL: "/api/v1/search?place=kalbajar", Seq: got.Seq,
		Written: []server.NameUseJSON{
			{Name: "Kalbajar", Articles: 4, Publications: []server.WriterJSON{{Publication: "Al Jazeera", Articles: 1}, {Publication: "Daily Sabah", Articles: 1}, {Publication: "Press TV", Articles: 1}}, From: "2023", To: "2023", Unknown: 1, URL: "/api/v1/search?place=kalbajar&q=%22Kalbajar%22"},
			{Name: "Kelbecer", Articles: 1, Publications: []server.WriterJSON{{Publication: "Daily Sabah", Articles: 1}}, From: "2023", To: "2023", URL: "/api/v1/search?place=kalbajar&q=%22Kelbecer%22"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entity (-want +got):\n%s", diff)
	}
	if corridor := decode[server.EntityJSON](t, get(t, h, "/api/v1/entities/lachin-corridor").Body); corridor.Point != nil || corridor.Names == nil {
		t.Errorf("corridor %+v", corridor)
	}
}

func TestFacetValues(t *testing.T) {
	h := seedServer(t)
	w := get(t, h, "/api/v1/facets/publication?prefix=hurr&place=nerkin-hand&facet_limit=5")
	got := decode[server.FacetValuesJSON](t, w.Body)
	if got.Facet != "publication" || len(got.Values) != 1 || got.Values[0].Label != "Hürriyet Daily News" || got.Seq == 0 ||
		got.Values[0].URL != "/api/v1/search?place=nerkin-hand&publication=H%C3%BCrriyet+Daily+News" {
		t.Errorf("%+v", got)
	}
	for _, facet := range []string{"place", "country", "person", "organisation", "dateline", "language", "year", "month"} {
		if w := get(t, h, "/api/v1/facets/"+facet); w.Code != http.StatusOK {
			t.Errorf("%s: %d", facet, w.Code)
		}
	}
}

func TestExport(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/export?q=Kelbajar")
	got := lines[server.ExportJSON](t, w.Body.String())
	if len(got) != 4 || got[0].ID != "000_92ccaf013443a6cc" || *got[0].Publication != "Al Jazeera" || *got[0].Published != "2023-09-01" || got[2].Title != nil {
		t.Errorf("%d lines, %+v", len(got), got)
	}
	if w := get(t, seedServer(t), "/api/v1/export?q=nowhereatall"); w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("nothing: %d %s", w.Code, w.Body)
	}
}
