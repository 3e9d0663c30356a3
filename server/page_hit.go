package server

import (
	"net/url"
	"slices"

	"dateline"
)

// hitView is an article in a list of results.
type hitView struct {
	factsView
	Title    []snippetPart // none if it has no title
	URL      string        // of its page, with the search
	Snippets [][]snippetPart
	Places   namedList
	Named    namedList // people and organisations
	Copies   *pageLink // to what is folded into it; nil if nothing is
	Earlier  *earlierView
}

// namedList are entities that a hit mentions.
type namedList struct {
	List []pageLink // each narrows the search; the first that are mentioned
	More *pageLink  // to all of them; nil if they are shown
}

// Entities of a hit that are named; a list of all ports of a coast is on the page of the
// article.
const (
	placesShown = 12
	namedShown  = 8
)

// factsView is what a reader wants to know of an article at first.
type factsView struct {
	Publication    string // "" if it is not known
	PublicationURL string // searches for articles of the publication, or of an unknown one
	Published      date
	Dateline, Lang string
}

// snippetPart is a run of a snippet.
type snippetPart struct {
	Text string
	Mark bool
}

// hitViews are those of a search at an address; their pages lead on to the hits around them
// at the address from, which has the cursor of the page that they are on.
func (s *server) hitViews(here, from address, hits []dateline.Hit) (out []hitView) {
	for _, h := range hits {
		v := hitView{factsView: facts(here, h.Known), Title: titleParts(h), URL: s.articleAddress(h.ID, from)}
		for _, sn := range h.Snippets {
			v.Snippets = append(v.Snippets, snippetParts(sn))
		}
		v.nameAll(here, h)
		v.Copies = copiesLink(here, h)
		if earlier(h) {
			v.URL, v.Earlier = s.earlierHit(from, h)
		}
		out = append(out, v)
	}
	return out
}

// nameAll names what a hit mentions.
func (v *hitView) nameAll(here address, h dateline.Hit) {
	for _, p := range h.Places[:min(len(h.Places), placesShown)] {
		v.Places.List = append(v.Places.List, pageLink{p.Label, here.with(dateline.FacetPlace, p.ID).String()})
	}
	for _, e := range h.Named[:min(len(h.Named), namedShown)] {
		v.Named.List = append(v.Named.List, pageLink{e.Label, here.with(e.Type, e.ID).String()})
	}
	v.Places.More = moreOf(len(h.Places)-placesShown, v.URL+"#places")
	if len(h.Named) > namedShown {
		v.Named.More = moreOf(len(h.Named)-namedShown, v.URL+"#"+listOf[h.Named[0].Type])
	}
}

func moreOf(more int, url string) *pageLink {
	if more <= 0 {
		return nil
	}
	return &pageLink{grouped(more) + " more", url}
}

func facts(here address, k dateline.Known) factsView {
	v := factsView{
		Publication: k.Publication.Value, Published: newDate(k.Published.Value),
		Dateline: k.Dateline.Value, Lang: htmlLanguage(k.Language.Value),
		PublicationURL: here.with(missingParam, dateline.FacetPublication).String(),
	}
	if v.Publication != "" {
		v.PublicationURL = here.with(dateline.FacetPublication, v.Publication).String()
	}
	return v
}

// articleAt is the page of an article; the search comes with it, so that its words are
// marked there and the hits around it are found.
func (s *server) articleAt(id dateline.ID, here address) address {
	return here.only(aroundNames()...).to(s.pageURL("/articles/" + url.PathEscape(string(id))))
}

func (s *server) articleAddress(id dateline.ID, here address) string {
	return s.articleAt(id, here).String()
}

// entityAddress is the page of an entity of a type.
func (s *server) entityAddress(of, id string) string {
	return s.pageURL(entityPaths[of] + url.PathEscape(id))
}

// titleShown is how many code points of a title a list has. A longer one is a text that was
// taken for a title; its page has all of it.
const titleShown = 500

func titleParts(h dateline.Hit) []snippetPart {
	title := dateline.Snippet{Text: h.Title, Marks: h.TitleMarks}
	if text := []rune(h.Title); len(text) > titleShown {
		title.Text = string(text[:titleShown]) + "…"
		title.Marks = slices.DeleteFunc(slices.Clone(h.TitleMarks), func(m [2]int) bool { return m[1] > titleShown })
	}
	return snippetParts(title)
}

func snippetParts(sn dateline.Snippet) (out []snippetPart) {
	text, at := []rune(sn.Text), 0
	add := func(end int, mark bool) {
		if end > at {
			out = append(out, snippetPart{string(text[at:end]), mark})
			at = end
		}
	}
	for _, m := range sn.Marks {
		add(m[0], false)
		add(m[1], true)
	}
	add(len(text), false)
	return out
}
