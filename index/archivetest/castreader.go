package archivetest

import (
	"dateline"
	"dateline/index/entity"
)

// CastReader reads a cast beside the archive's own places.
type CastReader struct {
	*entity.Gazetteer
	Cast Cast
}

// Mentions implements entity.Extractor.
func (r CastReader) Mentions(t entity.Text) []dateline.Mention {
	return r.Cast.In(t.Title, t.Body, r.Gazetteer.Mentions(t))
}

func (r CastReader) named(words []string) (out []entity.Naming) {
	for n := len(words); n > 0; n-- {
		if ids := r.Cast.Named(words[:n]); ids != nil {
			out = append(out, entity.Naming{Words: n, IDs: ids})
		}
	}
	return out
}

// Reader is what an engine reads c with, as its Options take it; nil where there is none.
func (c Cast) Reader() func(mode string, own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
	if c == nil {
		return nil
	}
	return func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		r := CastReader{own, c}
		return &entity.Reader{Extractor: r, Mode: "cast", Named: r.named}, nil
	}
}
