package archivetest

import (
	"fmt"
	"strings"

	"dateline"
)

// sorts are the orders in which pages stand.
var sorts = []string{dateline.ByRelevance, dateline.Newest, dateline.Oldest}

var cursorPromises = []promise{
	{"Cursors/pages join to the whole in every order", func(e *env) {
		e.flock()
		for _, sort := range sorts {
			s := dateline.Search{Text: "alpha", Sort: sort, Limit: dateline.MaxLimit}
			want := order(e.search(s))
			for _, limit := range []int{1, 4, 7, flockSize - 1} {
				s.Limit = limit
				e.same(fmt.Sprintf("%s by %d", sort, limit), e.leaf(s, nil), want)
			}
		}
	}},
	{"Cursors/pages of a search without a text join too", func(e *env) {
		e.flock()
		e.same("ids", e.leaf(dateline.Search{Limit: 5}, nil), order(e.ask("")))
	}},
	{"Cursors/pages of a narrowed search join too", func(e *env) {
		e.flock()
		s := dateline.Search{Text: "alpha beta", Any: true, Include: one(dateline.FacetPublication, "Heron"), From: on("2023-09-02"), Sort: dateline.Newest, Limit: dateline.MaxLimit}
		want := e.atLeast(4, s)
		s.Limit = 2
		e.same("ids", e.leaf(s, nil), want)
	}},
	{"Cursors/scores are those of the whole", func(e *env) {
		e.flock()
		all := e.search(dateline.Search{Text: "alpha", Limit: dateline.MaxLimit})
		first := e.search(dateline.Search{Text: "alpha", Limit: 5})
		second := e.search(dateline.Search{Text: "alpha", Limit: 5, Cursor: first.Next})
		if len(all.Hits) != flockSize {
			e.Fatalf("%d hits, want %d", len(all.Hits), flockSize)
		}
		e.same("hits", second.Hits, all.Hits[5:10], closeScores, sameDate, emptyIsNil)
	}},
	{"Cursors/the last page has no next", func(e *env) {
		e.crowd(4)
		for limit, pages := range map[int]int{1: 4, 2: 2, 3: 2, 4: 1, 5: 1} {
			n := 1
			e.leaf(dateline.Search{Text: "alpha", Limit: limit}, func(int) { n++ })
			e.same(fmt.Sprintf("pages of %d", limit), n, pages)
		}
		e.same("next of no hits", e.search(dateline.Search{Text: "omega", Limit: 1}).Next, "")
	}},
	{"Cursors/limit 0 has no next", func(e *env) {
		e.crowd(4)
		e.same("next", e.search(dateline.Search{Text: "alpha"}).Next, "")
	}},
	{"Cursors/every page has the total", func(e *env) {
		e.crowd(5)
		first := e.search(dateline.Search{Text: "alpha", Limit: 2})
		second := e.search(dateline.Search{Text: "alpha", Limit: 2, Cursor: first.Next})
		e.same("totals", [2]int{first.Total, second.Total}, [2]int{5, 5})
	}},
	{"Cursors/a page may have another limit than the one before", func(e *env) {
		e.flock()
		want := e.atLeast(flockSize, dateline.Search{Text: "alpha", Limit: dateline.MaxLimit})
		first := e.search(dateline.Search{Text: "alpha", Limit: 3})
		second := e.search(dateline.Search{Text: "alpha", Limit: 7, Cursor: first.Next})
		e.same("second page", order(second), want[3:10])
		third := e.search(dateline.Search{Text: "alpha", Limit: dateline.MaxLimit, Cursor: second.Next})
		e.same("third page", order(third), want[10:])
	}},
	{"Cursors/the same page can be asked for again", func(e *env) {
		e.flock()
		s := dateline.Search{Text: "alpha", Limit: 4, Cursor: e.search(dateline.Search{Text: "alpha", Limit: 4}).Next}
		e.same("page", e.search(s), e.search(s), closeScores, sameDate, emptyIsNil)
	}},
	{"Cursors/one of another search is refused", func(e *env) {
		e.flock()
		cursor := e.search(dateline.Search{Text: "alpha", Limit: 4}).Next
		for what, s := range map[string]dateline.Search{
			"text": {Text: "beta"}, "sort": {Text: "alpha", Sort: dateline.Newest}, "any": {Text: "alpha", Any: true},
			"verbatim": {Text: "alpha", Verbatim: true}, "from": {Text: "alpha", From: on("2023")}, "to": {Text: "alpha", To: on("2023")},
			"include": {Text: "alpha", Include: one(dateline.FacetPublication, "Heron")},
			"exclude": {Text: "alpha", Exclude: one(dateline.FacetPublication, "Heron")},
			"missing": {Text: "alpha", Missing: []string{dateline.FacetPublication}},
			"present": {Text: "alpha", Present: []string{dateline.FacetPublication}},
		} {
			s.Limit, s.Cursor = 4, cursor
			_, err := e.a.Search(e.Context(), s)
			if wantKind(e.T, err, dateline.Invalid, "cursor"); err == nil {
				e.Errorf("the cursor of another %s was taken", what)
			}
		}
	}},
	{"Cursors/what no page gave is refused", func(e *env) {
		e.flock()
		cursor := e.search(dateline.Search{Text: "alpha", Limit: 4}).Next
		for _, bad := range []string{" ", "x", "e30", "AAAA", "\xff", cursor[:len(cursor)/2], cursor + cursor, strings.Repeat("e30", 10_000)} {
			_, err := e.a.Search(e.Context(), dateline.Search{Text: "alpha", Limit: 4, Cursor: bad})
			wantKind(e.T, err, dateline.Invalid, "cursor")
		}
	}},
}

// flockSize is how many articles a flock has.
const flockSize = 23

// flock puts articles with the word alpha that differ in length, score, date and
// publication, with ties in each, and one without it. Their ids are f00 and so on,
// and other.
func (e *env) flock() {
	e.Helper()
	batch := []dateline.Article{article("other", "", "omega")}
	for i := range flockSize {
		batch = append(batch, e.bird(i))
	}
	e.put(batch...)
}

// bird is one of the flock as it is at first.
func (e *env) bird(i int) dateline.Article {
	a := article(fmt.Sprintf("f%02d", i), "", strings.Repeat("alpha ", 1+i%4)+strings.Repeat("beta ", i%3))
	a = by(a, []string{"Heron", "Egret"}[i%2])
	return dated(a, []string{"2023-09-01", "2023-09-02", "2023", "", "2023-09-02T10:00:00Z", "2023-09-03"}[i%6])
}

// leaf returns the ids on all pages of s, and calls between, if it is not nil,
// with the number of the page before each next one.
func (e *env) leaf(s dateline.Search, between func(page int)) []string {
	e.Helper()
	return e.leafBy(order, s, between)
}

// leafBy is leaf with names for the hits of a page.
func (e *env) leafBy(name func(*dateline.Result) []string, s dateline.Search, between func(page int)) []string {
	e.Helper()
	all := []string{}
	for page := 1; ; page++ {
		r := e.search(s)
		if all = append(all, name(r)...); r.Next == "" {
			return all
		}
		if len(r.Hits) == 0 || page > 2*flockSize {
			e.Fatalf("page %d has %d hits and a next one", page, len(r.Hits))
		}
		if between != nil {
			between(page)
		}
		s.Cursor = r.Next
	}
}
