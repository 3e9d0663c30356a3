package server

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline"
	"dateline/index/correct"
)

// kindApart is the button that makes the mentions in several articles another entity: one
// correction of each mention, since what is written alike is told apart by nothing else.
const kindApart = "apart"

// apartListed are the articles that a form has to choose from.
const apartListed = 20

// apartForm is where articles are chosen in which an entity is another one.
type apartForm struct {
	Articles     []apartArticle
	Publications []apartPublication
	More         string // how many articles are not listed, with the verb; "" if all are
	Open         bool   // some were chosen
}

// apartArticle is an article to choose.
type apartArticle struct {
	ID, URL, Title, Source string
	Chosen                 bool
}

// apartPublication is a publication to choose.
type apartPublication struct {
	Name, Label, Count string // Label is Name on one line
	Chosen             bool
}

// newApart is the form before anything is chosen.
func (s *server) newApart(ctx context.Context, e dateline.Entity) (f apartForm, err error) {
	if e.Type == "" {
		return f, nil
	}
	res, err := s.archive.Search(ctx, dateline.Search{Include: map[string][]string{e.Type: {e.ID}}, Sort: dateline.Newest, Limit: apartListed,
		Facets: []string{dateline.FacetPublication}, FacetLimit: dateline.MaxFacetLimit})
	if err != nil {
		return f, fmt.Errorf("articles that mention %q: %w", e.ID, err)
	}
	for _, h := range res.Hits {
		f.Articles = append(f.Articles, apartArticle{ID: string(h.ID), URL: s.pageURL("/articles/" + string(h.ID)),
			Title: cmp.Or(plainLine(h.Title), string(h.ID)), Source: sourceOf(h)})
	}
	if more := res.Total - len(res.Hits); more > 0 {
		f.More = counted(more, "older article is", "older articles are")
	}
	for _, v := range res.Facets[dateline.FacetPublication].Values {
		f.Publications = append(f.Publications, apartPublication{Name: v.Value, Label: plainLine(v.Value), Count: grouped(v.Count)})
	}
	return f, nil
}

// sourceOf is who published an article, and when; "" where neither is known.
func sourceOf(h dateline.Hit) string {
	known := []string{h.Known.Publication.Value, day(h).String()}
	return strings.Join(slices.DeleteFunc(known, func(s string) bool { return s == "" }), ", ")
}

// typed lets a form that was refused keep what was chosen.
func (f *apartForm) typed(v url.Values) {
	f.Open = v.Get("kind") == kindApart
	for i := range f.Articles {
		f.Articles[i].Chosen = slices.Contains(v["in"], f.Articles[i].ID)
	}
	for i := range f.Publications {
		f.Publications[i].Chosen = v.Get("of") == f.Publications[i].Name
	}
}

// apart makes the mentions of an entity in the articles that were chosen another one's;
// upTo is as of Archive.Correct.
func (s *server) apart(r *http.Request, id string, asked dateline.Correction) (out []dateline.Corrected, upTo dateline.Seq, err error) {
	in := correct.Articles{}
	for _, article := range r.PostForm["in"] {
		in.IDs = append(in.IDs, dateline.ID(article))
	}
	if of := r.PostForm.Get("of"); of != "" {
		in.Publications = []string{of}
	}
	_, out, upTo, err = correct.SplitArticles(r.Context(), s.archive, id, in, dateline.Correction{Entity: asked.Into, Label: asked.Label, By: asked.By, Why: asked.Why})
	return out, upTo, err
}
