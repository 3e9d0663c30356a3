package server_test

import (
	"net/url"
	"testing"

	"dateline"
	"dateline/server"
)

// A match may run over what looks like markup: that is text in it too.
func TestMarkupInsideAMatchIsText(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: own("a"), Title: "Alpha <i>beta", Body: "An alpha <b>beta</b>."}}))
	h, q := serving(t, a, server.Options{}), "q="+url.QueryEscape(`"alpha b beta" OR "alpha i beta"`)
	got := search(t, h, q).Hits[0].Snippets[0].HTML
	if want := "An <mark>alpha &lt;b&gt;beta</mark>&lt;/b&gt;."; got != want {
		t.Errorf("html %q, want %q", got, want)
	}
	for _, path := range []string{"/?", "/articles/a?"} {
		p := visit(t, h, path+q)
		contains(t, p.url, p.raw, "lpha &lt;b&gt;beta</mark>", "lpha &lt;i&gt;beta</mark>")
		p.holdInert()
	}
}
