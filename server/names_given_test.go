package server_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/server"
)

// A name is given to whatever the archive knows by its id, without its type being said, and
// is counted, suggested and shown.
func TestNamesAreGivenOverHTTP(t *testing.T) {
	d := town(t)
	d.taken(http.MethodPost, "?wait=searchable", asJSON, `{"kind":"mention","article":"v","field":"body","words":["Ünal"],"entity":"unal-person","type":"person"}`)
	got := d.taken(http.MethodPost, "?wait=searchable", asJSON, `[{"kind":"name","entity":"unal-person","words":["Welun Hermit","Title"]},{"kind":"name","entity":"velun","words":["Wolun"]}]`)
	if got.Added != 2 || strings.Join(got.Corrected[0].Warnings, "") != `"Title" is a common word: it is read as unal-person wherever it stands with a capital, also where a sentence begins with it` || got.Corrected[1].Warnings != nil {
		t.Errorf("%+v", got)
	}
	d.bulk(`{"id":"h","title":"H","body":"The Welun Hermit came"}`, "Accept", ndjson)
	d.taken(http.MethodPost, "?wait=searchable", asJSON, `{"kind":"hide","entity":"nothing"}`)
	if n := d.total("person=unal-person"); n != 2 {
		t.Errorf("%d articles mention unal-person, want 2", n)
	}
	suggests(t, d.handler, map[string]string{"q=hermi": "person Ünal 2 as Welun Hermit, word Hermit 1", "q=wolu": "place Velun 1 as Wolun"})
	e := decode[server.EntityJSON](t, get(t, d.handler, "/api/v1/entities/unal-person").Body)
	if s := strings.Join(e.Names, "; "); s != "Welun Hermit; Title" || e.Label != "Ünal" {
		t.Errorf("%s has the names %q", e.Label, s)
	}
	page := get(t, d.handler, "/people/unal-person").Body.String()
	contains(t, "names that are written", page, "Welun Hermit")
	contains(t, "names that no article writes", page, "<bdi>Title</bdi>")
	all := decode[server.CorrectionsJSON](t, get(t, d.handler, "/api/v1/corrections?entity=unal-person").Body).Corrections
	if all[len(all)-1].Type != "person" {
		t.Errorf("%+v", all)
	}
}

func TestNamesAreGivenOnAPage(t *testing.T) {
	d := town(t)
	d.filled("welun", "kind", "retype", "type", "organisation")
	d.filled("welun", "kind", "name", "label", "Ünal", "type", "person")
	if n := d.total("organisation=welun"); n != 2 {
		t.Errorf("%d articles mention welun, want 2", n)
	}
	contains(t, "form of what nobody knows", get(t, d.handler, "/entities/nobody-person/correct").Body.String(), `value="name">Find it by this name too`)
	d.filled("nobody-person", "kind", "name", "label", "Rain", "type", "person")
	contains(t, "warning", get(t, d.handler, "/entities/nobody-person/correct").Body.String(), "is a common word", "nobody-person is also called")
	w := d.fill("velun", "key", d.key, "kind", "name", "label", "rain")
	contains(t, "refusal", w.Body.String(), "is a name of nobody-person; a name that is given belongs to one entity", "merge the two")
	if w.Code != http.StatusConflict {
		t.Errorf("a name of another: %d", w.Code)
	}
}

// In articles that are chosen an entity is another one, with one button.
func TestSplittingByArticlesOnAPage(t *testing.T) {
	d := town(t)
	d.bulk(`{"id":"x","title":"Velun","body":"Velun or Vel","publication":"Echo"}`+"\n"+`{"id":"y","title":"Y","body":"In Vel","publication":"Echo"}`, "Accept", ndjson)
	d.taken(http.MethodPost, "?wait=searchable", asJSON, `{"kind":"hide","entity":"nothing"}`)
	form := get(t, d.handler, "/entities/velun/correct").Body.String()
	contains(t, "form", form, `name="in" value="v"`, `name="in" value="x"`, `<option value="Echo">Echo (2)</option>`, `value="apart"`)
	for name, c := range map[string]struct {
		says   string
		fields []string
	}{
		"nothing chosen":    {"none is named that mentions velun", []string{"part", "velun-2"}},
		"no other":          {"is no id of another entity", []string{"part", "velun", "in", "v"}},
		"nowhere mentioned": {"w does not mention velun", []string{"part", "velun-2", "in", "w"}},
	} {
		w := d.fill("velun", append([]string{"key", d.key, "kind", "apart"}, c.fields...)...)
		contains(t, name, w.Body.String(), c.says, "<details open>")
		if w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	contains(t, "what was chosen", d.fill("velun", "kind", "apart", "in", "x", "of", "Echo").Body.String(), `value="x" checked`, `value="Echo" selected`)
	d.filled("velun", "kind", "apart", "part", " velun-2 ", "part_label", "Velun (river)", "in", "v", "of", "Echo")
	if one, two := d.total("place=velun"), d.total("place=velun-2"); one != 0 || two != 3 {
		t.Errorf("%d articles mention velun and %d velun-2, want 0 and 3", one, two)
	}
}
