package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// Before anything is asked the page says what the archive holds, and what could be asked;
// every example finds something.
func TestFrontPage(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/")
	front := text(p.all("section", "front")[0])
	contains(t, "front", front, "5 articles in this archive, by 4 publications, naming 17 places, published 13 May 2023 to February 2024")
	examples := p.all("ul", "examples")[0]
	n := 0
	for a := range examples.Descendants() {
		if a.Data != "a" {
			continue
		}
		n++
		if found := visit(t, h, attr(a, "href")); number(t, found.total()) == 0 {
			t.Errorf("the example %q finds nothing", text(a))
		}
	}
	if n < 4 {
		t.Errorf("%d examples", n)
	}
	if _, urls := p.spots(); len(urls) != 16 {
		t.Errorf("%d places on the map", len(urls))
	}
	for _, url := range []string{"/?q=Sotk", "/?sort=oldest"} {
		if other := visit(t, h, url); len(other.all("section", "front")) != 0 || len(other.all("section", "map")) != 1 {
			t.Errorf("%s: what the archive holds is told, or no map is there", url)
		}
	}
}

// Examples are of what is there: articles without places, dates and publications too.
func TestFrontPageOfBareArticles(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{Keys: own("a"), Body: "fire"}}))
	p := visit(t, serving(t, a, server.Options{}), "/")
	front := text(p.all("section", "front")[0])
	if front != "What this archive holds 1 article in this archive What can be asked, for example: Articles whose publication is unknown" {
		t.Errorf("front %q", front)
	}
}

// The map of a search keeps its choices, shows what is chosen, and lifts it.
func TestMapOfASearch(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q=drones&not.publication=Press+TV&place=sotk&not.place=moscow")
	titles, urls := p.spots()
	for i, title := range titles {
		name, says, _ := strings.Cut(title, ": ")
		count, state, _ := strings.Cut(says, ", ")
		switch name {
		case "Sotk":
			if state != "chosen" || urls[i] != "/?not.place=moscow&not.publication=Press+TV&q=drones" {
				t.Errorf("%s at %s", title, urls[i])
			}
		case "Moscow":
			if state != "excluded" || urls[i] != "/?not.publication=Press+TV&place=sotk&q=drones" {
				t.Errorf("%s at %s", title, urls[i])
			}
		default:
			alone := visit(t, h, strings.Replace(urls[i], "&place=sotk", "", 1))
			if got := fmt.Sprint(number(t, alone.total())); got != count {
				t.Errorf("%s leads to %s articles", title, got)
			}
		}
	}
	if len(titles) < 8 {
		t.Errorf("%d places", len(titles))
	}
	if data := p.link("GeoJSON"); !slices.ContainsFunc([]string{data}, func(s string) bool {
		return strings.HasPrefix(s, "/api/v1/search.geojson?not.place=moscow&not.publication=Press+TV&place=sotk&q=drones")
	}) {
		t.Errorf("as data at %s", data)
	}
}
