package server

import (
	"net/url"

	"dateline"
)

// hitView is an article in a list of results.
type hitView struct {
	factsView
	Title    []snippetPart // none if it has no title
	URL      string        // of its page, with the words of the search
	Snippets [][]snippetPart
	Places   []pageLink // each narrows the search; the first that are mentioned
	More     *pageLink  // to all of them; nil if they are shown
	Copies   *pageLink  // to what is folded into it; nil if nothing is
	Earlier  *earlierView
}

// placesShown are the places of a hit that are named; a list of all ports of a
// coast is on the page of the article.
const placesShown = 12

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

// hitViews are those of a search at an address.
func (s *server) hitViews(here address, hits []dateline.Hit) (out []hitView) {
	for _, h := range hits {
		v := hitView{factsView: facts(here, h.Known), Title: snippetParts(dateline.Snippet{Text: h.Title, Marks: h.TitleMarks}), URL: s.articleAddress(h.ID, here)}
		for _, sn := range h.Snippets {
			v.Snippets = append(v.Snippets, snippetParts(sn))
		}
		v.namePlaces(here, h.Places)
		v.Copies = copiesLink(here, h)
		if earlier(h) {
			v.URL, v.Earlier = s.earlierHit(here, h)
		}
		out = append(out, v)
	}
	return out
}

func (v *hitView) namePlaces(here address, all []dateline.PlaceRef) {
	for _, p := range all[:min(len(all), placesShown)] {
		v.Places = append(v.Places, pageLink{p.Label, here.with(dateline.FacetPlace, p.ID).String()})
	}
	if more := len(all) - placesShown; more > 0 {
		v.More = &pageLink{grouped(more) + " more", v.URL + "#places"}
	}
}

func facts(here address, k dateline.Known) factsView {
	v := factsView{
		Publication: k.Publication.Value, Published: newDate(k.Published.Value),
		Dateline: k.Dateline.Value, Lang: htmlLanguage(k.Language.Value),
		PublicationURL: here.with("missing", dateline.FacetPublication).String(),
	}
	if v.Publication != "" {
		v.PublicationURL = here.with(dateline.FacetPublication, v.Publication).String()
	}
	return v
}

// articleAt is the page of an article; the words of the search come with it, to be
// marked there.
func (s *server) articleAt(id dateline.ID, here address) address {
	return here.only("q", "match", "verbatim").to(s.pageURL("/articles/" + url.PathEscape(string(id))))
}

func (s *server) articleAddress(id dateline.ID, here address) string {
	return s.articleAt(id, here).String()
}

func (s *server) placeAddress(id string) string { return s.pageURL("/places/" + url.PathEscape(id)) }

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
