package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// What is wrong in a form is said of the field that it is in, and the type that was chosen
// stays chosen.
func TestFaultsStandAtTheirFields(t *testing.T) {
	d := town(t)
	for _, c := range []struct {
		button, field, value, wrong string
	}{
		{"merge", "into", "A b", "into"}, {"merge", "key", "x", "key"}, {"merge", "why", strings.Repeat("ü", 600), "why"},
		{"split", "part", "A b", "part"}, {"split", "words", "x\x01", "words"}, {"apart", "part", "velun", "part"},
		{"rename", "label", "", "label"}, {"name", "label", "", "label"}, {"retype", "type", "x", "type"},
		{"mention", "article", "no id", "article"}, {"none", "mention", "zebra", "mention"},
		{"place", "place_id", "", "place-id"}, {"place", "place_id", "A", "place-id"}, {"place", "place_label", "", "place-label"},
		{"place", "place_names", "\u00a0\n\x01", "place-names"}, {"place", "place_countries", "Armenia", "place-countries"}, {"place", "lat", "north", "lat"}, {"place", "lon", "", "lon"},
		{"paint", "into", "x", ""},
	} {
		t.Run(c.button+" "+c.wrong, func(t *testing.T) {
			form := map[string]string{"key": d.key, "kind": c.button, "into": "x", "part": "x", "words": "x", "label": "X", "type": "organisation", "article": "v", "mention": "Velun", "field": "body",
				"place_id": "p", "place_label": "P", "lat": "1", "lon": "1"}
			form[c.field] = c.value
			var fields []string
			for name, value := range form {
				fields = append(fields, name, value)
			}
			p := pageOf(t, d.fill("velun", fields...))
			if p.code < 400 || p.code > 499 {
				t.Fatalf("%d", p.code)
			}
			wrong := ""
			for n := range p.root.Descendants() {
				if attr(n, "aria-invalid") == "true" && attr(n, "aria-describedby") == "fault" {
					wrong += attr(n, "id")
				}
			}
			if wrong != c.wrong {
				t.Errorf("the field %q is at fault, want %q: %s", wrong, c.wrong, text(p.byID("fault")))
			}
			if c.wrong != "" && !strings.Contains(p.raw, fmt.Sprintf(`<a href="#%s">To the field</a>`, c.wrong)) {
				t.Error("nothing leads to the field")
			}
			if c.field != "type" && !strings.Contains(p.raw, "<option selected>organisation</option>") {
				t.Error("the type is not what was chosen")
			}
		})
	}
}

// pageOf is an answer as a browser reads it.
func pageOf(t *testing.T, w *httptest.ResponseRecorder) page {
	t.Helper()
	raw := w.Body.String()
	root, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return page{t, "", w.Code, w.Header(), raw, root}
}

// A form that is refused for an entity that another editor has merged meanwhile is refused
// for the same reason, and no failure.
func TestFormsOfWhatWasMerged(t *testing.T) {
	d := town(t)
	d.filled("welun", "kind", "merge", "into", "velun")
	for want, fields := range map[int][]string{
		http.StatusUnauthorized: {"kind", "merge", "into", "x"},
		http.StatusBadRequest:   {"key", d.key, "kind", "merge", "into", "A b"},
	} {
		if w := d.fill("welun", fields...); w.Code != want {
			t.Errorf("%q: %d, want %d: %s", fields, w.Code, want, w.Body)
		}
	}
	if w := d.fill("velun", "kind", "hide"); w.Header().Get("WWW-Authenticate") == "" {
		t.Errorf("nothing says how to show a key: %v", w.Header())
	}
}

// Who has no key has to wait for a turn like who searches.
func TestRefusedFormsWaitForTheirTurn(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.begin(t.Context(), "/?q=slow")
		w, begun := httptest.NewRecorder(), time.Now()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/entities/a/correct", nil))
		if took := time.Since(begun); took != 10*time.Second || w.Code != http.StatusServiceUnavailable {
			t.Errorf("%d after %v", w.Code, took)
		}
		h.let <- struct{}{}
	})
}

// More articles than are listed are counted as a sentence has it.
func TestArticlesThatAreNotListed(t *testing.T) {
	d := town(t)
	for more, says := range []string{"1 older article is not listed", "2 older articles are not listed"} {
		n := 20 + more
		var lines strings.Builder
		for i := range n {
			fmt.Fprintf(&lines, `{"id":"n%d","title":"N","body":"In Velun %d"}`+"\n", i, i)
		}
		d.bulk(lines.String(), "Accept", ndjson)
		d.taken(http.MethodPost, "?wait=searchable", asJSON, fmt.Sprintf(`{"kind":"hide","entity":"nothing-%d"}`, n))
		contains(t, "form", get(t, d.handler, "/entities/velun/correct").Body.String(), says)
	}
}
