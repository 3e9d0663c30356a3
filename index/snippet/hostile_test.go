package snippet_test

import (
	"strings"
	"testing"

	"dateline"
)

// Texts and queries that repeat themselves take linear time: these would take
// minutes otherwise.
func TestRepeating(t *testing.T) {
	phrase := `"` + strings.Repeat("a ", 2000) + `"`
	for _, body := range []string{strings.Repeat("a ", 1<<18), strings.Repeat(strings.Repeat("a ", 1999)+"b ", 1<<7)} {
		m := matcher(t, phrase)
		want := 1
		if strings.Contains(body, "b") {
			want = 0
		}
		if got := m.Marks(field(t, dateline.FieldBody, body)); len(got) != want {
			t.Errorf("got %d marks, want %d", len(got), want)
		}
		for _, s := range m.Snippets(body, nil, 3) {
			check(t, s)
		}
	}
}
