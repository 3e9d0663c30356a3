package server

import (
	"context"
	"fmt"
	"net/http"

	"dateline"
)

// placePage is a place of the gazetteer, and what the articles that mention it are.
type placePage struct {
	frame
	Label, Kind string
	Written     []writtenView
	Names       []string // of the gazetteer that no article writes
	Countries   []pageLink
	Point       string
	Total       string
	All         string // the search for all of them
	Map         *mapView
	Histogram   *histogramView
	Hits        []hitView
	Data        string
}

// newestShown are the articles on the page of a place or a publication.
const newestShown = 5

// placePage serves /places/{id}.
func (s *server) placePage(r *http.Request) (shown, error) {
	_, notices := knownParams(r, nil)
	id := pathValue(r, "id")
	q := dateline.Search{Include: map[string][]string{dateline.FacetPlace: {id}}, Sort: dateline.Newest, Limit: newestShown, Copies: dateline.Fold, Facets: []string{dateline.FacetCountry}}
	res, err := s.counted(r.Context(), &q)
	if err != nil {
		return shown{}, fmt.Errorf("articles that mention %q: %w", id, err)
	}
	p, err := s.placeOf(r.Context(), id, res.Seen)
	if err != nil {
		return shown{}, err
	}
	page := placePage{frame: s.frame(p.Label), Label: p.Label, Kind: p.Kind, Data: s.pageURL("/api/v1/entities/" + id)}
	page.Notices, page.Styles, page.Modules = notices, s.assetAddresses("map.css", "article.css"), s.assetAddresses("place.js")
	s.fillPlace(&page, p, q, res)
	if err := s.fillWritten(r.Context(), &page, p); err != nil {
		return shown{}, err
	}
	page.Map, err = s.mapAround(r.Context(), p, res)
	return shown{http.StatusOK, page}, err
}

func (s *server) fillPlace(page *placePage, p dateline.Place, q dateline.Search, res *dateline.Result) {
	home := newAddress(s.pageURL("/"), nil)
	all := home.with(dateline.FacetPlace, p.ID)
	page.All, page.Total = all.String(), totalOf(home, res)+" that "+verb(res.Total+res.Folded)+" it"
	page.Hits = s.hitViews(home, res.Hits)
	for i, h := range res.Hits {
		page.Hits[i].Copies = copiesLink(all, h)
	}
	page.Histogram = newHistogramView(all, q, res.Histogram)
	for _, code := range p.Countries {
		label := labelOf(res, dateline.FacetCountry, code)
		page.Countries = append(page.Countries, pageLink{label, home.with(dateline.FacetCountry, code).String()})
	}
	if p.Located {
		page.Point = point(p.Lat, p.Lon)
	}
}

func verb(articles int) string {
	if articles == 1 {
		return "mentions"
	}
	return "mention"
}

// point words coordinates in degrees: 40.2031° N, 45.8647° E.
func point(lat, lon float64) string {
	ns, ew := "N", "E"
	if lat < 0 {
		ns, lat = "S", -lat
	}
	if lon < 0 {
		ew, lon = "W", -lon
	}
	return fmt.Sprintf("%g° %s, %g° %s", lat, ns, lon, ew)
}

// placeOf is a place of the gazetteer as it is at a state of the index, or later.
func (s *server) placeOf(ctx context.Context, id string, seen dateline.Seq) (dateline.Place, error) {
	places, err := s.places.at(ctx, s.archive, seen)
	if err != nil {
		return dateline.Place{}, fmt.Errorf("place %q: %w", id, err)
	}
	p, ok := places[id]
	if !ok {
		return p, noPlace(id, places)
	}
	return p, nil
}

func noPlace(id string, places map[string]dateline.Place) error {
	e := &dateline.Error{Kind: dateline.NotFound, Message: "the gazetteer has no place with this id", Hint: "the places beside a search, each of which is a link"}
	if near := nearestPlace(id, places); near != "" {
		e.Hint = "the nearest id, which is " + near
	}
	return e
}
