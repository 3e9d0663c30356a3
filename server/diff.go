package server

import (
	"context"
	"fmt"
	"net/http"

	"dateline"
	"dateline/index/diff"
)

// diffParams say which revisions of an article are compared.
type diffParams struct {
	// The earlier revision by its number; the one captured before the other if this
	// is absent.
	From int `param:"from" range:"1,2147483647,0"`
	// The later revision by its number; the current one if this is absent.
	To int `param:"to" range:"1,2147483647,0"`
}

// DiffJSON says what changed between two revisions of an article, by words. The
// parts that are not added make up the text of from, those that are not removed
// that of to.
type DiffJSON struct {
	ID    string       `json:"id"`    // the article's id
	From  RevisionJSON `json:"from"`  // the earlier revision
	To    RevisionJSON `json:"to"`    // the later one
	Title []PartJSON   `json:"title"` // of the title; empty if neither has one
	Body  []PartJSON   `json:"body"`  // of the body
}

// PartJSON is a run of words of a text.
type PartJSON struct {
	Kind string `json:"kind"` // same, removed or added
	Text string `json:"text"` // as it stands there
}

// Diff is what changed between two revisions of an article.
type Diff struct {
	From, To dateline.Article // the two texts, with all that is known
	// FromRevision and ToRevision say when they were seen.
	FromRevision, ToRevision dateline.Revision
	Revisions                []dateline.Revision // all of the article, by number
	Title, Body              []diff.Part
}

// NewDiff compares two revisions of an article; 0 leaves one open, see
// diff.Revisions. An unknown article or revision is NotFound, an erased one Gone.
func NewDiff(ctx context.Context, archive dateline.Archive, id dateline.ID, from, to int) (d Diff, err error) {
	if d.Revisions, err = archive.Revisions(ctx, id); err != nil {
		return d, fmt.Errorf("revisions of article %q: %w", id, err)
	}
	if from, to, err = diff.Revisions(d.Revisions, from, to); err != nil {
		return d, err
	}
	for _, one := range []struct {
		number   int
		text     *dateline.Article
		revision *dateline.Revision
	}{{from, &d.From, &d.FromRevision}, {to, &d.To, &d.ToRevision}} {
		if *one.text, _, err = archive.Article(ctx, id, one.number); err != nil {
			return d, fmt.Errorf("article %q: %w", id, err)
		}
		for _, r := range d.Revisions {
			if r.Number == one.number {
				*one.revision = r
			}
		}
	}
	d.Title, d.Body = diff.Texts(d.From.Title, d.To.Title), diff.Texts(d.From.Body, d.To.Body)
	return d, nil
}

// JSON returns d as the API answers it.
func (d Diff) JSON() DiffJSON {
	return DiffJSON{string(d.To.ID), newRevision(d.FromRevision), newRevision(d.ToRevision), newParts(d.Title), newParts(d.Body)}
}

func newParts(parts []diff.Part) []PartJSON {
	out := []PartJSON{}
	for _, p := range parts {
		out = append(out, PartJSON{p.Kind.String(), p.Text})
	}
	return out
}

// diff serves /api/v1/articles/{id}/diff.
func (s *server) diff(r *http.Request) (*reply, error) {
	p, err := read[diffParams](r)
	if err != nil {
		return nil, err
	}
	d, err := NewDiff(r.Context(), s.archive, dateline.ID(pathValue(r, "id")), p.From, p.To)
	if err != nil {
		return nil, err
	}
	return asJSON(d.JSON())
}
