package server

import (
	"bytes"
	"net/http"

	"dateline"
)

// searchLines serves /api/v1/search.ndjson: the hits of one page, each a HitJSON
// on a line.
func (s *server) searchLines(r *http.Request) (*reply, error) {
	return s.onePage(r, mediaLines, suffixLines, func(res *dateline.Result, at address) ([]byte, error) {
		var buf bytes.Buffer
		for _, h := range newHits(res.Hits, shownAt(at), at.to(s.BasePath+pathSearch)) {
			raw, err := encode(h)
			if err != nil {
				return nil, err
			}
			buf.Write(raw)
		}
		return buf.Bytes(), nil
	})
}
