package server_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dateline/server"
)

// fill sends the form of an entity's page.
func (d *desk) fill(id string, fields ...string) *httptest.ResponseRecorder {
	d.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r := httptest.NewRequestWithContext(d.Context(), http.MethodPost, "/entities/"+id+"/correct", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, r)
	return w
}

// filled is fill for what is taken.
func (d *desk) filled(id string, fields ...string) {
	d.Helper()
	w := d.fill(id, append([]string{"key", d.key}, fields...)...)
	if to, _, _ := strings.Cut(w.Header().Get("Location"), "?"); w.Code != http.StatusSeeOther || to != "/entities/"+id+"/correct" || len(w.Result().Cookies()) > 0 {
		d.Fatalf("%q: %d to %q: %s", fields, w.Code, to, w.Body)
	}
}

func TestCorrectingOnAPage(t *testing.T) {
	d := town(t)
	contains(t, "page of the place", get(t, d.handler, "/places/velun").Body.String(), `<a href="/entities/velun/correct">correct it</a>`)
	contains(t, "form", get(t, d.handler, "/entities/velun/correct").Body.String(), "<title>Correct Velun", `type="password" name="key"`, `method="post" action="/entities/velun/correct"`)
	d.filled("welun", "kind", "merge", "into", " velun ", "why", "one town", "label", "typed and not meant")
	if n := d.total("place=velun"); n != 2 {
		t.Errorf("%d articles mention velun, want 2", n)
	}
	if w := get(t, d.handler, "/entities/welun/correct"); w.Code != http.StatusFound || w.Header().Get("Location") != "/entities/velun/correct" {
		t.Errorf("what was merged: %d, %q", w.Code, w.Header().Get("Location"))
	}
	contains(t, "list", get(t, d.handler, "/entities/velun/correct").Body.String(), "<bdi>welun is velun</bdi>, <bdi>desk</bdi>", "<bdi>one town</bdi>", `name="undoes" value="1"`)
	d.filled("velun", "undoes", "1")
	contains(t, "list", get(t, d.handler, "/entities/welun/correct").Body.String(), "taken back")
	d.filled("velun", "kind", "rename", "label", "Velun City")
	d.filled("velun", "kind", "name", "label", "W")
	d.filled("velun", "kind", "split", "words", "Vel\r\n\r\nVela\r\n", "part", "vel-river", "part_label", "Vel (river)")
	d.filled("velun", "kind", "none", "article", "v", "mention", "Velun", "field", "body")
	d.filled("velun", "kind", "mention", "article", "w", "mention", "Welun", "field", "body")
	d.filled("velun", "kind", "retype", "type", "organisation")
	d.filled("velun", "kind", "hide")
	contains(t, "hidden", get(t, d.handler, "/entities/velun/correct").Body.String(), `value="show"`)
	d.filled("velun", "kind", "show")
	if n := d.total("organisation=velun"); n != 1 {
		t.Errorf("%d articles mention the organisation velun, want that of W", n)
	}
	all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections").Body).Corrections
	if len(all) != 10 || strings.Join(all[4].Words, " ") != "Vel Vela" {
		t.Errorf("%d corrections: %+v", len(all), all)
	}
}

// What was done is where the page begins: the correction, or the one that is taken back, also
// where it speaks of another entity or of none.
func TestWhatWasCorrectedIsShown(t *testing.T) {
	d := town(t)
	for _, c := range []struct {
		made   string
		fields []string
	}{
		{"1", []string{"kind", "rename", "label", "Velun City"}}, {"", []string{"kind", "rename", "label", "Velun City"}},
		{"2", []string{"kind", "none", "article", "w", "mention", "Welun", "field", "body"}}, {"1", []string{"undoes", "1"}},
		{"4", []string{"kind", "apart", "part", "velun-2", "in", "v"}},
	} {
		want := "/entities/velun/correct"
		if c.made != "" {
			want += "?made=" + c.made + "#c" + c.made
		}
		to := d.fill("velun", append([]string{"key", d.key}, c.fields...)...).Header().Get("Location")
		if to != want {
			t.Errorf("%q lead to %s, want %s", c.fields, to, want)
		}
		if p := visit(t, d.handler, to); c.made != "" && (len(p.all("p", "notice")) > 0 || p.byID("c"+c.made) == nil) {
			t.Errorf("%s: %s", to, p.raw)
		}
	}
}

func TestAddingAPlaceOnAPage(t *testing.T) {
	d := town(t)
	contains(t, "form of an id that nobody knows", get(t, d.handler, "/entities/oda-well/correct").Body.String(), `name="place_id" value="oda-well"`, "<details open>")
	place := []string{"kind", "place", "place_id", " oda-well ", "place_label", "Oda Well", "place_names", "Odawell\r\n", "place_kind", "well", "place_countries", "am, az", "lat", "40.5", "lon", "-45"}
	for _, c := range []struct{ field, value, says string }{
		{"place_id", " ", "place_id: it is empty"},
		{"place_label", "", "place_label: it is empty"},
		{"lat", "north", "lat: &#34;north&#34; is no number of degrees from -90 to 90"},
		{"lon", "", "lon: &#34;&#34; is no number of degrees from -180 to 180"},
		{"lon", "NaN", "lon: &#34;NaN&#34; is no number"},
		{"place_countries", "Armenia", "is no country"},
	} {
		fields := append([]string{"key", d.key}, place...)
		for i := 0; i < len(fields); i += 2 {
			if fields[i] == c.field {
				fields[i+1] = c.value
			}
		}
		w := d.fill("velun", fields...)
		if contains(t, c.field+" refused", w.Body.String(), c.says, "Odawell", "<details open>"); w.Code != http.StatusBadRequest {
			t.Errorf("%s %q: %d", c.field, c.value, w.Code)
		}
	}
	w := d.fill("velun", append([]string{"key", d.key}, place...)...)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/entities/oda-well/correct?made=1#c1" {
		t.Fatalf("%d to %q: %s", w.Code, to, w.Body)
	}
	contains(t, "page of the new place", get(t, d.handler, "/places/oda-well").Body.String(), "Oda Well", "Odawell", "40.5")
}

// A refusal keeps what was typed, but for the key, and nothing is written without one.
func TestFormsThatAreRefused(t *testing.T) {
	d := town(t)
	for _, c := range []struct {
		fields []string
		status int
		says   string
	}{
		{[]string{"kind", "merge", "into", "x"}, 401, "writing needs a key, and this is none"},
		{[]string{"key", d.key + "x", "kind", "merge", "into", "x"}, 401, "writing needs a key, and this is none"},
		{[]string{"key", d.key, "kind", "merge", "into", `A "b"`}, 400, "into: &#34;A \\&#34;b\\&#34;&#34; is no id of an entity"},
		{[]string{"key", d.key, "kind", "mention", "article", "none", "mention", "x", "field", "body"}, 404, "article: there is no article"},
		{[]string{"key", d.key, "kind", "paint"}, 400, "is no button of this page"},
		{[]string{"key", d.key, "undoes", "x"}, 400, "undoes: "},
		{[]string{"key", d.key, "undoes", "9"}, 404, "undoes: there is no correction 9"},
	} {
		w := d.fill("velun", append(c.fields, "why", `<script>"why`)...)
		body := w.Body.String()
		contains(t, "refusal", body, c.says, `value="&lt;script&gt;&#34;why"`)
		if w.Code != c.status || strings.Contains(body, d.key[:20]) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%q: %d, %v", c.fields, w.Code, w.Header())
		}
	}
	if w := d.fill("velun", "key", d.key, "why", strings.Repeat("x", 1<<20)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a form without end: %d", w.Code)
	}
	if w := get(t, d.handler, "/entities/A%20b/correct"); w.Code != http.StatusBadRequest {
		t.Errorf("an id that is none: %d", w.Code)
	}
	res := d.send(http.MethodPut, "/entities/velun/correct", nil)
	if raw, _ := io.ReadAll(res.Body); res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("PUT: %d, %q %s", res.StatusCode, res.Header.Get("Allow"), raw)
	}
	if all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections").Body).Corrections; len(all) > 0 {
		t.Errorf("%+v", all)
	}
}
