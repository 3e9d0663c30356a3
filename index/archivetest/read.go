package archivetest

import (
	"strings"

	"dateline"
)

// oddText has what encodings and stores tend to change: line ends, controls, a
// letter in two forms, a byte order mark, characters beyond the basic plane.
const oddText = "\ufeffOne\r\ntwo\rthree\n\x01 \u00e9 e\u0301 \ufffd \u2028 \U0001f6f0 ’'“\" \t "

var articlePromises = []promise{
	{"Article/the text comes back byte for byte", func(e *env) {
		e.put(article("a", oddText, oddText+oddText))
		e.reopen()
		e.text("a", 0, oddText, oddText+oddText)
	}},
	{"Article/a long text comes back whole", func(e *env) {
		long := strings.Repeat("alpha beta\n", 100_000) + "omega"
		e.put(article("a", "", long))
		if got := e.article("a", 0).Body; got != long {
			e.Errorf("%d bytes came back of %d", len(got), len(long))
		}
		e.finds("omega", "a")
	}},
	{"Article/revision 0 is the current one", func(e *env) {
		e.put(seen(article("a", "Kite", "alpha"), day(1)))
		e.put(seen(article("a", "Swan", "beta"), day(2)))
		want := seen(article("a", "Swan", "beta"), day(2))
		want.Revision = 2
		e.same("article", e.article("a", 0), want, sameDate)
		e.same("article", e.article("a", 2), want, sameDate)
	}},
	{"Article/an unknown id is not found", func(e *env) {
		e.bodies("a", "alpha")
		e.failsArticle("b", 0, dateline.NotFound)
		_, err := e.a.Revisions(e.Context(), "b")
		wantKind(e.T, err, dateline.NotFound, "")
	}},
	{"Article/an unknown revision is not found", func(e *env) {
		e.bodies("a", "alpha")
		e.failsArticle("a", 2, dateline.NotFound)
	}},
}
