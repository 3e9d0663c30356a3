package server

import (
	"fmt"
	"math"
	"net/http"

	"dateline"

	"github.com/gorilla/mux"
)

// articleParams are the parameters of an article.
type articleParams struct {
	Revision int // revision: a number from 1; absent is the current one
}

func parseArticle(r *http.Request) (articleParams, error) {
	v := newValues(r)
	p := articleParams{Revision: v.number("revision", 1, math.MaxInt32, 0)}
	return p, v.done()
}

// article serves /api/v1/articles/{id}.
func (s *server) article(_ http.Header, r *http.Request) (any, error) {
	id := dateline.ID(mux.Vars(r)["id"])
	p, err := parseArticle(r)
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
	return NewArticleJSON(a, mentions, revisions), nil
}
