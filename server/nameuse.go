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
	mostYears   = 200
)

// nameUse is a name of an entity, and who writes it.
type nameUse struct {
	Name     string
	Articles int
	Writers  dateline.Facet // publications
	From, To string         // the years of the first and the last article that has a date; "" for none
}

// years words from when to when a name is written.
func (u nameUse) years() string {
	if u.From == u.To {
		return u.From
	}
	return u.From + " to " + u.To
}

// spanOf are the first and the last of years.
func spanOf(years dateline.Facet) (from, to string) {
	for _, y := range years.Values {
		if from == "" || y.Value < from {
			from = y.Value
		}
		to = max(to, y.Value)
	}
	return from, to
}

// writtenIn returns the names that the articles on an entity write, by how many articles
// do. Names that differ in case and accents only are one.
func (s *server) writtenIn(ctx context.Context, e dateline.Entity) (out []nameUse, err error) {
	for _, name := range namesWritten(e) {
		q := dateline.Search{Text: phrase(name), Include: map[string][]string{e.Type: {e.ID}}, Copies: dateline.Fold, Facets: []string{dateline.FacetPublication, dateline.FacetYear}, FacetLimit: mostYears}
		res, err := s.archive.Search(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("who writes %q: %w", name, err)
		}
		if res.Total > 0 {
			from, to := spanOf(res.Facets[dateline.FacetYear])
			out = append(out, nameUse{name, res.Total, first(res.Facets[dateline.FacetPublication], mostWriters), from, to})
		}
	}
	slices.SortStableFunc(out, func(a, b nameUse) int { return cmp.Compare(b.Articles, a.Articles) })
	return out, nil
}

// namesWritten are the names that most articles write, in the spelling of the label where
// that is one of them.
func namesWritten(e dateline.Entity) (out []string) {
	folds := []string{""}
	for _, n := range e.Names {
		name := strings.Join(strings.Fields(n.Words), " ")
		fold := text.Fold(name)
		if slices.Contains(folds, fold) || len(out) == mostWritten {
			continue
		}
		if fold == text.Fold(e.Label) {
			name = e.Label
		}
		folds, out = append(folds, fold), append(out, name)
	}
	return out
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
