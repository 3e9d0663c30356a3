package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// As much is taken as the documents say, and no more.
func TestLongCorrections(t *testing.T) {
	d := town(t)
	const rows = 1000
	var table strings.Builder
	table.WriteString("kind,entity,label,why\n")
	for i := range rows {
		fmt.Fprintf(&table, "rename,e-%d,Name,%s\n", i, strings.Repeat("x", 90))
	}
	if got := d.taken(http.MethodPost, "", "text/csv", table.String()); table.Len() < 100_000 || got.Added != rows {
		t.Errorf("of %d bytes %d are added, %d rejected", table.Len(), got.Added, got.Rejected)
	}
	res, raw := d.corrects(http.MethodPost, "", "text/csv", strings.Repeat("x", 8<<20+1))
	if p := d.problem(res, raw, http.StatusRequestEntityTooLarge, "too_large"); p.Hint != "8388608 bytes at most" {
		t.Errorf("%+v", p)
	}
	d.filled("velun", "kind", "rename", "label", "V", "place_names", strings.Repeat("x\n", 100_000))
}

// A reader who has pasted a whole text into the box is told so on a page.
func TestTooLongAddressesOfPages(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q="+strings.Repeat("a", 25<<10))
	if p.code != http.StatusRequestURITooLong || !strings.Contains(p.raw, "<h1>This address is too long</h1>") {
		t.Fatalf("%d %s", p.code, p.raw)
	}
	p.holdStructure()
	contains(t, "page", p.raw, "24576 bytes at most")
	w := get(t, h, "/api/v1/search?q="+strings.Repeat("a", 25<<10), "Accept", "text/html")
	contains(t, "the API", w.Header().Get("Content-Type"), "application/problem+json")
}

// What is chosen stands in every address of the answer, so that it is bounded.
func TestMostChoices(t *testing.T) {
	h := seedServer(t)
	for n, status := range map[int]int{100: http.StatusOK, 101: http.StatusBadRequest} {
		choices := "q=Sotk&place=sotk" + strings.Repeat("&not.person=x", n/2) + strings.Repeat("&publication=Press+TV", n-n/2-1)
		for _, path := range []string{"/?", "/facets/place?", "/api/v1/search?", "/api/v1/export?", "/api/v1/suggest?"} {
			w := get(t, h, path+choices)
			if w.Code != status {
				t.Errorf("%s with %d values: %d, want %d", path, n, w.Code, status)
			}
			if status != http.StatusOK {
				contains(t, path, w.Body.String(), "want at most 100")
			}
		}
	}
}

// A query without a sign that shows leaves the page its title.
func TestTitleOfBlankQueries(t *testing.T) {
	for _, q := range []string{"%20", "%00", "%E2%80%AE"} {
		if p := visit(t, seedServer(t), "/?q="+q); text(p.all("title", "")[0]) != "Search · dateline" || text(p.all("h1", "")[0]) != "Search the articles" {
			t.Errorf("%s: %q", q, text(p.all("title", "")[0]))
		}
	}
}
