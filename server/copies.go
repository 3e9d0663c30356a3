package server

import (
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
func newHits(hits []dateline.Hit, here address) (out []HitJSON) {
	for _, h := range hits {
		out = append(out, newHit(h))
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
func totalOf(res *dateline.Result) string {
	if res.Folded == 0 {
		return articles(res.Total)
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
