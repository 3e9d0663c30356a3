package server

import (
	"bytes"
	"fmt"
	"net/http"

	"dateline"
	"dateline/index/export"
)

// searchAs serves one page of hits as references.
func (s *server) searchAs(suffix, media string, write func(export.Reference) []byte) func(*http.Request) (*reply, error) {
	return func(r *http.Request) (*reply, error) {
		rep, err := s.onePage(r, media, suffix, func(res *dateline.Result, _ address) ([]byte, error) {
			var buf bytes.Buffer
			for _, h := range res.Hits {
				buf.Write(write(export.Reference{ID: h.ID, Title: h.Title, Known: h.Known}))
			}
			return buf.Bytes(), nil
		})
		if err != nil {
			return nil, err
		}
		return rep.asFile("search" + suffix), nil
	}
}

// articleAs serves a reference to one article.
func (s *server) articleAs(suffix, media string, write func(export.Reference) []byte) func(*http.Request) (*reply, error) {
	return func(r *http.Request) (*reply, error) {
		id := dateline.ID(pathValue(r, "id"))
		p, err := read[articleParams](r)
		if err != nil {
			return nil, err
		}
		a, _, err := s.archive.Article(r.Context(), id, p.Revision)
		if err != nil {
			return nil, fmt.Errorf("article %q: %w", id, err)
		}
		rep := &reply{media: media, body: write(export.ReferenceTo(a))}
		return rep.asFile(string(a.ID) + suffix), nil
	}
}

// asFile has a browser keep the answer under a name.
func (rep *reply) asFile(name string) *reply {
	if rep.header == nil {
		rep.header = http.Header{}
	}
	rep.header.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	return rep
}
