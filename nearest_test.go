package dateline_test

import (
	"strings"
	"testing"

	"dateline"
)

func TestNearest(t *testing.T) {
	known := []string{"title", "body", "publication", "año"}
	for _, c := range []struct {
		typed, want string
		edits       int
	}{
		{"titel", "title", 1}, {"title", "title", 0}, {"publicaton", "publication", 1}, {"ano", "año", 1}, {"", "año", 3},
		{strings.Repeat("x", 65), "", 0},
	} {
		if got, edits := dateline.Nearest(c.typed, known); got != c.want || edits != c.edits {
			t.Errorf("%q is nearest to %q by %d, want %q by %d", c.typed, got, edits, c.want, c.edits)
		}
	}
	for typed, want := range map[string]string{
		"titel": "title", "publikatoin": "publication", "pubilkasoin": "", "publicatoin": "publication", "bdy": "body", "b": "", "": "", "xody": "body", "xxdy": "", strings.Repeat("x", 65): "",
	} {
		if got := dateline.Meant(typed, known); got != want {
			t.Errorf("by %q %q was meant, want %q", typed, got, want)
		}
	}
	if got, _ := dateline.Nearest("title", nil); got != "" {
		t.Errorf("of no names %q is the nearest", got)
	}
}
