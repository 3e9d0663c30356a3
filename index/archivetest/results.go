package archivetest

import (
	"fmt"
	"strings"

	"dateline"
)

var resultPromises = []promise{
	{"Search/the total is exact whatever the limit", func(e *env) {
		e.crowd(120)
		for _, limit := range []int{0, 1, 20, dateline.MaxLimit} {
			r := e.search(dateline.Search{Text: "alpha", Limit: limit})
			e.same("total", r.Total, 120)
			e.same("hits", len(r.Hits), limit)
		}
	}},
	{"Search/limit 0 counts only", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		r := e.search(dateline.Search{})
		e.same("hits", len(r.Hits), 0)
		e.same("total", r.Total, 2)
	}},
	{"Search/a limit beyond the matches returns them all", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.same("hits", order(e.search(dateline.Search{Text: "alpha", Limit: 10})), []string{"a"})
	}},
	{"Search/the best come first whatever the limit", func(e *env) {
		e.bodies("a", "alpha x y", "b", "alpha alpha y", "c", "alpha alpha alpha")
		e.same("hits", order(e.search(dateline.Search{Text: "alpha", Limit: 2})), []string{"c", "b"})
	}},
	{"Search/a hit carries id, revision, title and what is known", func(e *env) {
		a := dated(by(article("a", "Kite “one”", "alpha"), "Heron"), "2023-09")
		e.put(a)
		h := e.ask("alpha").Hits[0]
		e.same("id", h.ID, a.ID)
		e.same("revision", h.Revision, 1)
		e.same("title", h.Title, a.Title)
		e.same("known", h.Known, a.Known, sameDate)
	}},
	{"Search/a long query is answered", func(e *env) {
		e.bodies("a", "alpha")
		e.finds(strings.Repeat(" ", dateline.MaxQueryBytes-len("alpha"))+"alpha", "a")
		e.finds(strings.Repeat("omega-omega-omega OR ", 100)+"alpha", "a")
	}},
}

// crowd puts n articles with the word alpha, whose ids are c000 and so on.
func (e *env) crowd(n int) {
	e.Helper()
	batch := make([]dateline.Article, n)
	for i := range batch {
		batch[i] = article(fmt.Sprintf("c%03d", i), "", fmt.Sprintf("alpha number%d", i))
	}
	e.put(batch...)
}
