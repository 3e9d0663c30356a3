package server

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline"
)

// search serves /api/v1/search.
func (s *server) search(r *http.Request) (*reply, error) {
	begun := time.Now()
	p, err := read[searchParams](r)
	if err != nil {
		return nil, err
	}
	q := p.search()
	res, err := s.find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	at := newAddress(s.BasePath+pathSearch, p.asked)
	out := NewSearchJSON(q, res, time.Since(begun))
	listed := 0
	for _, f := range out.Facets {
		listed += len(f.Values)
	}
	for name, f := range out.Facets {
		out.Facets[name] = f.addressed(name, at, listed)
	}
	addressCopies(out.Hits, at)
	if out.Relaxed != nil {
		addressCopies(out.Relaxed.Hits, at.set("match", "any"))
	}
	rep, err := asJSON(out)
	rep.state, rep.header, rep.cache = stateOf(res), onward(at, res), cacheOf(res)
	return rep, err
}

// cacheOf lets nobody keep a partial answer: the rest of it may be there a moment later.
func cacheOf(res *dateline.Result) string {
	if res.Parts.Missing > 0 {
		return cacheNever
	}
	return ""
}

// find answers a search, and wraps its error with the query.
func (s *server) find(ctx context.Context, q dateline.Search) (*dateline.Result, error) {
	res, err := s.archive.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", q.Text, err)
	}
	return res, nil
}

// onward names the next page in a header (RFC 8288).
func onward(at address, res *dateline.Result) http.Header {
	if res.Next == "" {
		return nil
	}
	return http.Header{"Link": {"<" + at.set("cursor", res.Next).String() + `>; rel="next"`}}
}

// onePage serves one page of hits in a form that body writes.
func (s *server) onePage(r *http.Request, media, suffix string, body func(*dateline.Result, address) ([]byte, error)) (*reply, error) {
	p, err := s.readHits(r, suffix)
	if err != nil {
		return nil, err
	}
	res, err := s.find(r.Context(), p.search())
	if err != nil {
		return nil, err
	}
	at := newAddress(s.BasePath+pathSearch+suffix, p.asked)
	raw, err := body(res, at)
	return &reply{media: media, body: raw, state: stateOf(res), header: onward(at, res)}, err
}

// readHits reads the parameters of a form that has hits only, and says where to
// ask for what is counted.
func (s *server) readHits(r *http.Request, suffix string) (shownParams, error) {
	asked := newValues(r).url
	refused := []string{"facet", "facet_limit", "interval", partialParam}
	if !slices.Contains(suffixesOfIDs, suffix) {
		refused = append(refused, "show")
	}
	for _, name := range refused {
		if strings.Join(asked[name], "") == "" {
			continue
		}
		bad := &dateline.Error{Kind: dateline.Invalid, Field: name, Message: "has no place in search" + suffix,
			Hint: "ask " + s.BasePath + pathSearch + " for facets and the histogram"}
		switch name {
		case partialParam:
			bad.Hint = "it is whole, or refused; ask " + s.BasePath + pathSearch + " for a partial answer"
		case "show":
			bad.Hint = "ask " + s.BasePath + pathSearch + " for ids, or with the suffix " + strings.Join(suffixesOfIDs, " or ")
		}
		return shownParams{}, bad
	}
	p, err := read[shownParams](r)
	if err == nil && p.Revisions == revisionsAll && refers(suffix) {
		err = dateline.Invalidf("revisions", "has no meaning in %s, which refers to articles; want newest, or nothing", strings.TrimPrefix(suffix, "."))
	}
	return p, err
}

// refers says whether the form of a suffix holds references.
func refers(suffix string) bool {
	return slices.ContainsFunc(exportForms, func(f ExportForm) bool { return f.refers && f.Suffix == suffix })
}

// suffixesOfIDs are the forms that can have ids alone.
var suffixesOfIDs = []string{suffixCSV, suffixLines}

const (
	suffixCSV   = ".csv"
	suffixLines = ".ndjson"
)
