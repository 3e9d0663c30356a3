package index_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
)

// An index that holds what the record does not is told, article by article.
func TestCheckFindsWhatTheRecordHasNot(t *testing.T) {
	for query, want := range map[string]string{
		"UPDATE article SET current = NULL WHERE id = 'one'": "the record has no such article",
		"UPDATE article SET current = 1 WHERE id = 'one'":    "holds revision 2, the current one is 1",
	} {
		dir := t.TempDir()
		a := open(t, dir)
		put(t, a, note("one", "The first text."), note("two", "Another article."))
		put(t, a, note("one", "The second text."))
		shut(t, a)
		alter(t, dir, query)
		found := faults(t, open(t, dir))
		if !slices.ContainsFunc(found, func(f dateline.Fault) bool {
			return f.Where == "index" && f.ID == "one" && strings.Contains(f.Message, want)
		}) {
			t.Errorf("%s: %+v, want %q", query, found, want)
		}
	}
}
