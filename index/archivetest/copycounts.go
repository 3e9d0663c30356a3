package archivetest

import (
	"fmt"
	"maps"
	"slices"

	"dateline"
)

var copyCountPromises = []promise{
	{"Copies/a text is shown by the first of its articles in every order", func(e *env) {
		e.put(
			dated(article("a", "", tale(1, 60)), "2023-05-02"),
			dated(article("b", "zeta zeta", tale(1, 60)), "2023-05-03"),
			dated(article("c", "", tale(1, 60)), "2023-05-01"),
			dated(article("d", "zeta", tale(2, 60)), "2023-05-02"),
		)
		for sort, want := range map[string]string{dateline.Newest: "b d", dateline.Oldest: "c d"} {
			e.ranks(dateline.Search{Copies: dateline.Fold, Sort: sort}, want)
		}
		e.ranks(dateline.Search{Text: "zeta OR " + firstWord(tale(1, 60)), Copies: dateline.Fold, Sort: dateline.ByRelevance}, "b d")
	}},
	{"Copies/only articles that match are folded", func(e *env) {
		e.put(by(article("a", "", tale(1, 60)), "Heron"), by(article("b", "", tale(1, 60)), "Egret"), by(article("c", "", tale(1, 60)), "Egret"))
		r := e.search(dateline.Search{Copies: dateline.Fold, Include: one(dateline.FacetPublication, "Egret"), Limit: 5})
		e.same("hits", order(r), words("b"))
		e.same("total, folded and copies", [3]int{r.Total, r.Folded, r.Hits[0].Copies}, [3]int{1, 1, 1})
	}},
	{"Copies/a value is counted once for each text", func(e *env) {
		e.put(by(article("a", "", tale(1, 60)), "Heron"), by(article("b", "", tale(1, 60)), "Heron"),
			by(article("c", "", tale(1, 60)), "Egret"), article("d", "", tale(1, 60)), article("e", "", tale(2, 60)))
		f := e.facet(dateline.Search{Copies: dateline.Fold}, dateline.FacetPublication)
		e.same("values", f.Values, []dateline.Count{{Value: "Egret", Label: "Egret", Count: 1}, {Value: "Heron", Label: "Heron", Count: 1}})
		e.same("missing", f.Missing, 2)
	}},
	{"Copies/a text stands in the histogram at its earliest date", func(e *env) {
		e.put(dated(article("a", "", tale(1, 60)), "2023-05"), dated(article("b", "", tale(1, 60)), "2023-07-01"), article("c", "", tale(1, 60)),
			article("d", "", tale(2, 60)), article("e", "", tale(2, 60)), dated(article("f", "", tale(3, 60)), "2023-06-02"))
		r := e.search(dateline.Search{Copies: dateline.Fold, Interval: dateline.ByMonth})
		e.same("buckets", r.Histogram.Buckets, []dateline.Bucket{{Date: on("2023-05"), Count: 1}, {Date: on("2023-06"), Count: 1}}, sameDate)
		e.same("undated and total", [2]int{r.Histogram.Undated, r.Total}, [2]int{1, 3})
	}},
	{"Copies/counts are those of counting one by one", func(e *env) {
		e.library()
		for _, text := range []string{"", "counted", "sold OR lost"} {
			for _, s := range []dateline.Search{{}, {Include: one(dateline.FacetPublication, "Heron")}, {Exclude: one(dateline.FacetPublication, "Heron")}, {From: on("2023-03")}} {
				s.Text, s.Limit = text, dateline.MaxLimit
				e.countsOneByOne(s)
			}
		}
	}},
	{"Copies/pages of texts join to the whole in every order", func(e *env) {
		e.library()
		for _, sort := range sorts {
			s := dateline.Search{Text: "sold OR lost", Copies: dateline.Fold, Sort: sort, Limit: dateline.MaxLimit}
			want := e.atLeast(5, s)
			for _, limit := range []int{1, 3} {
				s.Limit = limit
				e.same(fmt.Sprintf("%s by %d", sort, limit), e.leaf(s, nil), want)
			}
		}
	}},
	{"Copies/every page has the total of texts", func(e *env) {
		e.library()
		s := dateline.Search{Copies: dateline.Fold, Limit: 2}
		first := e.search(s)
		s.Cursor = first.Next
		second := e.search(s)
		e.same("total and folded", [2]int{second.Total, second.Folded}, [2]int{first.Total, first.Folded})
	}},
	{"Copies/texts added meanwhile are on no page and repeat none", func(e *env) {
		e.library()
		s := dateline.Search{Copies: dateline.Fold, Sort: dateline.Newest, Limit: dateline.MaxLimit}
		want := e.atLeast(5, s)
		s.Limit = 2
		got := e.leaf(s, func(page int) {
			e.put(dated(article(fmt.Sprintf("n%d", page), "", tale(uint64(page), 60)), "2021-01-01"))
			e.put(dated(article(fmt.Sprintf("o%d", page), "", tale(uint64(500+page), 60)), "2022-01-01"))
		})
		e.same("ids", got, want)
	}},
	{"Copies/articles restated meanwhile stand where they stood", func(e *env) {
		e.library()
		s := dateline.Search{Copies: dateline.Fold, Sort: dateline.Newest, Limit: dateline.MaxLimit}
		want := e.atLeast(5, s)
		s.Limit = 2
		got := e.leaf(s, func(page int) {
			for i := page % 3; i < librarySize; i += 3 {
				e.put(by(article(libraryID(i), "", e.article(libraryID(i), 0).Body), "Stork"))
			}
		})
		e.same("ids", got, want)
	}},
	{"Copies/a cursor does not go on with them treated otherwise", func(e *env) {
		e.library()
		cursor := e.search(dateline.Search{Copies: dateline.Fold, Limit: 2}).Next
		for _, s := range []dateline.Search{{}, {Copies: dateline.Fold, CopyOf: "l00"}} {
			s.Limit, s.Cursor = 2, cursor
			_, err := e.a.Search(e.Context(), s)
			wantKind(e.T, err, dateline.Invalid, "cursor")
		}
	}},
	{"Copies/what is relaxed is folded too", func(e *env) {
		e.put(article("a", "", tale(1, 60)), article("b", "", tale(1, 60)))
		r := e.search(dateline.Search{Text: firstWord(tale(1, 60)) + " zeta", Copies: dateline.Fold, Limit: 5})
		if r.Relaxed == nil {
			e.Fatal("nothing is relaxed")
		}
		e.same("total, folded and hits", [3]int{r.Relaxed.Total, r.Relaxed.Folded, len(r.Relaxed.Hits)}, [3]int{1, 1, 1})
	}},
	{"Copies/each yields every article", func(e *env) {
		e.put(strewn()...)
		e.same("articles", len(e.each(dateline.Search{Copies: dateline.Fold})), len(strewn()))
		e.same("copies", idsOf(e.each(dateline.Search{CopyOf: "s0"})), words("s0 s3 s6"))
	}},
}

// librarySize is how many articles a library has.
const librarySize = 40

func libraryID(i int) string { return fmt.Sprintf("l%02d", i) }

// library puts articles, two thirds of them copies, with publications and dates
// that some lack.
func (e *env) library() {
	e.Helper()
	var batch []dateline.Article
	for i := range librarySize {
		a := article(libraryID(i), "", tale(uint64(i%3*i%14), 60))
		if i%4 > 0 {
			a = by(a, []string{"", "Heron", "Egret", "Stork"}[i%4])
		}
		batch = append(batch, dated(a, []string{"2023-01-05", "2023-02", "", "2023-02-28", "2023-04-01"}[i%5]))
	}
	e.put(batch...)
}

// countsOneByOne reports a folded search whose counts are not those of counting the
// groups of its articles.
func (e *env) countsOneByOne(s dateline.Search) {
	e.Helper()
	groups, values, missing := map[string]bool{}, map[[2]string]bool{}, map[string]bool{}
	all := e.search(s)
	for _, h := range all.Hits {
		group := e.group(h.ID)
		groups[group] = true
		if p := h.Known.Publication.Value; p == "" {
			missing[group] = true
		} else {
			values[[2]string{p, group}] = true
		}
	}
	counts := map[string]int{}
	for v := range maps.Keys(values) {
		counts[v[0]]++
	}
	s.Copies, s.Facets, s.Interval = dateline.Fold, []string{dateline.FacetPublication}, dateline.ByMonth
	r := e.search(s)
	e.same("total and folded", [2]int{r.Total, r.Folded}, [2]int{len(groups), all.Total - len(groups)})
	if s.Include == nil {
		got := map[string]int{}
		for _, v := range r.Facets[dateline.FacetPublication].Values {
			if v.State == "" {
				got[v.Value] = v.Count
			}
		}
		e.same("publications", got, counts)
		e.same("missing", r.Facets[dateline.FacetPublication].Missing, len(missing))
	}
	sum := r.Histogram.Coarser + r.Histogram.Undated
	for _, b := range r.Histogram.Buckets {
		sum += b.Count
	}
	e.same("sum of the histogram", sum, r.Total)
	copies := 0
	for _, h := range r.Hits {
		copies += h.Copies
	}
	e.same("copies of the hits", copies, r.Folded)
}

// group names the group of an article by its first one.
func (e *env) group(id dateline.ID) string {
	e.Helper()
	return slices.Min(order(e.search(dateline.Search{CopyOf: id, Limit: dateline.MaxLimit})))
}

func firstWord(text string) string { return words(text)[0] }
