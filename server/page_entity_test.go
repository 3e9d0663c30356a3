package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"github.com/chromedp/chromedp"
)

// people returns a handler over articles that name people, organisations and places.
func people(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	_, _, err := a.PutPlaces(t.Context(), "test", []dateline.Place{
		{ID: "velun", Label: "Velun", Kind: "town", Countries: []string{"AZ"}, Lat: 40, Lon: 46, Located: true}, {ID: "tarsk", Label: "Tarsk", Lat: 41, Lon: 45, Located: true}})
	if err != nil {
		t.Fatal(err)
	}
	var batch []dateline.Article
	for i, body := range []string{
		"Jane Roe of the Harbour Board went to Velun. Nothing else was said.\n\nRoe met John Doe in Tarsk.",
		"John Doe spoke for the Harbour Board. Ms Jane Roe did not.", "It rained in Velun.",
	} {
		id := fmt.Sprint("a", i)
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Title " + id, Body: body, Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: []string{"The Echo", "The Post", "The Echo"}[i], From: dateline.FromEditor},
			Published:   dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2020 + i, Month: 3, Day: 8}, From: dateline.FromText},
		}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	named := func(article, of, id, label, words string) dateline.Correction {
		return dateline.Correction{Kind: dateline.CorrectMention, Article: dateline.ID(article), Field: dateline.FieldBody, Words: []string{words}, Entity: id, Type: of, Label: label}
	}
	out, upTo, err := a.Correct(t.Context(), []dateline.Correction{
		named("a0", dateline.TypePerson, "jane-roe", "Jane Roe", "Jane Roe"), named("a0", dateline.TypePerson, "john-doe", "John Doe", "John Doe"),
		named("a1", dateline.TypePerson, "jane-roe", "Jane Roe", "Ms Jane Roe"), named("a1", dateline.TypePerson, "john-doe", "John Doe", "John Doe"),
		named("a0", dateline.TypeOrganisation, "harbour-board", "Harbour Board", "Harbour Board"), named("a1", dateline.TypeOrganisation, "harbour-board", "Harbour Board", "Harbour Board"),
		{Kind: dateline.CorrectMerge, Entity: "j-roe", Into: "jane-roe"},
	})
	for _, o := range out {
		err = errors.Join(err, o.Err)
	}
	if err = errors.Join(err, a.Wait(t.Context(), upTo)); err != nil {
		t.Fatal(err)
	}
	return serving(t, a, server.Options{})
}

// peoplePages are pages of people.
var peoplePages = []string{"/people/jane-roe", "/organisations/harbour-board", "/places/velun", "/articles/a0", "/?q=Harbour"}

// A person has a page in the manner of a place's: who writes which name and when, where,
// with whom and in which sentence.
func TestPagesOfPeopleAndOrganisations(t *testing.T) {
	h := people(t)
	p := visit(t, h, "/people/jane-roe")
	p.holdStructure()
	contains(t, "page", text(p.byID("main")), "Jane Roe", "Kindperson", "2 articles that mention them", "Places named with them", "John Doe 2", "Harbour Board 2", "The Echo, 8 March 2020")
	rows := p.all("tr", "")
	if len(rows) < 3 || text(rows[1]) != "Jane Roe22020 to 2021The Echo 1, The Post 1" || text(rows[2]) != "Ms Jane Roe12021The Post 1" {
		t.Errorf("names: %q, %q", text(rows[1]), text(rows[2]))
	}
	if titles, _ := p.spots(); strings.Join(titles, ", ") != "Tarsk: 1, Velun: 1" {
		t.Errorf("on the map are %q", titles)
	}
	sentences := p.all("section", "with")
	if len(sentences) != 2 || !strings.Contains(text(sentences[0]), "John Doe") || len(p.all("mark", "")) < 2 {
		t.Errorf("with it are named %d kinds, the first %s", len(sentences), text(sentences[0]))
	}
	if to := visit(t, h, p.link("Search the articles that mention Jane Roe")); to.url != "/?person=jane-roe" || to.total() != "2 articles" {
		t.Errorf("%s: %s", to.url, to.total())
	}
	feed := attr(p.all("link", "")[len(p.all("link", ""))-1], "href")
	if w := get(t, h, feed); w.Code != http.StatusOK || strings.Count(w.Body.String(), "<item>") != 2 {
		t.Errorf("%s: %d", feed, w.Code)
	}
	contains(t, "organisation", visit(t, h, "/organisations/harbour-board").raw, "<h1><bdi>Harbour Board</bdi></h1>", "People named with it", "2 articles that mention it")
}

// What is of another type, or stands for another entity, has its page there; what there is
// not is said so.
func TestPagesOfEntitiesHaveOneAddress(t *testing.T) {
	h := people(t)
	for asked, want := range map[string]string{"/people/velun": "/places/velun", "/people/j-roe": "/people/jane-roe", "/places/john-doe": "/people/john-doe", "/organisations/jane-roe": "/people/jane-roe"} {
		if w := get(t, h, asked); w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %s", asked, w.Code, w.Header().Get("Location"), want)
		}
	}
	for _, asked := range []string{"/people/zebra", "/organisations/zebra", "/people/%C3%BC", "/places/zebra"} {
		if w := get(t, h, asked, "Accept", "text/html"); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", asked, w.Code)
		}
	}
}

// Hits name people and organisations, which narrow; articles mark them and list them.
func TestPeopleInHitsAndArticles(t *testing.T) {
	h := people(t)
	p := visit(t, h, "/?q=Harbour")
	contains(t, "hit", text(p.all("ol", "hits")[0]), "Named: Jane Roe, Harbour Board, John Doe", "Named: John Doe, Harbour Board, Jane Roe")
	if to := visit(t, h, p.link("Jane Roe")); to.url != "/?person=jane-roe&q=Harbour" || to.total() != "2 articles" {
		t.Errorf("%s: %s", to.url, to.total())
	}
	a := visit(t, h, "/articles/a0")
	contains(t, "article", a.raw, `<a class="named person" href="/people/jane-roe" title="person: Jane Roe">Jane Roe</a>`, `<a class="named organisation" href="/organisations/harbour-board"`, `id="mark-names"`)
	contains(t, "lists", text(a.byID("main")), "People mentioned", "Organisations mentioned", "Places mentioned")
	if rain := visit(t, h, "/articles/a2"); strings.Contains(rain.raw, "mark-names") || strings.Contains(rain.raw, "People mentioned") {
		t.Error("people are marked where there are none")
	}
}

// A person of the text opens a card; the marks of people can be turned off, and stay so.
func TestCardsOfPeople(t *testing.T) {
	b := openTab(t, people(t))
	underlined := func(class string, yes bool) step {
		return holds(fmt.Sprintf(`getComputedStyle(document.querySelector(".text .%s")).textDecorationLine.includes("underline") === %v`, class, yes))
	}
	b.do(chromedp.Navigate(b.url+"/articles/a0"), holds(`document.querySelector(".text .person[aria-haspopup]")`), underlined("person", true), click(".text .person"),
		shows(".card:popover-open h2", "Jane Roe"), holds(`document.querySelector(".card .facts").textContent === "Names: Jane Roe, Ms Jane Roe"`), holds(`document.querySelector(".card .ground")`),
		js(`document.querySelector(".card").hidePopover()`), click("#mark-names"), underlined("person", false), underlined("place", true),
		chromedp.Navigate(b.url+"/articles/a1"), underlined("person", false), click("#mark-names"), underlined("person", true))
}

// What is written like a place and is none is not listed as one, and what else a mention
// may be is said.
func TestStandingAndDoubtfulMentions(t *testing.T) {
	h := serving(t, doubtful{overSeeds}, server.Options{})
	p := visit(t, h, "/articles/000_92ccaf013443a6cc")
	contains(t, "places", text(p.byID("places").Parent), "Sotk 1 perhaps Kalbajar, town, AZ")
	if strings.Contains(text(p.byID("places").Parent), "Armenia") {
		t.Errorf("a government is a place: %s", text(p.byID("places").Parent))
	}
	contains(t, "standing", text(p.byID("standing").Parent), "Nationalities and governments", "Armenia 2")
	contains(t, "text", p.raw, `class="named government"`, `class="named nationality"`)
}

// doubtful is an archive whose articles mention a place that may be another one, a
// nationality and a government.
type doubtful struct{ dateline.Archive }

func (d doubtful) Article(ctx context.Context, id dateline.ID, revision int) (dateline.Article, []dateline.Mention, error) {
	a, _, err := d.Archive.Article(ctx, id, revision)
	mention := func(at int, of, id, label string) dateline.Mention {
		return dateline.Mention{Field: dateline.FieldBody, Start: at, End: at + 3, Words: a.Body[at : at+3], Type: of, Entity: id, Label: label, Confidence: .5}
	}
	all := []dateline.Mention{mention(0, dateline.TypePlace, "sotk", "Sotk"), mention(10, dateline.TypeNationality, "armenia", "Armenia"), mention(20, dateline.TypePlace, "armenia", "Armenia")}
	all[0].Alternatives, all[2].Government = []string{"kalbajar"}, true
	return a, all, err
}
