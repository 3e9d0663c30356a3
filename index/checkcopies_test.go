package index_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline"
)

const (
	ferry = "The ferry from Arden to Corlis lost its rudder on Monday, and 14 people waited for a tow."
	rain  = "Rain closed the road from Brenn to Dolva for a ferry on Friday, said the mayor, Ina Holt."
)

// messages lists what is wrong with an article.
func messages(found []dateline.Fault, id dateline.ID) (out []string) {
	for _, f := range found {
		if f.Where == "index" && f.ID == id {
			out = append(out, f.Message)
		}
	}
	return out
}

// Groups that are kept otherwise than the texts have them are told, article by article,
// and made again by a rebuild.
func TestCheckFindsOtherGroups(t *testing.T) {
	texts := map[bool][]string{true: {ferry, ferry, rain}, false: {ferry, rain, rain}}
	var dirs []string
	for _, first := range []bool{true, false} {
		dir := t.TempDir()
		a := open(t, dir)
		put(t, a, note("one", texts[first][0]), note("two", texts[first][1]), note("three", texts[first][2]))
		if found := faults(t, a); len(found) > 0 {
			t.Errorf("sound: %+v", found)
		}
		shut(t, a)
		dirs = append(dirs, filepath.Join(dir, "index", "000001"))
	}
	other, err := os.ReadFile(filepath.Join(dirs[1], "copies.bin"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dirs[0], "copies.bin"), other, 0o644)
	}
	if err == nil {
		err = os.Remove(filepath.Join(dirs[0], "closed.json")) // which has the sum of the one before
	}
	if err != nil {
		t.Fatal(err)
	}
	a := open(t, filepath.Dir(filepath.Dir(dirs[0])))
	found := faults(t, a)
	for _, id := range []dateline.ID{"one", "two", "three"} {
		if got := messages(found, id); !slices.Equal(got, []string{"is kept as a copy of other articles than its text is one of"}) {
			t.Errorf("%s: %q", id, got)
		}
	}
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, a); len(found) > 0 {
		t.Errorf("made anew: %+v", found)
	}
}

// Copies that were looked for by another text than the record has are told.
func TestCheckFindsOtherSketches(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, note("one", ferry), note("two", rain))
	shut(t, a)
	alter(t, dir, "UPDATE article SET id = CASE id WHEN 'one' THEN 'two.' ELSE 'one.' END")
	alter(t, dir, "UPDATE article SET id = rtrim(id, '.')")
	found := faults(t, open(t, dir))
	for _, id := range []dateline.ID{"one", "two"} {
		if got := messages(found, id); !slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, "its copies were looked for by another text than its revision 1")
		}) {
			t.Errorf("%s: %q", id, got)
		}
	}
}
