package server_test

import (
	"testing"

	"dateline"
	"dateline/server"
)

// A language is given to the browser where it is a tag of BCP 47; anything else is
// an unknown language to it.
func TestLanguageOfTexts(t *testing.T) {
	for stated, want := range map[string]string{"az-Latn": "az-Latn", "Azerbaijani, perhaps": "", "": ""} {
		a := emptyArchive(t)
		searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: own("a"), Title: "Title", Body: "Text.", Known: dateline.Known{
			Language: dateline.Sourced[string]{Value: stated, From: dateline.FromMetadata},
		}}}))
		h := serving(t, a, server.Options{})
		if got := attr(visit(t, h, "/?q=text").all("p", "snippet")[0], "lang"); got != want {
			t.Errorf("%q: the snippet is in %q, want %q", stated, got, want)
		}
		if got := attr(visit(t, h, "/articles/a").all("div", "text")[0], "lang"); got != want {
			t.Errorf("%q: the text is in %q, want %q", stated, got, want)
		}
	}
}
