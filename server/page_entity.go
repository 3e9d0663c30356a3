package server

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"dateline"
)

// entityPage is a place, a person or an organisation, and what the articles that mention
// it are.
type entityPage struct {
	frame
	Type      string
	Label     string
	Pronoun   string
	Kind      string // what it is
	Written   []writtenView
	Names     []string // of the gazetteer, or given by corrections, that no article is known to write
	Unread    string   // how many articles are to be read again, where that may take a name from Names; "" if none are
	Place     bool     // whether it is one: then it may have what follows
	Countries []pageLink
	Point     string
	Total     string
	All       string // the search for all of them
	Map       *mapView
	Histogram *histogramView
	With      []togetherView
	Hits      []hitView
	Data      string
	Correct   string // where it is corrected
}

// newestShown are the articles on the page of an entity or a publication.
const newestShown = 5

// entityPaths are where the pages of entities stand.
var entityPaths = map[string]string{
	dateline.TypePlace: "/places/", dateline.TypePerson: "/people/", dateline.TypeOrganisation: "/organisations/",
}

// entityPage serves /places/{id}, /people/{id} and /organisations/{id}. What is of another
// type, or was merged into another entity, has its page there.
func (s *server) entityPage(of string) func(*http.Request) (shown, error) {
	return func(r *http.Request) (shown, error) {
		_, notices := knownParams(r, nil)
		id := pathValue(r, "id")
		e, err := s.entityShown(r.Context(), of, id)
		if err != nil {
			return shown{}, err
		}
		if e.ID != id || e.Type != of {
			return shown{}, &elsewhere{s.entityAddress(e.Type, e.ID)}
		}
		page := &entityPage{frame: s.frame(e.Label), Type: e.Type, Label: e.Label, Data: s.pageURL("/api/v1/entities/" + id)}
		page.Correct = s.correctAddress(id)
		page.Notices, page.Styles, page.Modules = notices, s.assetAddresses("map.css", "article.css"), s.assetAddresses("place.js")
		err = s.fillEntity(r.Context(), page, e)
		return shown{http.StatusOK, *page}, err
	}
}

func (s *server) fillEntity(ctx context.Context, page *entityPage, e dateline.Entity) error {
	q := dateline.Search{Include: map[string][]string{e.Type: {e.ID}}, Sort: dateline.Newest, Limit: newestShown, Copies: dateline.Fold, Facets: []string{dateline.FacetCountry}}
	res, err := s.counted(ctx, &q)
	if err != nil {
		return fmt.Errorf("articles that mention %q: %w", e.ID, err)
	}
	s.fillMentions(page, e, q, res)
	if err := s.fillWritten(ctx, page, e); err != nil {
		return err
	}
	with, err := s.namedWith(ctx, e)
	if err != nil {
		return err
	}
	page.Map = s.mapAround(e, res, with)
	page.With, err = s.together(ctx, e, with)
	return err
}

// fillMentions puts on a page what is known of an entity, and the articles that mention
// it.
func (s *server) fillMentions(page *entityPage, e dateline.Entity, q dateline.Search, res *dateline.Result) {
	home := newAddress(s.pageURL("/"), nil)
	all := home.with(e.Type, e.ID)
	page.All, page.Total = all.String(), totalOf(home, res)+" that "+verb(res.Total+res.Folded)+" "+pronoun(e)
	page.Feed = all.to(s.pageURL(pathSearch + ".rss")).String()
	page.Hits = s.hitViews(home, address{}, res.Hits)
	for i, h := range res.Hits {
		page.Hits[i].Copies = copiesLink(all, h)
	}
	page.Histogram = newHistogramView(all, q, res.Histogram)
	page.Place, page.Kind, page.Pronoun = e.Type == dateline.TypePlace, kindOf(e.Place), pronoun(e)
	if !page.Place {
		page.Kind = e.Type
	}
	for _, code := range e.Place.Countries {
		label := labelOf(res, dateline.FacetCountry, code)
		page.Countries = append(page.Countries, pageLink{label, home.with(dateline.FacetCountry, code).String()})
	}
	if p := e.Place; p.Located {
		page.Point = point(p.Lat, p.Lon)
	}
}

// entityShown is an entity that articles or a gazetteer know; of is what it is asked for
// as.
func (s *server) entityShown(ctx context.Context, of, id string) (dateline.Entity, error) {
	e, err := s.archive.Entity(ctx, id)
	if err == nil && e.Type != "" {
		return e, nil
	}
	if err != nil && dateline.KindOf(err) != dateline.Invalid {
		return e, fmt.Errorf("%s %q: %w", of, id, err)
	}
	missing := &dateline.Error{
		Kind: dateline.NotFound, Message: "there is no " + of + " with this id",
		Hint: "the " + strings.ToLower(facetHeadings[of]) + " beside a search; one that is chosen there leads to its page",
	}
	if of != dateline.TypePlace {
		return e, missing
	}
	stats, err := s.archive.Stats(ctx)
	if err != nil {
		return e, err
	}
	places, err := s.places.at(ctx, s.archive, stats.Indexed)
	if err != nil {
		return e, fmt.Errorf("place %q: %w", id, err)
	}
	if near := nearestPlace(id, places); near != "" {
		missing.Hint = "the nearest id, which is " + near
	}
	return e, missing
}
