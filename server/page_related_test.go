package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/server"
)

// about is an article on places of a day.
func about(id, body string, published dateline.Date) dateline.Article {
	return dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "On " + id, Body: body, Seen: time.Date(2024, 1, 2, 3, 4, 0, 0, time.UTC), Known: dateline.Known{
		Published: dateline.Sourced[dateline.Date]{Value: published, From: dateline.FromText}}}
}

func relatedServer(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	if _, _, err := a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "lodz", Label: "Lodz"}, {ID: "brno", Label: "Brno"}, {ID: "graz", Label: "Graz"}}); err != nil {
		t.Fatal(err)
	}
	day := func(n int) dateline.Date { return dateline.Date{Year: 2023, Month: 9, Day: n} }
	text := "A fire in Lodz and in Brno has burnt down two sheds, and nobody was hurt, said the mayor Nowak on 12 phones."
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{
		about("this", text, day(10)), about("copy", text, day(10)),
		about("both", "Brno and Lodz have agreed on the price of bread.", day(13)), about("one", "In Lodz the trams stand still.", day(7)),
		about("late", "In Lodz the trams go again.", day(14)), about("early", "In Lodz the trams went.", day(6)), about("elsewhere", "In Graz it rains.", day(10)),
		about("month", "In Lodz there was a strike some time that month.", dateline.Date{Year: 2023, Month: 9}),
		about("undated", "In Lodz there is a park.", dateline.Date{}),
	}))
	return serving(t, a, server.Options{})
}

// Others of the same places and days: those of all places first, no copies, none of
// other days; and a search for all of them.
func TestRelatedArticles(t *testing.T) {
	h := relatedServer(t)
	p := visit(t, h, "/articles/this")
	var got []string
	for _, a := range p.all("a", "") {
		if within(a, "related") && strings.HasPrefix(attr(a, "href"), "/articles/") {
			got = append(got, text(a))
		}
	}
	if len(got) != 3 || got[0] != "On both" || !strings.Contains(fmt.Sprint(got), "On one") || !strings.Contains(fmt.Sprint(got), "On month") {
		t.Errorf("related: %q", got)
	}
	contains(t, "related", text(p.all("section", "related")[0]), "Lodz or Brno, 7 September 2023 to 13 September 2023")
	if all := visit(t, h, p.link("Search all of them")); all.total() != "4 articles and 1 copy" {
		t.Errorf("all: %s at %s", all.total(), all.url)
	}
	for _, id := range []string{"undated", "elsewhere"} {
		if n := len(visit(t, h, "/articles/"+id).all("section", "related")); n != 0 {
			t.Errorf("%s has others of its places and days", id)
		}
	}
}

// A citation says what is known and which text it is, and leaves out what is not known.
func TestCitation(t *testing.T) {
	seeds := seedServer(t)
	for id, parts := range map[string][]string{
		"001_392232d5ddb0de9c": {"Daily Sabah. “2 killed, 4 wounded in renewed Azerbaijan-Armenia clashes”. September 2023. https://www.dailysabah.com/", "revision 1, seen "},
		"002_19c8dec911eaa44e": {"“Untitled”. September 2023. "},
	} {
		got := text(visit(t, seeds, "/articles/"+id).byID("citation"))
		contains(t, id, got, append(parts, "text "+id)...)
	}
	if got := text(visit(t, relatedServer(t), "/articles/undated").byID("citation")); got != "“On undated”. text undated, revision 1, seen 2 January 2024, 03:04 UTC." {
		t.Errorf("citation %q", got)
	}
}
