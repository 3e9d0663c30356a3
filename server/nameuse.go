package server

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// Bounds of what is told of the names that articles write.
const (
	mostWritten = 12 // names, each of which is a search
	mostWriters = 8  // publications of each
)

// nameUse is a name of a place, and who writes it.
type nameUse struct {
	Name     string
	Articles int
	Writers  dateline.Facet // publications
}

// writtenIn returns the names that the articles on a place write, by how many articles
// do. Names that differ in case and accents only are one.
func (s *server) writtenIn(ctx context.Context, p dateline.Place) (out []nameUse, err error) {
	names, err := s.namesWritten(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		q := dateline.Search{Text: phrase(name), Include: map[string][]string{dateline.FacetPlace: {p.ID}}, Copies: dateline.Fold, Facets: []string{dateline.FacetPublication}, FacetLimit: mostWriters}
		res, err := s.archive.Search(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("who writes %q: %w", name, err)
		}
		if res.Total > 0 {
			out = append(out, nameUse{name, res.Total, res.Facets[dateline.FacetPublication]})
		}
	}
	slices.SortStableFunc(out, func(a, b nameUse) int { return cmp.Compare(b.Articles, a.Articles) })
	return out, nil
}

// namesWritten are the names that could be written: those that the index has found in
// articles, where the label is read as a name of the place, otherwise all that the
// gazetteer gives.
func (s *server) namesWritten(ctx context.Context, p dateline.Place) ([]string, error) {
	q := dateline.Search{Text: bare(p.Label), Include: map[string][]string{dateline.FacetPlace: {p.ID}}}
	res, err := s.archive.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("names of %q: %w", p.ID, err)
	}
	names := p.AllNames()
	for _, e := range res.Read.Expanded {
		if e.Entity == p.ID {
			names = append([]string{p.Label}, e.Words...)
		}
	}
	var folds, out []string
	for _, name := range names {
		if fold := text.Fold(name); fold != "" && !slices.Contains(folds, fold) && len(out) < mostWritten {
			folds, out = append(folds, fold), append(out, name)
		}
	}
	return out, nil
}

// bare are the words of a name with nothing between them that a query could take for
// an operator.
func bare(name string) string {
	var words []string
	for _, w := range text.Words(name) {
		words = append(words, w.Exact)
	}
	return strings.Join(words, " ")
}

// phrase asks for the words of a name, exactly.
func phrase(name string) string {
	return `"` + strings.Join(strings.Fields(strings.NewReplacer(`"`, " ", `\`, " ", "“", " ", "”", " ", "„", " ", "«", " ", "»", " ").Replace(name)), " ") + `"`
}
