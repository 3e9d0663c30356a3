package snippet_test

import (
	"strings"
	"testing"
)

// A passage is chosen for what those chosen before it lack, not for having many
// of the words once more.
func TestPassagesCoverTheQuery(t *testing.T) {
	far := "\n" + strings.Repeat(padding, 5) + "\n"
	text := "Alpha beta alpha beta." + far + "Beta, alpha, alpha." + far + "Alpha beta." + far + "Gamma."
	got := shown(matcher(t, "alpha beta gamma").Snippets(text, mentionsIn(t, text), 2))
	if want := "[Alpha] [beta] [alpha] [beta].\n[Gamma]."; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
