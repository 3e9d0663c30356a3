package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// copied puts n articles of one day each with one text, the first of them in lines
// of its own, and one with that text edited, and one alone.
func copied(t *testing.T, n int) http.Handler {
	t.Helper()
	const ferry = "The ferry from Arden to Corlis lost its rudder on Monday, and 14 people waited for a tow."
	a := emptyArchive(t)
	put := func(id, publication, day, body string) {
		article := dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Ferry " + id, Body: body}
		article.Known.Publication = dateline.Sourced[string]{Value: publication, From: dateline.FromEditor}
		article.Known.Published.Value, _ = dateline.ParseDate(day)
		article.Known.Published.From = dateline.FromEditor
		searchable(t, a)(a.Put(t.Context(), []dateline.Article{article}))
	}
	for i := range n {
		put(fmt.Sprint("c", i), "Heron", fmt.Sprintf("2023-09-%02d", i+2), ferry)
	}
	put("lines", "", "", strings.ReplaceAll(ferry, " ", "\n"))
	put("near", "", "2023-09-01", strings.Replace(ferry, "waited for", "were waiting for", 1))
	put("alone", "", "2023-09-01", "Rain closed the road from Brenn to Dolva on Friday, said the mayor, Ina Holt.")
	return serving(t, a, server.Options{})
}

func TestCopiesOfAnArticle(t *testing.T) {
	h := copied(t, 2)
	p := visit(t, h, "/articles/c1?q=rudder")
	list := text(p.byID("copies").Parent)
	for _, part := range []string{"Ferry near · Unknown publication · 1 September 2023 near Ferry c0 · Heron · 2 September 2023 equal Ferry lines · Unknown publication · no date equal"} {
		contains(t, "list", list, part)
	}
	if to := p.link("Ferry c0"); to != "/articles/c0?q=rudder" {
		t.Errorf("a copy is at %q", to)
	}
	if strings.Contains(list, "more") {
		t.Errorf("there are more than all in %q", list)
	}
	if alone := visit(t, h, "/articles/alone"); strings.Contains(alone.raw, `id="copies"`) {
		t.Error("an article without copies speaks of them")
	}
}

// A long list ends with the search that has all of it.
func TestMoreCopiesThanAreShown(t *testing.T) {
	h := copied(t, 12)
	p := visit(t, h, "/articles/c11")
	if n := strings.Count(text(p.byID("copies").Parent), "Ferry"); n != 8 {
		t.Errorf("%d copies are shown", n)
	}
	all := visit(t, h, p.link("and 5 more"))
	if all.total() != "14 articles" {
		t.Errorf("all are %s", all.total())
	}
}

// The copies are those of the current text, whichever revision is shown.
func TestCopiesOfAnEarlierRevision(t *testing.T) {
	a := emptyArchive(t)
	seen := time.Date(2023, 9, 1, 12, 0, 0, 0, time.UTC)
	const early, late = "The ferry from Arden to Corlis is late on Monday, said 4 people.", "Rain closed the road from Brenn to Dolva on Friday, said the mayor, Ina Holt."
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{
		{ID: "a", Keys: own("a"), Seen: seen, Body: early}, {ID: "a", Keys: own("a"), Seen: seen.Add(time.Hour), Body: late},
		{ID: "b", Keys: own("b"), Title: "Early", Body: early}, {ID: "c", Keys: own("c"), Title: "Late", Body: late},
	}))
	p := visit(t, serving(t, a, server.Options{}), "/articles/a?revision=1")
	if got := text(p.byID("copies").Parent); !strings.Contains(got, "Copies of the current text") || !strings.Contains(got, "Late · Unknown publication · no date equal") || strings.Contains(got, "Early") {
		t.Errorf("copies %q", got)
	}
}

func TestCopiesOfAnArticleAsData(t *testing.T) {
	h := copied(t, 2)
	got := decode[server.ArticleJSON](t, get(t, h, "/api/v1/articles/near").Body)
	if got.Copies == nil || *got.Copies != 3 || got.CopiesURL != "/api/v1/search?copies=show&copy_of=near" {
		t.Errorf("copies %v at %q", got.Copies, got.CopiesURL)
	}
	if n := search(t, h, strings.TrimPrefix(got.CopiesURL, "/api/v1/search?")).Total.Value; n != 4 {
		t.Errorf("%d articles are there", n)
	}
	contains(t, "alone", get(t, h, "/api/v1/articles/alone").Body.String(), `"copies":0}`)
}

// unsearched is an archive whose searches do what the test says.
type unsearched struct {
	dateline.Archive
	search func(context.Context) (*dateline.Result, error)
}

func (u unsearched) Search(ctx context.Context, _ dateline.Search) (*dateline.Result, error) {
	return u.search(ctx)
}

// An article can be read while its copies cannot be found, and does not wait long.
func TestArticlesWithoutAnIndex(t *testing.T) {
	for name, search := range map[string]func(context.Context) (*dateline.Result, error){
		"slow": func(ctx context.Context) (*dateline.Result, error) { <-ctx.Done(); return nil, ctx.Err() },
		"unavailable": func(context.Context) (*dateline.Result, error) {
			return nil, dateline.Errorf(dateline.Unavailable, "no")
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := serving(t, unsearched{overlapping{}, search}, server.Options{})
				begun := time.Now()
				contains(t, "page", visit(t, h, "/articles/a").raw, crossed[:3], "The index is being made")
				if raw := get(t, h, "/api/v1/articles/a").Body.String(); strings.Contains(raw, `"copies"`) || !strings.Contains(raw, `"id":"a"`) {
					t.Errorf("as data %s", raw)
				}
				if took := time.Since(begun); took > 2*time.Second {
					t.Errorf("both took %v", took)
				}
			})
		})
	}
	h := serving(t, unsearched{overlapping{}, func(context.Context) (*dateline.Result, error) { return nil, errors.New("broken") }}, server.Options{})
	if w := get(t, h, "/api/v1/articles/a"); w.Code != http.StatusInternalServerError {
		t.Errorf("a failure: %d", w.Code)
	}
}

func TestCopiesAreFoldedOnThePageOfAPlace(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "arden", Label: "Arden"}}))
	const ferry = "The ferry from Arden to Corlis lost its rudder on Monday, and 14 people waited for a tow."
	var batch []dateline.Article
	for _, id := range []string{"a", "b", "c"} {
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Ferry " + id, Body: ferry})
	}
	elsewhere := dateline.Article{ID: "d", Keys: own("d"), Body: strings.Replace(ferry, "Arden", "Brenn", 1)}
	searchable(t, a)(a.Put(t.Context(), append(batch, elsewhere)))
	h := serving(t, a, server.Options{})
	p := visit(t, h, "/places/arden")
	contains(t, "place", p.raw, "1 article and 2 copies that mention it")
	opened := visit(t, h, p.link("and 2 more copies"))
	if opened.total() != "3 articles" {
		t.Errorf("opened, it has %s", opened.total())
	}
}
