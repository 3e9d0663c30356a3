package server

import (
	"context"
	"fmt"
	"time"

	"dateline"
)

// copiesShow is the value of copies that folds none.
const copiesShow = "show"

// copiesOf is the search at an address for the copies of an article.
func copiesOf(here address, id string) address {
	return here.set("copy_of", id).set("copies", copiesShow)
}

// addressCopies gives the hits of a search the addresses of what is folded into
// them.
func addressCopies(hits []HitJSON, here address) {
	for i, h := range hits {
		if h.Copies > 0 {
			hits[i].CopiesURL = copiesOf(here, h.ID).String()
		}
	}
}

// newHits are the hits of a search at an address.
func newHits(hits []dateline.Hit, shown dateline.Shown, here address) (out []HitJSON) {
	for _, h := range hits {
		out = append(out, newHit(h, shown))
	}
	addressCopies(out, here)
	return out
}

// copiesLink opens what is folded into a hit; nil if nothing is.
func copiesLink(here address, h dateline.Hit) *pageLink {
	if h.Copies == 0 {
		return nil
	}
	return &pageLink{"and " + counted(h.Copies, "more copy", "more copies"), copiesOf(here, string(h.ID)).String()}
}

// totalOf says how many articles a search has found, and how many are folded away.
func totalOf(here address, res *dateline.Result) string {
	if res.Folded == 0 {
		return hitsOf(here, res.Total)
	}
	return articles(res.Total) + " and " + counted(res.Folded, "copy", "copies")
}

// copyChips are the choices about copies at an address.
func copyChips(here address) (out []chip) {
	if here.one("copy_of") != "" {
		out = append(out, chip{"", "copies of one text", here.set("copy_of", "").set("copies", "").String()})
	} else if here.one("copies") == copiesShow {
		out = append(out, chip{"", "every copy", here.set("copies", "").String()})
	}
	return out
}

// copiesTime is how long an article waits to be told its copies: it can be read
// while the index is being made, and they cannot be found then.
const copiesTime = time.Second

// copies counts the other articles that are copies of the current text of an article,
// and names the oldest: limit of them and of the article itself. known is false while the
// index cannot say.
func (s *server) copies(ctx context.Context, id dateline.ID, limit int) (n int, oldest []dateline.Hit, known bool, err error) {
	within, cancel := context.WithTimeout(ctx, copiesTime)
	defer cancel()
	res, err := s.archive.Search(within, dateline.Search{CopyOf: id, Sort: dateline.Oldest, Limit: limit, Shown: dateline.IDsOnly})
	if err == nil {
		return max(res.Total-1, 0), res.Hits, true, nil
	}
	if ctx.Err() == nil && (within.Err() != nil || dateline.KindOf(err) == dateline.Unavailable) {
		return 0, nil, false, nil
	}
	return 0, nil, false, fmt.Errorf("copies of article %q: %w", id, err)
}

// addCopies says of an article how many copies it has, and where they are.
func (s *server) addCopies(ctx context.Context, a *ArticleJSON) error {
	n, _, known, err := s.copies(ctx, dateline.ID(a.ID), 0)
	if err != nil || !known {
		return err
	}
	a.Copies = &n
	if n > 0 {
		a.CopiesURL = copiesOf(newAddress(s.BasePath+pathSearch, nil), a.ID).String()
	}
	return nil
}
