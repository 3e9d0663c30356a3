package server

import (
	"fmt"
	"net/http"
	"reflect"
	"strconv"

	"dateline"
)

// facetPage are the values of one facet over the articles that match.
type facetPage struct {
	frame
	Heading string
	Facet   facetView
	Asked   string // the query; "" if there is none
	Total   string
	Back    string // the search
	Chips   []chip
	Action  string
	Hidden  []hiddenField
	Prefix  string
	All     string       // the same without the prefix
	More    string       // the address that lists more; "" where there are none
	Full    bool         // whether there are more than can be listed
	Partial *partialView // what the answer lacks; nil of a whole one
	Data    string
}

const (
	valuesShown  = 100 // at first, and by which a list grows
	prefixParam  = "prefix"
	howManyParam = "facet_limit"
)

// pathFacets is where the pages of facets are, without the base path.
const pathFacets = "/facets/"

// facetHeadings say what the values of a facet are.
var facetHeadings = map[string]string{
	dateline.FacetPlace: "Places", dateline.FacetCountry: "Countries", dateline.FacetPublication: "Publications",
	dateline.FacetPerson: "People", dateline.FacetOrganisation: "Organisations", dateline.FacetDateline: "Datelines",
	dateline.FacetLanguage: "Languages", dateline.FacetYear: "Years", dateline.FacetMonth: "Months",
}

// facetPage serves /facets/{field}. Its address has the parameters of the search
// that it is about, and those of the facet in the API.
func (s *server) facetPage(r *http.Request) (shown, error) {
	name, err := facetNamed(pathValue(r, "field"))
	if err != nil {
		return shown{}, err
	}
	known, notices := knownParams(r, append(pageNames(), prefixParam, howManyParam))
	here := newAddress(s.pageURL(pathFacets+name), known)
	q, err := facetSearch(r, name, here)
	if err != nil {
		return shown{}, err
	}
	res, err := s.find(r.Context(), q)
	if err != nil {
		return shown{}, fmt.Errorf("values of %s: %w", name, err)
	}
	page := facetPage{frame: s.frame(facetHeadings[name]), Heading: facetHeadings[name], Asked: q.Text, Prefix: q.FacetPrefix}
	page.Box, page.Notices = false, notices
	s.fillValues(&page, here, name, q, res)
	page.Data = here.only(matchNames()...).set(howManyParam, strconv.Itoa(q.FacetLimit)).to(s.pageURL("/api/v1/facets/" + name)).String()
	return shown{http.StatusOK, page}, nil
}

// facetPageParams are those of a facet in the API, and what the page of a search has besides.
type facetPageParams struct {
	facetParams
	Partial bool `param:"partial"`
}

// facetSearch reads of the address of a page what the API's facet takes. The rest of
// it belongs to the search that the page leads back to.
func facetSearch(r *http.Request, name string, here address) (dateline.Search, error) {
	asked := here.only(append(matchNames(), partialParam)...)
	if asked.one(howManyParam) == "" {
		asked = asked.set(howManyParam, strconv.Itoa(valuesShown))
	}
	p, err := read[facetPageParams](withParams(r, asked.state))
	if err != nil {
		return dateline.Search{}, err
	}
	q := p.search()
	q.Partial = p.Partial
	q.Facets, q.FacetPrefix, q.FacetLimit = chosenFacets(q, name), p.Prefix, p.FacetLimit
	return q, nil
}

// fillValues puts the values of a facet on their page: each leads to the search.
func (s *server) fillValues(page *facetPage, here address, name string, q dateline.Search, res *dateline.Result) {
	f := res.Facets[name]
	if q.FacetPrefix != "" {
		f.Missing = 0 // to be unknown does not begin with anything
	}
	whole := here.set(prefixParam, "").set(howManyParam, "")
	search := whole.to(s.pageURL("/"))
	page.Back, page.All, page.Total = search.String(), whole.String(), hitsOf(here, res.Total)
	page.Facet = newFacetView(search, name, f)
	page.Partial = newPartialView(here, res.Parts)
	page.Chips = chips(here, q, res)
	page.Action, page.Hidden = here.path, hiddenFields(whole)
	for i := valuesShown; i < len(page.Facet.Values); i += valuesShown {
		page.Facet.Values[i].Anchor = valueAnchor(i)
	}
	page.Full = f.Other > 0 && q.FacetLimit == dateline.MaxFacetLimit
	if f.Other > 0 && !page.Full {
		more := min(q.FacetLimit+valuesShown, dateline.MaxFacetLimit)
		page.More = here.set(howManyParam, strconv.Itoa(more)).String() + "#" + valueAnchor(q.FacetLimit)
	}
}

func valueAnchor(i int) string { return "v" + strconv.Itoa(i) }

// matchNames are the parameters of a facet in the API.
func matchNames() []string {
	v := &values{}
	v.fill(reflect.ValueOf(new(facetParams)).Elem())
	return v.asked
}

// chosenFacets are those with a value that is chosen, whose label is shown, and name.
func chosenFacets(q dateline.Search, name string) (names []string) {
	for _, n := range dateline.FacetNames() {
		if n == name || len(q.Include[n])+len(q.Exclude[n]) > 0 {
			names = append(names, n)
		}
	}
	return names
}
