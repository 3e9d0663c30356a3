package server

import (
	"net/http"

	"dateline"
)

// FeaturesJSON is a FeatureCollection of GeoJSON (RFC 7946): the located places of
// the articles that match.
type FeaturesJSON struct {
	Type     string        `json:"type"`     // always FeatureCollection
	Features []FeatureJSON `json:"features"` // by count, descending, then by label; at most 1000 and the chosen ones
}

// FeatureJSON is a place on the map.
type FeatureJSON struct {
	Type       string         `json:"type"`       // always Feature
	ID         string         `json:"id"`         // the entity's id
	Geometry   PointJSON      `json:"geometry"`   // where it is
	Properties PropertiesJSON `json:"properties"` // what is counted
}

// PointJSON is a point of GeoJSON.
type PointJSON struct {
	Type        string     `json:"type"`        // always Point
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude: WGS 84 degrees
}

// PropertiesJSON are those of a place on the map.
type PropertiesJSON struct {
	Label string `json:"label"` // the name to show
	Kind  string `json:"kind"`  // as the gazetteer says: town, region, country
	Count int    `json:"count"` // as in the facet place
	State string `json:"state"` // in, out, or empty where it is not chosen
	// the same search with this place toggled: path and query; absent where so many so
	// long ones are too much
	URL string `json:"url,omitempty"`
}

// searchGeo serves /api/v1/search.geojson. The counts are those of the facet
// place: a chosen place does not hide the others.
func (s *server) searchGeo(r *http.Request) (*reply, error) {
	p, err := s.readHits(r, ".geojson")
	if err != nil {
		return nil, err
	}
	q := p.matching()
	q.Facets, q.FacetLimit = []string{dateline.FacetPlace}, dateline.MaxFacetLimit
	res, err := s.find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	at := newAddress(s.BasePath+pathSearch+".geojson", p.asked)
	rep, err := asJSON(newFeatures(res.Facets[dateline.FacetPlace], res.Places, at))
	rep.media, rep.state = mediaGeo, stateOf(res)
	return rep, err
}

func newFeatures(f dateline.Facet, places map[string]dateline.Place, at address) FeaturesJSON {
	out := FeaturesJSON{Type: "FeatureCollection", Features: []FeatureJSON{}}
	linked := addressable(at, len(f.Values))
	for _, v := range f.Values {
		p := places[v.Value]
		if !p.Located {
			continue
		}
		of := PropertiesJSON{Label: v.Label, Kind: p.Kind, Count: v.Count, State: v.State}
		if linked {
			of.URL = toggled(at, dateline.FacetPlace, v.Value, v.State).String()
		}
		out.Features = append(out.Features, FeatureJSON{Type: "Feature", ID: v.Value, Geometry: PointJSON{"Point", [2]float64{p.Lon, p.Lat}}, Properties: of})
	}
	return out
}
