package server

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"

	"dateline"
)

// articlePage is one revision of an article.
type articlePage struct {
	frame
	factsView
	Around     *aroundView // the search that led here; nil if none did
	Headline   []run
	Older      string // said of a revision that is not the current one
	Current    string // address of the current one
	Matches    string // how many; "" if nothing is searched for
	Last       int    // number of the last match
	Paragraphs []paragraph
	Known      []knownRow
	Mentioned  []mentionedView
	Marks      []markView
	Copies     *copiesView  // nil if there are none
	Related    *relatedView // nil if there are none
	Citation   string
	Revisions  []revisionView
	Keys       []string
	Remains    string // what stood beside the article on its page; "" if nothing is known
	Changed    string // address of what changed between two revisions; "" if there is one only
	Data       []pageLink
}

type revisionView struct {
	Number         int
	Seen, URL      string
	Shown, Current bool
}

// found is all that an article's page is made of.
type found struct {
	dateline.Article
	mentions  []dateline.Mention
	marks     dateline.Marks
	revisions []dateline.Revision
}

// articlePage serves /articles/{id}.
func (s *server) articlePage(r *http.Request) (shown, error) {
	id := dateline.ID(pathValue(r, "id"))
	known, notices := knownParams(r, append(aroundNames(), "revision"))
	v := newValues(withParams(r, known))
	revision := v.number("revision", 1, math.MaxInt32, 0)
	q := dateline.Search{Text: v.one("q"), Any: v.one("match") == "any", Verbatim: v.one("verbatim") == "1"}
	if v.err != nil {
		return shown{}, v.err
	}
	f, err := s.found(r.Context(), id, revision, q)
	if err != nil {
		return shown{}, err
	}
	page := articlePage{frame: s.frame(untitled(f.Title))}
	page.Query, page.Notices = q.Text, notices
	page.Styles, page.Modules = s.assetAddresses("article.css", "map.css"), s.assetAddresses("article.js")
	here := newAddress(s.pageURL("/"), known).set("revision", "").set("cursor", known.Get("cursor"))
	words := here.only("q", "match", "verbatim")
	s.fillArticle(&page, f, here)
	if err := s.fillDoubts(r.Context(), &page, f.mentions); err != nil {
		return shown{}, err
	}
	if err := s.fillCopies(r.Context(), &page, f, words); err != nil {
		return shown{}, err
	}
	if err := s.fillRelated(r.Context(), &page, f); err != nil {
		return shown{}, err
	}
	page.Around = s.around(r.Context(), f, here)
	return shown{http.StatusOK, page}, nil
}

func untitled(title string) string { return cmp.Or(title, "Untitled") }

func (s *server) found(ctx context.Context, id dateline.ID, revision int, q dateline.Search) (f found, err error) {
	if f.Article, f.mentions, err = s.archive.Article(ctx, id, revision); err != nil {
		return f, fmt.Errorf("article %q: %w", id, err)
	}
	if f.revisions, err = s.archive.Revisions(ctx, id); err != nil {
		return f, fmt.Errorf("revisions of article %q: %w", id, err)
	}
	if q.Text == "" {
		return f, nil
	}
	if f.marks, err = s.archive.Marks(ctx, id, f.Revision, q); err != nil {
		return f, fmt.Errorf("matches of %q in article %q: %w", q.Text, id, err)
	}
	return f, nil
}

// fillArticle puts an article on its page; here is the search that led to it.
func (s *server) fillArticle(page *articlePage, f found, here address) {
	home := address{here.path, url.Values{}}
	page.factsView = facts(home, f.Known)
	page.Last = len(f.marks.Title) + len(f.marks.Body)
	if page.Query != "" {
		page.Matches = counted(page.Last, "match", "matches") + " of what was searched for."
	}
	title := layout{f.Title, f.marks.Title, mentionsIn(dateline.FieldTitle, f.mentions), 1, page.Last, s.entityAddress}
	body := layout{f.Body, f.marks.Body, mentionsIn(dateline.FieldBody, f.mentions), 1 + len(f.marks.Title), page.Last, s.entityAddress}
	page.Headline, page.Paragraphs = title.runs(0, len(f.Title)), body.paragraphs()
	page.Known, page.Citation = s.knownRows(home, f.Article), citation(f)
	page.Mentioned, page.Marks = s.mentionedViews(f.mentions), markViews(f.mentions)
	page.Remains = f.Remains
	for _, form := range []pageLink{{"JSON", ""}, {"RIS", ".ris"}, {"BibTeX", ".bib"}} {
		page.Data = append(page.Data, pageLink{form.Label, s.pageURL(pathArticles+"/"+string(f.ID)) + form.URL + "?revision=" + strconv.Itoa(f.Revision)})
	}
	for _, k := range f.Keys {
		page.Keys = append(page.Keys, plainLine(k.String()))
	}
	s.fillRevisions(page, f, here)
}

func (s *server) fillRevisions(page *articlePage, f found, here address) {
	page.Current = s.articleAddress(f.ID, here)
	page.Changed = s.changedAddress(f)
	for _, r := range f.revisions {
		at := s.articleAt(f.ID, here).set("revision", strconv.Itoa(r.Number))
		page.Revisions = append(page.Revisions, revisionView{r.Number, moment(r.Seen), at.String(), r.Number == f.Revision, r.Current})
		if r.Number == f.Revision && !r.Current {
			page.Older = fmt.Sprintf("This is revision %d of the text, which is not the current one.", r.Number)
		}
	}
}
