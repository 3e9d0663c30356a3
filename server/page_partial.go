package server

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"dateline"
)

// partialParam takes partial answers, see searchParams.
const partialParam = "partial"

// lacks reports whether err is that of a search which a partial answer could be given to.
func lacks(err error) bool {
	var e *dateline.Error
	return errors.As(err, &e) && e.Kind == dateline.Unavailable && e.Field == partialParam
}

// partialWay is the address of the page of a search, or of the values of a facet, that takes
// a partial answer to what was asked of it; "" where another page was asked for.
func (s *server) partialWay(r *http.Request) string {
	if r.URL.Path != "/" && !strings.HasPrefix(r.URL.Path, pathFacets) {
		return ""
	}
	v, _ := knownParams(r, append(pageNames(), prefixParam, howManyParam))
	return newAddress(s.pageURL(r.URL.Path), v).set(partialParam, "1").String()
}

// partialView says what a page lacks.
type partialView struct {
	Text  string
	Whole string // address of the same search, whole or refused
}

func newPartialView(here address, p dateline.Parts) *partialView {
	if p.Missing == 0 {
		return nil
	}
	return &partialView{
		Text:  fmt.Sprintf("%d of %d parts of the archive cannot be searched at the moment: counts and hits are of the rest.", p.Missing, p.All),
		Whole: here.set(partialParam, "").String(),
	}
}

// cache is Cache-Control of a page, see cacheOf.
func (p shown) cache() string {
	lacks := false
	switch page := p.data.(type) {
	case searchPage:
		lacks = page.Partial != nil
	case facetPage:
		lacks = page.Partial != nil
	case articlePage:
		lacks = page.Around != nil && page.Around.partial
	}
	if lacks {
		return cacheNever
	}
	return ""
}
