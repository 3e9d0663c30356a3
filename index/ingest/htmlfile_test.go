package ingest_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

const savedPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferries collide off Velun | Velun Herald</title>
<meta property="og:site_name" content="Velun Herald"><meta property="article:published_time" content="2024-03-05T09:30:00+04:00">
<link rel="canonical" href="https://herald.example/2024/03/05/ferries"></head><body>
<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Ferries collide off Velun</h1>
<p>VELUN (Agency) — The harbour was closed on Tuesday after two ferries had collided in thick fog outside the breakwater.</p>
<p>Nobody was hurt, the port authority said in a statement, and both ferries will be back in service by the end of the week.</p>
<p>It was the third collision in the strait this year, and the harbour master has asked for a second radar on the southern pier.</p>
</article><footer>All rights reserved</footer></body></html>`

func TestHTML(t *testing.T) {
	dir := tree(t, map[string]string{"saved/ferries.html": savedPage, "saved/start.html": "<html><body><a href=/>Home</a></body></html>"})
	all := items(t, ingest.Options{}, dir)
	found := articles(all)
	if len(found) != 1 {
		t.Fatalf("%q", told(dir, all))
	}
	a := found[0]
	k := a.Known
	if a.ID != "ferries" || a.Title != "Ferries collide off Velun" || !strings.HasPrefix(a.Body, "VELUN (Agency) — The harbour") || strings.Contains(a.Body, "Home") {
		t.Errorf("%s, %q: %q", a.ID, a.Title, a.Body)
	}
	if k.Publication != (dateline.Sourced[string]{Value: "Velun Herald", From: dateline.FromMetadata}) || k.Published.Value.String() != "2024-03-05T09:30:00+04:00" ||
		k.Dateline != (dateline.Sourced[string]{Value: "VELUN", From: dateline.FromText}) || k.URL.Value != "https://herald.example/2024/03/05/ferries" {
		t.Errorf("known %+v", k)
	}
	if !strings.Contains(a.Remains, "All rights reserved") {
		t.Errorf("remains %q", a.Remains)
	}
	if len(a.Keys) != 2 || a.Keys[1].Kind != dateline.KeyURL {
		t.Errorf("keys %v", a.Keys)
	}
	if n := count(all); n[ingest.KindRejected] != 1 {
		t.Errorf("%q", told(dir, all))
	}
}

// TestListedHTML: what metadata.csv says wins over the page.
func TestListedHTML(t *testing.T) {
	dir := tree(t, map[string]string{"ferries.html": savedPage, "metadata.csv": "file,publication,published\nferries.html,The Heron,\n"})
	a := articles(items(t, ingest.Options{}, dir))[0]
	if a.Known.Publication.Value != "The Heron" || a.Known.Published.Value.String() != "" || a.Title != "Ferries collide off Velun" {
		t.Errorf("%+v", a)
	}
}

// A page that was saved without an ending is known by how it begins.
func TestPagesWithoutAnEnding(t *testing.T) {
	page := "<title>T</title><h1>Ferries</h1>" + strings.Repeat("<p>Two ferries collided in the port, nobody was hurt, the captains said.", 6)
	for content, is := range map[string]bool{
		"<!DOCTYPE html>" + page: true, "\ufeff\n<html lang=en>" + page: true, "<?xml version='1.0'?><!-- saved -->\n<html>" + page: true,
		"<htmlx>" + page: false, page: false,
	} {
		all := items(t, ingest.Options{}, tree(t, map[string]string{"page": content}))
		if got := len(articles(all)) == 1 && articles(all)[0].Title == "Ferries"; got != is || len(all) != 1 {
			t.Errorf("%.30q: %q", content, told("no folder", all))
		}
	}
}
