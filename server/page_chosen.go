package server

import "dateline"

// aboutChosen are the pages of the entities and publications that a search is narrowed to,
// as far as articles that match have them.
func (s *server) aboutChosen(q dateline.Search, res *dateline.Result) (out []pageLink) {
	for _, name := range []string{dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetPublication} {
		for _, c := range res.Facets[name].Values {
			if c.State != "in" || c.Count == 0 {
				continue
			}
			at := s.publicationAddress(c.Value)
			if name != dateline.FacetPublication {
				at = s.entityAddress(name, c.Value)
			}
			out = append(out, pageLink{c.Label, at})
		}
	}
	return out
}
