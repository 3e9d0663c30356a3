package server

import (
	"fmt"
	"net/http"

	"dateline"
)

// articleParams are the parameters of an article.
type articleParams struct {
	// A revision by its number; the current one if this is absent.
	Revision int `param:"revision" range:"1,2147483647,0"`
}

// article serves /api/v1/articles/{id}.
func (s *server) article(r *http.Request) (*reply, error) {
	id := dateline.ID(pathValue(r, "id"))
	p, err := read[articleParams](r)
	if err != nil {
		return nil, err
	}
	a, mentions, err := s.archive.Article(r.Context(), id, p.Revision)
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", id, err)
	}
	revisions, err := s.archive.Revisions(r.Context(), id)
	if err != nil {
		return nil, fmt.Errorf("revisions of article %q: %w", id, err)
	}
	out := NewArticleJSON(a, mentions, revisions)
	if err := s.addCopies(r.Context(), &out); err != nil {
		return nil, err
	}
	return asJSON(out)
}
