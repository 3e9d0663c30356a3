package server

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline"
)

// copiesShown are the copies that the page of an article names.
const copiesShown = 8

// copiesView are the copies of an article on its page.
type copiesView struct {
	Unknown   bool // whether the index has yet to say which there are
	OfCurrent bool // whether they are those of another revision than the one that is shown
	List      []copyView
	More      *pageLink     // to all of them; nil if they are shown
	ids       []dateline.ID // of those in the list
}

// copyView is one copy.
type copyView struct {
	factsView
	Title, URL string
	Same       bool // whether its text is equal, white space aside
}

// fillCopies names the copies of an article, the oldest first; words is the search
// that led to it.
func (s *server) fillCopies(ctx context.Context, page *articlePage, f found, words address) error {
	n, oldest, known, err := s.copies(ctx, f.ID, copiesShown+1)
	if err != nil || known && n == 0 {
		return err
	}
	page.Copies = &copiesView{Unknown: !known}
	if !known {
		return nil
	}
	if page.Copies.List, page.Copies.ids, err = s.listCopies(ctx, f, oldest, words); err != nil {
		return err
	}
	page.Copies.OfCurrent = page.Older != ""
	if more := n - len(page.Copies.List); more > 0 {
		page.Copies.More = &pageLink{"and " + grouped(more) + " more", copiesOf(newAddress(words.path, nil), string(f.ID)).String()}
	}
	return nil
}

// listCopies reads the oldest copies, the article itself aside.
func (s *server) listCopies(ctx context.Context, f found, oldest []dateline.Hit, words address) (out []copyView, ids []dateline.ID, err error) {
	body, err := s.currentBody(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	home := newAddress(words.path, nil)
	hits := slices.DeleteFunc(oldest, func(h dateline.Hit) bool { return h.ID == f.ID })
	for _, h := range hits[:min(len(hits), copiesShown)] {
		ids = append(ids, h.ID)
		other, _, err := s.archive.Article(ctx, h.ID, h.Revision)
		if kind := dateline.KindOf(err); err != nil && (kind == dateline.Gone || kind == dateline.NotFound) {
			continue // erased since
		}
		if err != nil {
			return nil, nil, fmt.Errorf("copy %q of article %q: %w", h.ID, f.ID, err)
		}
		out = append(out, copyView{facts(home, other.Known), untitled(other.Title), s.articleAddress(h.ID, words), sameText(body, other.Body)})
	}
	return out, ids, nil
}

// currentBody is the text that has the copies, whichever revision is shown.
func (s *server) currentBody(ctx context.Context, f found) (string, error) {
	at := slices.IndexFunc(f.revisions, func(r dateline.Revision) bool { return r.Current })
	if at < 0 || f.revisions[at].Number == f.Revision {
		return f.Body, nil
	}
	a, _, err := s.archive.Article(ctx, f.ID, f.revisions[at].Number)
	if err != nil {
		err = fmt.Errorf("current revision of article %q: %w", f.ID, err)
	}
	return a.Body, err
}

// sameText says whether two texts are equal, white space aside.
func sameText(a, b string) bool {
	return a == b || slices.Equal(strings.Fields(a), strings.Fields(b))
}
