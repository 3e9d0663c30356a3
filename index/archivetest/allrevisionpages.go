package archivetest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
)

var allRevisionPagePromises = []promise{
	{"AllRevisions/pages join to the whole in every order", func(e *env) {
		e.agedFlock()
		for _, sort := range sorts {
			s := dateline.Search{Text: "alpha", Sort: sort, Revisions: dateline.AllRevisions, Limit: dateline.MaxLimit}
			whole := e.search(s)
			want := revisionsOf(whole)
			e.same("number of texts", len(want), whole.Total)
			for _, limit := range []int{1, 4, 7} {
				s.Limit = limit
				e.same(fmt.Sprintf("%s by %d", sort, limit), e.leafBy(revisionsOf, s, nil), want)
			}
		}
	}},
	{"AllRevisions/texts that became earlier ones meanwhile are repeated and skipped nowhere", func(e *env) {
		e.steadyTexts(func(page int, ids []dateline.ID) {
			e.revise(string(ids[0]), strings.Repeat("alpha ", page)+"sigma")
			e.revise(string(ids[page+5]), fmt.Sprint("alpha alpha sigma ", page))
			e.revise(string(ids[len(ids)-1]), fmt.Sprint("tau ", page))
			e.revise("other", fmt.Sprint("alpha ", page))
		}, "")
	}},
	{"AllRevisions/texts that became current again meanwhile stand where they stood", func(e *env) {
		e.steadyTexts(func(page int, ids []dateline.ID) {
			id := string(ids[page+3])
			for _, r := range e.revisions(id) {
				if !r.Current {
					a := e.article(id, r.Number)
					a.Last = e.clock.now().Add(time.Duration(page) * time.Hour)
					e.put(a)
				}
			}
		}, "")
	}},
	{"AllRevisions/articles added, restated alike and erased meanwhile move no other text", func(e *env) {
		gone := "f05"
		e.steadyTexts(func(page int, ids []dateline.ID) {
			e.put(article(fmt.Sprint("n", page), "", "alpha alpha"))
			e.put(by(article("f07", "", e.article("f07", 0).Body), "Stork"))
			if page == 1 {
				e.erase(gone)
			}
		}, gone)
	}},
	{"AllRevisions/pages survive Reopen, Rebuild, Compact and other places", func(e *env) {
		e.steadyTexts(func(page int, ids []dateline.ID) {
			e.revise(string(ids[page+5]), fmt.Sprint("alpha sigma ", page))
			switch page {
			case 1:
				e.reopen()
			case 2:
				e.ok(e.a.Rebuild(e.Context(), nil))
			case 3:
				e.ok(e.a.Compact(e.Context()))
			case 4:
				e.gazetteer("atlas", place("sigmaville", "Sigmaville"))
			}
		}, "")
	}},
	{"AllRevisions/a cursor does not go on with other revisions", func(e *env) {
		e.agedFlock()
		for _, all := range []dateline.Revisions{dateline.NewestOnly, dateline.AllRevisions} {
			s := dateline.Search{Text: "alpha", Limit: 2, Revisions: all}
			s.Cursor = e.search(s).Next
			s.Revisions = dateline.AllRevisions - all
			_, err := e.a.Search(e.Context(), s)
			wantKind(e.T, err, dateline.Invalid, "cursor")
		}
	}},
	{"AllRevisions/every page has the total, and its hits the current number of now", func(e *env) {
		e.put(article("a", "", "alpha alpha"), article("b", "", "alpha one"))
		e.revise("b", "alpha two")
		s := dateline.Search{Text: "alpha", Revisions: dateline.AllRevisions, Limit: 2}
		first := e.search(s)
		e.revise("b", "tau")
		s.Cursor = first.Next
		second := e.search(s)
		e.same("totals", [2]int{first.Total, second.Total}, [2]int{3, 3})
		e.same("hits", revisionsOf(second), words("b.2"))
		e.same("current one", second.Hits[0].Current, 3)
	}},
}

// agedFlock is a flock of which every third has been revised, and every sixth twice:
// with a text that ties with the one before, and with a better one.
func (e *env) agedFlock() {
	e.Helper()
	e.flock()
	for round := 1; round <= 2; round++ {
		var batch []dateline.Article
		for i := 0; i < flockSize; i += 3 * round {
			a := e.bird(i)
			a.Body += strings.Repeat("alpha ", 2*(round-1)) + strings.Repeat("rho ", round)
			batch = append(batch, a)
		}
		e.put(batch...)
	}
}

// steadyTexts is steady for all revisions: but for those of the articles in gone
// the texts stand on the pages as they stood at first. meanwhile gets the articles.
func (e *env) steadyTexts(meanwhile func(page int, ids []dateline.ID), gone string) {
	e.Helper()
	for _, sort := range sorts {
		o := e.other()
		o.agedFlock()
		was := e.a
		e.a = o.a
		s := dateline.Search{Text: "alpha OR rho*", Sort: sort, Revisions: dateline.AllRevisions, Limit: dateline.MaxLimit}
		first := e.search(s)
		var ids []dateline.ID
		var want []string
		for i, h := range first.Hits {
			if !slices.Contains(ids, h.ID) && !slices.Contains(words(gone), string(h.ID)) {
				ids = append(ids, h.ID)
			}
			if i < 5 || !slices.Contains(words(gone), string(h.ID)) { // the first page has been given
				want = append(want, revisionsOf(first)[i])
			}
		}
		s.Limit = 5
		e.same("texts by "+sort, e.leafBy(revisionsOf, s, func(page int) { meanwhile(page, ids) }), want)
		e.a = was
	}
}
