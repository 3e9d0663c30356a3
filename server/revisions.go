package server

import (
	"net/url"
	"strconv"

	"dateline"
)

// revisionsAll is the value of revisions that searches all.
const revisionsAll = "all"

// ofAll says whether the search at an address is of all revisions.
func ofAll(here address) bool { return here.one("revisions") == revisionsAll }

// allOf is the search at an address of all revisions, where nothing is folded.
func allOf(here address) address { return here.set("revisions", revisionsAll).set("copies", "") }

// hitsOf says how many hits a search has: articles, or revisions of them.
func hitsOf(here address, n int) string {
	if ofAll(here) {
		return counted(n, "revision", "revisions")
	}
	return articles(n)
}

// earlier says whether a hit is a revision that is not the current one.
func earlier(h dateline.Hit) bool { return h.Current != 0 && h.Revision != h.Current }

// revisionPath is the page of one revision, below the base path.
func revisionPath(id dateline.ID, number int) string {
	return "/articles/" + url.PathEscape(string(id)) + "?revision=" + strconv.Itoa(number)
}

// earlierView says of a hit that it is not the current revision.
type earlierView struct {
	Number, Newest  int
	NewestURL, Diff string
}

// earlierHit is the page of a hit that is an earlier revision, and what is said of it.
func (s *server) earlierHit(here address, h dateline.Hit) (string, *earlierView) {
	return s.earlierAt(here, h).String(),
		&earlierView{h.Revision, h.Current, s.articleAddress(h.ID, here), s.diffAddress(h.ID, h.Revision, h.Current)}
}

func (s *server) earlierAt(here address, h dateline.Hit) address {
	return s.articleAt(h.ID, here).set("revision", strconv.Itoa(h.Revision))
}
