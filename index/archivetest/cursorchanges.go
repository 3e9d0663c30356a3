package archivetest

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
)

var cursorChangePromises = []promise{
	{"Cursors/articles added meanwhile are on no page", func(e *env) {
		e.steady(func(page int, _ []string) {
			for i, date := range []string{"2023-09-05", "2023-01-01", "2023-09-02", ""} {
				e.put(dated(article(fmt.Sprintf("n%d%d", page, i), "alpha", strings.Repeat("alpha ", 1+i)), date))
			}
		}, "")
	}},
	{"Cursors/articles revised meanwhile stand where they stood", func(e *env) {
		e.steady(func(page int, ids []string) {
			if page == 1 {
				e.revise(ids[1], "alpha "+strings.Repeat("omega ", 50))
				e.revise(ids[6], strings.Repeat("alpha ", 50))
				e.revise(ids[9], "omega")
				e.revise("other", "alpha")
			}
			e.revise(ids[len(ids)-1], fmt.Sprint("alpha alpha alpha ", page))
		}, "")
	}},
	{"Cursors/articles restated meanwhile stand where their texts put them", func(e *env) {
		e.flock()
		s := dateline.Search{Text: "alpha", Limit: dateline.MaxLimit}
		want := e.atLeast(flockSize, s)
		s.Limit = 5
		e.same("ids", e.leaf(s, func(page int) {
			e.restate(want[page], "1999")
			e.restate(want[page+5], "2024")
			e.restate(want[page+8], "")
		}), want)
	}},
	{"Cursors/words are found in forms that no article has any more", func(e *env) {
		want := words("f0 f1 f2 f3 f4 f5")
		for _, id := range want {
			e.bodies(id, "ferries")
		}
		s := dateline.Search{Text: "ferry", Limit: 2}
		e.same("ids", e.leaf(s, func(page int) {
			for _, id := range want {
				e.revise(id, fmt.Sprint("omega ", page))
			}
			e.ok(e.a.Compact(e.Context()))
		}), want)
	}},
	{"Cursors/articles restated alike meanwhile stand where they stood", func(e *env) {
		e.steady(func(page int, ids []string) {
			for _, id := range []string{ids[page], ids[page+5], ids[page+8]} {
				e.put(by(article(id, "", e.article(id, 0).Body), "Stork"))
			}
		}, "")
	}},
	{"Cursors/articles erased meanwhile are gone and no other with them", func(e *env) {
		e.steady(func(page int, ids []string) {
			if page == 1 {
				e.erase(ids[2])
				e.erase(ids[3])
				e.erase(ids[6])
				e.erase(ids[8])
			}
		}, "6 8")
	}},
	{"Cursors/an article erased and put anew meanwhile is gone", func(e *env) {
		e.steady(func(page int, ids []string) {
			if page == 1 {
				e.erase(ids[6])
				e.restore(ids[6])
				e.put(article(ids[6], "", "alpha"))
			}
		}, "6")
	}},
	{"Cursors/pages of a narrowed search stay exact too", func(e *env) {
		e.flock()
		s := dateline.Search{Text: "alpha", Include: one(dateline.FacetPublication, "Heron"), To: on("2023"), Limit: dateline.MaxLimit}
		want := e.atLeast(8, s)
		s.Limit = 2
		e.same("ids", e.leaf(s, func(page int) {
			e.put(dated(by(article(fmt.Sprint("n", page), "alpha", "alpha"), "Heron"), "2023-09-02"))
			e.revise(want[page], "omega")
			e.revise(want[page+3], strings.Repeat("alpha ", 50))
		}), want)
	}},
	{"Cursors/the total stays that of the first page", func(e *env) {
		e.crowd(5)
		first := e.search(dateline.Search{Text: "alpha", Limit: 2})
		e.bodies("new", "alpha")
		e.erase("c004")
		e.erase("c003")
		second := e.search(dateline.Search{Text: "alpha", Limit: 2, Cursor: first.Next})
		e.same("total", second.Total, 5)
	}},
	{"Cursors/a hit is of the revision that matched", func(e *env) {
		e.put(article("a", "", "alpha alpha"), article("b", "Kite", "alpha one"))
		first := e.search(dateline.Search{Text: "alpha", Limit: 1})
		e.put(article("b", "Swan", "omega two"))
		h := e.hit(dateline.Search{Text: "alpha", Cursor: first.Next})
		e.same("id, revision and title", [3]any{h.ID, h.Revision, h.Title}, [3]any{dateline.ID("b"), 1, "Kite"})
		e.same("snippets", h.Snippets, []dateline.Snippet{{Text: "alpha one", Marks: [][2]int{{0, 5}}}})
	}},
	{"Cursors/survive Reopen, Rebuild and Compact", func(e *env) {
		e.steady(func(page int, ids []string) {
			e.put(article(fmt.Sprint("n", page), "alpha", "alpha"))
			e.revise(ids[page+6], "omega")
			switch page {
			case 1:
				e.reopen()
			case 2:
				e.ok(e.a.Rebuild(e.Context(), nil))
			case 3:
				e.ok(e.a.Compact(e.Context()))
			}
		}, "")
	}},
}

// steady leafs through a fresh flock in each order, and reports pages that do not
// join to what the first page began, but for the ids at the positions in gone.
// meanwhile gets the ids as they stood at first, and changes them.
func (e *env) steady(meanwhile func(page int, ids []string), gone string) {
	e.Helper()
	for _, sort := range sorts {
		o := e.other()
		o.flock()
		was := e.a
		e.a = o.a
		s := dateline.Search{Text: "alpha", Sort: sort, Limit: dateline.MaxLimit}
		ids := e.atLeast(flockSize, s)
		var want []string
		for i, id := range ids {
			if !slices.Contains(words(gone), fmt.Sprint(i)) {
				want = append(want, id)
			}
		}
		s.Limit = 5
		e.same("ids by "+sort, e.leaf(s, func(page int) { meanwhile(page, ids) }), want)
		e.a = was
	}
}

// atLeast returns the ids of n hits or more, in their order.
func (e *env) atLeast(n int, s dateline.Search) []string {
	e.Helper()
	ids := order(e.search(s))
	if len(ids) < n {
		e.Fatalf("search %q has %d hits, want %d or more", s.Text, len(ids), n)
	}
	return ids
}

// revise gives an article another text.
func (e *env) revise(id, body string) {
	e.Helper()
	e.put(article(id, "", body))
}

// restate gives the current text of an article another date.
func (e *env) restate(id, date string) {
	e.Helper()
	e.put(dated(article(id, "", e.article(id, 0).Body), date))
}
