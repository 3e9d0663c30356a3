package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"dateline"
)

// publicationPage is what a publication reports on, where and when.
type publicationPage struct {
	frame
	Name      string
	Total     string
	Period    string
	All       string // the search for all of its articles
	Map       *mapView
	Histogram *histogramView
	Facets    []facetView
	Hits      []hitView
	Data      string
}

// publicationFacets are those that say what a publication reports on.
var publicationFacets = []string{dateline.FacetPlace, dateline.FacetCountry, dateline.FacetDateline, dateline.FacetLanguage}

// publicationPage serves /publications/{name}.
func (s *server) publicationPage(r *http.Request) (shown, error) {
	_, notices := knownParams(r, nil)
	name := pathValue(r, "name")
	q := dateline.Search{Include: map[string][]string{dateline.FacetPublication: {name}}, Sort: dateline.Newest, Limit: newestShown, Copies: dateline.Fold, Facets: publicationFacets, FacetLimit: mapPlaces}
	res, err := s.counted(r.Context(), &q)
	if err != nil {
		return shown{}, fmt.Errorf("articles of %q: %w", name, err)
	}
	if res.Total == 0 {
		return shown{}, s.noPublication(r.Context(), name, res.Seen)
	}
	page := publicationPage{frame: s.frame(name), Name: name, Total: totalOf(address{}, res)}
	page.Notices, page.Styles, page.Modules = notices, s.assetAddresses("map.css", "article.css"), s.assetAddresses("place.js")
	all := newAddress(s.pageURL("/"), nil).with(dateline.FacetPublication, name)
	if page.Period, err = s.period(r.Context(), q, res.Hits); err != nil {
		return shown{}, err
	}
	if page.Map = s.mapOf(all, res, wideMap); page.Map != nil {
		page.Map.Class = "wide"
	}
	s.fillPublication(&page, all, q, res)
	return shown{http.StatusOK, page}, nil
}

func (s *server) fillPublication(page *publicationPage, all address, q dateline.Search, res *dateline.Result) {
	page.All = all.String()
	page.Data = all.to(s.pageURL(pathSearch)).String()
	page.Feed = all.to(s.pageURL(pathSearch + ".rss")).String()
	page.Histogram = newHistogramView(all, q, res.Histogram)
	page.Hits = s.hitViews(all, address{}, res.Hits)
	for i, h := range res.Hits {
		page.Hits[i].Copies = copiesLink(all, h)
	}
	page.Facets = s.facetViews(all, res)
	for _, f := range page.Facets {
		for i := range f.Values {
			f.Values[i].Not = ""
		}
	}
}

// period words from when to when the articles of a search are, of which newest are the
// first hits, the newest first; "" where none has a date.
func (s *server) period(ctx context.Context, q dateline.Search, newest []dateline.Hit) (string, error) {
	q.Sort, q.Limit, q.Facets, q.FacetLimit, q.Interval = dateline.Oldest, 1, nil, 0, ""
	res, err := s.archive.Search(ctx, q)
	if err != nil {
		return "", fmt.Errorf("oldest article: %w", err)
	}
	if len(res.Hits) == 0 || len(newest) == 0 {
		return "", nil
	}
	from, to := newDate(day(res.Hits[0])).Text, newDate(day(newest[0])).Text
	if from == to {
		return from, nil
	}
	return from + " to " + to, nil
}

// day is when an article was published, to the day at most.
func day(h dateline.Hit) dateline.Date {
	d := h.Known.Published.Value
	if d.Precision() == dateline.ToSecond {
		return dateline.Date{Year: d.Year, Month: d.Month, Day: d.Day}
	}
	return d
}

// noPublication says that no article is by a publication, and who may have been meant.
func (s *server) noPublication(ctx context.Context, name string, seen dateline.Seq) error {
	e := &dateline.Error{Kind: dateline.NotFound, Message: "no article is by this publication", Hint: "the publications beside a search; one that is chosen there leads to its page"}
	all, err := s.tallies.at(ctx, s.archive, seen)
	if err != nil {
		return err
	}
	var names []string
	for _, v := range all.values {
		if v.facet == dateline.FacetPublication {
			names = append(names, v.Value)
		}
	}
	if near := nearest(name, names); near != "" {
		e.Hint = "the nearest name, which is " + quoted(near)
	}
	return e
}

// publicationAddress is the page of a publication; where a browser would take its name
// for a step in the path, the search for its articles.
func (s *server) publicationAddress(name string) string {
	if slices.Contains([]string{"", ".", ".."}, name) {
		return newAddress(s.pageURL("/"), nil).with(dateline.FacetPublication, name).String()
	}
	return s.pageURL("/publications/" + url.PathEscape(name))
}
