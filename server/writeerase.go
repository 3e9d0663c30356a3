package server

import (
	"fmt"
	"net/http"

	"dateline"
)

// eraseParams are the parameters of an erasure.
type eraseParams struct {
	// Why, at most 1000 bytes: kept with the tombstone, and told to who asks for the
	// article.
	Why string `param:"why"`
}

// erase serves DELETE /api/v1/articles/{id}: the article is erased for good.
func (s *server) erase(w http.ResponseWriter, r *http.Request) error {
	id := dateline.ID(pathValue(r, "id"))
	p, err := read[eraseParams](r)
	if err != nil {
		return err
	}
	if _, err := s.archive.Erase(r.Context(), id, p.Why); err != nil {
		return fmt.Errorf("erase article %q: %w", id, err)
	}
	w.Header().Set("Cache-Control", cacheNever)
	w.WriteHeader(http.StatusNoContent)
	return nil
}
