package server

import (
	"errors"
	"net/http"
	"net/url"

	"dateline"
)

// searchPage is the search page: the question as it was asked, and the answer.
type searchPage struct {
	frame
	Heading   string
	Form      searchForm
	Fault     *fault       // what is wrong with the question; then there is no answer
	Partial   *partialView // nil where the answer is whole
	Total     string
	Reading   readingView
	Chips     []chip
	LiftAll   string     // address that lifts them all; "" where there are fewer than two
	About     []pageLink // the pages of what is chosen
	Sorts     []option
	Hits      []hitView
	Next      string     // address of the next page; "" on the last
	Empty     bool       // nothing was asked, and there is nothing
	Nothing   bool       // something was asked, and nothing matches
	Meant     *meantView // where nothing matches; nil if no other spelling would help
	Ways      ways
	Relaxed   *relaxedView
	Data      []pageLink
	Whole     []pageLink // all of the result in the forms of an export; nil where this page is all
	Histogram *histogramView
	Map       *mapView
	Front     *frontView // where nothing is asked; nil otherwise
	Facets    []facetView
}

// pageLink is an address and what to call it.
type pageLink struct{ Label, URL string }

// option is one of several that exclude each other.
type option struct {
	pageLink
	Current bool
}

// fault is what is wrong with a question.
type fault struct {
	Field, Message, Hint string
	Without              string // the same question without the field
}

// relaxedView is what any of the clauses would give.
type relaxedView struct {
	Total string
	URL   string
	Hits  []hitView
}

// ways are addresses that could help where nothing matches; "" where they do not
// apply.
type ways struct{ Lift, Names, Any, Revisions string }

// searchPage serves /.
func (s *server) searchPage(r *http.Request) (shown, error) {
	v, notices := knownParams(r, pageNames())
	here := newAddress(s.pageURL("/"), v)
	page := searchPage{frame: s.frame("Search"), Heading: "Search the articles"}
	if q := plainLine(here.one("q")); q != "" {
		page.Title, page.Heading = q+" · dateline", "Search for "+q
	}
	page.Box, page.Notices = false, notices
	page.Modules, page.Styles = s.assetAddresses("search.js"), s.assetAddresses("map.css")
	q, err := pageSearch(withParams(r, v))
	var res *dateline.Result
	if err == nil {
		res, err = s.counted(r.Context(), &q)
	}
	var bad *dateline.Error
	if errors.As(err, &bad) && (bad.Kind == dateline.Invalid || bad.Field == "cursor") {
		page.Form = s.newForm(here, bad.Field)
		page.Fault = newFault(bad, here, v)
		return shown{statusOf[bad.Kind], page}, nil
	}
	if err != nil {
		return shown{}, err
	}
	page.Form = s.newForm(here, "")
	s.fill(&page, here, q, res)
	if page.Nothing {
		page.Meant = s.meant(r.Context(), here, q)
	}
	return shown{http.StatusOK, page}, s.picture(r.Context(), &page, here, q, res)
}

// newFault words an error, with a link that leaves out what it is about.
func newFault(e *dateline.Error, here address, asked url.Values) *fault {
	f := &fault{Field: e.Field, Message: e.Message, Hint: e.Hint}
	if asked.Has(e.Field) && e.Field != "q" {
		f.Without = here.set(e.Field, "").String()
	}
	return f
}

// pageSearch reads the parameters as the API does. The page counts all facets,
// each as far as a map shows places.
func pageSearch(r *http.Request) (dateline.Search, error) {
	p, err := read[searchParams](r)
	if err != nil {
		return dateline.Search{}, err
	}
	q := p.search()
	q.Facets, q.FacetLimit = dateline.FacetNames(), mapPlaces
	return q, nil
}

// fill puts an answer on its page.
func (s *server) fill(page *searchPage, here address, q dateline.Search, res *dateline.Result) {
	page.Partial = newPartialView(here, res.Parts)
	page.Total = totalOf(here, res)
	page.Reading = s.reading(here, q, res.Read)
	page.Chips = chips(here, q, res)
	if len(page.Chips) > 1 {
		page.LiftAll = here.only("q", "sort", "interval", "limit").String()
	}
	page.About = s.aboutChosen(q, res)
	page.Sorts = sorts(here, q)
	page.Hits = s.hitViews(here, here.set("cursor", q.Cursor), res.Hits)
	page.Facets = s.facetViews(here, res)
	page.Histogram = newHistogramView(here, q, res.Histogram)
	page.Data = s.data(here)
	page.Feed = page.Data[feedAt].URL
	if res.Next != "" {
		page.Next = here.set("cursor", res.Next).String()
	}
	if res.Total+res.Folded > len(res.Hits) {
		page.Whole = s.whole(here)
	}
	asked := len(here.only("q", "from", "to", missingParam).state) > 0 || len(page.Chips) > 0
	page.Empty, page.Nothing = res.Total == 0 && !asked, res.Total == 0 && asked
	page.Ways = waysOut(here, res)
	if rel := res.Relaxed; rel != nil && rel.Total > 0 {
		relaxed := here.set("match", "any")
		page.Relaxed = &relaxedView{totalOf(here, rel), relaxed.String(), s.hitViews(relaxed, relaxed, rel.Hits)}
	}
}

func waysOut(here address, res *dateline.Result) (w ways) {
	if words := here.only("q", "match", "verbatim", "sort"); len(words.state) < len(here.state) {
		w.Lift = words.String()
	}
	if here.one("verbatim") != "" {
		w.Names = here.set("verbatim", "").String()
	}
	if !ofAll(here) && here.one("copy_of") == "" {
		w.Revisions = allOf(here).String()
	}
	if res.Relaxed != nil && res.Relaxed.Total > 0 {
		w.Any = here.set("match", "any").String()
	}
	return w
}

func sorts(here address, q dateline.Search) (out []option) {
	for _, o := range []pageLink{{"relevance", dateline.ByRelevance}, {"newest", dateline.Newest}, {"oldest", dateline.Oldest}} {
		if o.URL == dateline.ByRelevance && here.one("q") == "" {
			continue // without words all are as relevant
		}
		out = append(out, option{pageLink{o.Label, here.set("sort", o.URL).String()}, q.Order() == o.URL})
	}
	return out
}

// whole are the addresses of all of a result, of which the page and its data have a part; an export
// has current revisions only.
func (s *server) whole(here address) (out []pageLink) {
	if ofAll(here) {
		return nil
	}
	matching := here.only(append(choiceNames(), "q", "from", "to", "match", "verbatim", missingParam, notPrefix+missingParam, "copy_of")...)
	for _, o := range []pageLink{{"CSV", ".csv"}, {"NDJSON", ".ndjson"}, {"RIS", ".ris"}, {"BibTeX", ".bib"}} {
		out = append(out, pageLink{o.Label, matching.to(s.pageURL(pathExport + o.URL)).String()})
	}
	return out
}

// feedAt is the place of the feed in data.
const feedAt = 3

// data are the addresses of the same result for programs. The feed is of the newest, in whatever
// order the page is: who subscribes waits for what comes.
func (s *server) data(here address) (out []pageLink) {
	forms := []pageLink{{"JSON", ""}, {"CSV", ".csv"}, {"NDJSON", ".ndjson"}, {"RSS", ".rss"}, {"GeoJSON", ".geojson"}}
	if !ofAll(here) {
		forms = append(forms, pageLink{"RIS", ".ris"}, pageLink{"BibTeX", ".bib"})
	}
	at := here.set("facet", "").set("interval", "").set(partialParam, "")
	for _, o := range forms {
		out = append(out, pageLink{o.Label, at.to(s.pageURL(pathSearch + o.URL)).String()})
	}
	out[feedAt].URL = at.set("sort", dateline.Newest).to(s.pageURL(pathSearch + forms[feedAt].URL)).String()
	return out
}
