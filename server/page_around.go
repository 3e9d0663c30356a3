package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"dateline"
)

// aroundView leads from an article to the results of the search that led to it.
type aroundView struct {
	Results       string // the page of results that it stands on
	Before, After string // addresses of the articles around it on that page; "" for none
	Onward        string // the next page of results, where it is the last of its own; "" otherwise
	partial       bool   // whether these are results of a part of the index
}

// aroundTime is how long an article waits for its place in a search.
const aroundTime = 2 * time.Second

// aroundNames are the parameters of a search that come with its articles: those of the
// page but for what is counted beside its hits.
func aroundNames() []string {
	return slices.DeleteFunc(pageNames(), func(name string) bool { return name == "interval" || name == "facet" })
}

// around finds an article in the search that led to it, by one search that reads no text;
// nil where nothing was searched for. What cannot be told is left out, and is nothing that
// an article cannot be read without: the article is not on that page any more, the cursor
// has expired, the index is being made.
func (s *server) around(ctx context.Context, f found, here address) *aroundView {
	if len(here.state) == 0 {
		return nil
	}
	v := &aroundView{Results: here.set("cursor", "").String()}
	within, cancel := context.WithTimeout(ctx, aroundTime)
	defer cancel()
	p, err := read[searchParams](&http.Request{URL: &url.URL{RawQuery: here.state.Encode()}})
	if err != nil {
		return v
	}
	q := p.search()
	q.Shown = dateline.IDsOnly
	if res, err := s.archive.Search(within, q); err == nil {
		v.Results = here.String()
		s.fillAround(v, f, here, res)
	}
	return v
}

func (s *server) fillAround(v *aroundView, f found, here address, res *dateline.Result) {
	all := ofAll(here)
	at := slices.IndexFunc(res.Hits, func(h dateline.Hit) bool { return h.ID == f.ID && (!all || h.Revision == f.Revision) })
	if at < 0 {
		return
	}
	v.partial = res.Parts.Missing > 0
	if at > 0 {
		v.Before = s.hitAddress(here, res.Hits[at-1])
	}
	if at+1 < len(res.Hits) {
		v.After = s.hitAddress(here, res.Hits[at+1])
	} else if res.Next != "" {
		v.Onward = here.set("cursor", res.Next).String()
	}
}

// hitAddress is the page of a hit of the search at an address.
func (s *server) hitAddress(here address, h dateline.Hit) string {
	if earlier(h) {
		return s.earlierAt(here, h).String()
	}
	return s.articleAddress(h.ID, here)
}
