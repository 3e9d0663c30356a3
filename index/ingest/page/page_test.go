package page_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"dateline"
	"dateline/index/ingest/charset"
	"dateline/index/ingest/page"
)

// three are the paragraphs of an article, long enough to be one.
var three = []string{
	"The bridge over the Arpa was closed on Monday after engineers found cracks in two of its pillars, the ministry said.",
	"Traffic to the three villages behind it goes over the old road, which adds forty minutes, until the repairs are done.",
	"“We had asked for an inspection since March,” said the head of the district council, who was on the site in the morning.",
}

func article(head, before, after string) string {
	return "<!doctype html><html lang=en><head><title>Bridge closed after cracks are found - Example News</title>" + head +
		"</head><body>" + before + "<article><h1>Bridge closed after cracks are found</h1><p>" + strings.Join(three, "</p><p>") +
		"</p></article>" + after + "</body></html>"
}

func mustRead(t *testing.T, src, contentType, address string) page.Page {
	t.Helper()
	p, err := page.Read([]byte(src), contentType, address, "")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestText(t *testing.T) {
	body := strings.Join(three, "\n\n")
	for name, c := range map[string]struct{ src, want string }{
		"plain":                        {article("", "", ""), body},
		"around it":                    {article("", "<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><aside>Most read today: ten things that the ministry did not say</aside>", "<footer>All rights reserved, Example News 2023</footer>"), body},
		"lines that lead elsewhere":    {strings.Replace(article("", "", ""), "</p><p>“We", "</p><p>Read more: <a href=/2>Minister visits the district after the storm</a></p><p>“We", 1), body},
		"named apart":                  {strings.Replace(article("", "", ""), "</p><p>“We", `</p><div class="inline-newsletterBox"><p>Every morning in your letter box: what happened in the district.</p></div><p>“We`, 1), body},
		"a note":                       {strings.Replace(article("", "", ""), "</p><p>“We", "</p><p>Advertisement</p><p>“We", 1), body},
		"loose text":                   {"<html><body><div class=content>" + strings.Join(three, "<br><br>") + "</div></body></html>", body},
		"loose beside p":               {"<html><body><div class=content>" + three[0] + "<p>" + three[1] + "</p><p>" + three[2] + "</p></div></body></html>", body},
		"formatting across paragraphs": {strings.Replace(article("", "", ""), "<p>Traffic", "<p><b><i>Traffic", 1), body},
		"time in a sentence":           {strings.Replace(article("", "", ""), "on Monday", "on <time datetime=2023-09-04>Monday</time>", 1), body},
		"another article below":        {article("", "", "<article><h2>Minister visits the district</h2><p>"+strings.Repeat("The minister came by helicopter and stayed for an hour. ", 8)+"</p></article>"), body},
		"comments longer than it":      {article("", "", "<div id=comments><p>"+strings.Repeat("I have driven over that bridge for years and never saw it. ", 40)+"</p></div>"), body},
		"not in the page":              {`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closed","articleBody":"` + strings.Join(three, `\n`) + `"}</script></head><body><div id=app></div></body></html>`, body},
	} {
		if got := mustRead(t, c.src, "", "").Body; got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestRemains(t *testing.T) {
	p := mustRead(t, article("", "<nav>Home Sport Weather and more</nav>", "<figure><figcaption>The bridge in 2019, before the flood</figcaption></figure>"), "", "")
	want := "Home Sport Weather and more\n\nThe bridge in 2019, before the flood"
	if p.Remains != want {
		t.Errorf("remains %q, want %q", p.Remains, want)
	}
}

func TestNoArticle(t *testing.T) {
	for name, c := range map[string]struct{ src, address, want string }{
		"empty":      {"", "", "holds no article text"},
		"links":      {"<html><body><ul>" + strings.Repeat("<li><a href=/1>Minister visits the district after storm</a></li>", 40) + "</ul></body></html>", "", "holds no article text"},
		"error page": {"<html><head><title>404 Not Found</title></head><body><p>The page that you are looking for is not here any more, or it never was.</p></body></html>", "https://example.org/a", `error page by its title "404 Not Found"`},
		"front page": {article("", "", ""), "https://example.org/", "is a front page"},
		"long tag":   {"<p class=\"" + strings.Repeat("x", 5<<20) + "\">", "", "longer than 4194304 bytes"},
		"paragraphs": {strings.Repeat("<p>"+strings.Repeat(three[0], 7), 15_000), "", "too many paragraphs for its length"},
		"elements":   {strings.Repeat("<div>x", 50_000), "", "more than 40000 elements"},
	} {
		_, err := page.Read([]byte(c.src), "", c.address, "")
		var e *dateline.Error
		if !errors.As(err, &e) || e.Kind != dateline.Invalid || !strings.Contains(e.Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, err := page.Read([]byte(article(`<meta property=og:type content=article>`, "", "")), "", "https://example.org/", ""); err != nil {
		t.Errorf("an article on a front page: %v", err)
	}
}

func TestEncodings(t *testing.T) {
	text := strings.Replace(article("HEAD", "", ""), "The bridge", "Мост the bridge", 1)
	in := func(c *charmap.Charmap, head string) string {
		s, err := c.NewEncoder().String(strings.NewReplacer("HEAD", head, "“", "", "”", "").Replace(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	utf8 := strings.Replace(text, "HEAD", "", 1)
	for name, c := range map[string]struct {
		src, header string
		want        charset.Encoding
		notices     int
	}{
		"header":           {in(charmap.Windows1251, ""), "text/html; charset=windows-1251", charset.Encoding{Name: "windows-1251", From: "header"}, 0},
		"meta":             {in(charmap.KOI8R, "<meta charset=koi8-r>"), "text/html", charset.Encoding{Name: "koi8-r", From: "meta element"}, 0},
		"meta http-equiv":  {in(charmap.Windows1251, `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">`), "", charset.Encoding{Name: "windows-1251", From: "meta element"}, 0},
		"byte order mark":  {"\ufeff" + utf8, "text/html; charset=koi8-r", charset.Encoding{Name: "utf-8", From: "byte order mark"}, 0},
		"nothing":          {utf8, "", charset.Encoding{Name: "utf-8", From: "bytes"}, 0},
		"header is wrong":  {utf8, "text/html; charset=iso-8859-1", charset.Encoding{Name: "utf-8", From: "bytes"}, 1},
		"header and meta":  {in(charmap.Windows1251, "<meta charset=koi8-r>"), "text/html; charset=windows-1251", charset.Encoding{Name: "windows-1251", From: "header"}, 0},
		"header not UTF-8": {in(charmap.Windows1251, "<meta charset=windows-1251>"), "text/html; charset=utf-8", charset.Encoding{Name: "windows-1251", From: "meta element"}, 1},
		"nowhere UTF-8":    {in(charmap.Windows1251, "<meta charset=utf-8>"), "text/html; charset=utf-8", charset.Encoding{Name: "windows-1251", From: "guess"}, 1},
		"header not Latin": {in(charmap.Windows1251, strings.Repeat("<meta name=x content='Паромы столкнулись в порту'>", 3)), "text/html; charset=iso-8859-1", charset.Encoding{Name: "windows-1251", From: "guess"}, 1},
		"XHTML":            {"<?xml version='1.0' encoding='koi8-r'?>" + in(charmap.KOI8R, ""), "", charset.Encoding{Name: "koi8-r", From: "XML declaration"}, 0},
		"NUL":              {"\x00" + strings.Replace(utf8, "Мост", "Мо\x00ст", 1), "", charset.Encoding{Name: "utf-8", From: "bytes"}, 1},
		"unknown":          {utf8, "text/html; charset=x-none", charset.Encoding{Name: "utf-8", From: "bytes"}, 1},
	} {
		p := mustRead(t, c.src, c.header, "")
		if p.Encoding != c.want || !strings.Contains(p.Body, "Мост the bridge") || len(p.Notices) != c.notices {
			t.Errorf("%s: %v, notices %q, body %.40q; want %v and %d notices", name, p.Encoding, p.Notices, p.Body, c.want, c.notices)
		}
	}
	given, err := page.Read([]byte(in(charmap.KOI8R, "")), "", "", "koi8-r")
	if err != nil || given.Encoding != (charset.Encoding{Name: "koi8-r", From: "given"}) || !strings.Contains(given.Body, "Мост the bridge") || len(given.Notices) != 0 {
		t.Errorf("given: %v, notices %q, %v", given.Encoding, given.Notices, err)
	}
	p := mustRead(t, strings.Replace(text, "Мост", "caf\xe9", 1), "", "")
	if p.Encoding != (charset.Encoding{Name: "utf-8", From: "bytes"}) || len(p.Notices) != 1 {
		t.Errorf("undeclared: %v, notices %q", p.Encoding, p.Notices)
	}
	p = mustRead(t, strings.Replace(text, "Мост", "caf\xe9", 1), "text/html; charset=utf-8", "")
	if !strings.Contains(p.Body, "caf\ufffd") || len(p.Notices) != 1 {
		t.Errorf("not what it says: notices %q, body %.40q", p.Notices, p.Body)
	}
}

// A page nested deeper than any is read like others.
func TestDeepNesting(t *testing.T) {
	p := mustRead(t, strings.Repeat("<div>", 10_000)+"<p>"+strings.Join(three, "</p><p>")+strings.Repeat("</div>", 10_000)+"<footer>The end of it</footer>", "", "")
	if p.Body != strings.Join(three, "\n\n") || p.Remains != "The end of it" {
		t.Errorf("body %q, remains %q", p.Body, p.Remains)
	}
}

func TestSameBytesSamePage(t *testing.T) {
	src := article(`<script type="application/ld+json">{"@type":"NewsArticle","a":{"articleBody":"x"},"b":{"articleBody":"y"}}</script>`,
		"<div class=menu><p>Home</p> beside <ins>it</ins> <abbr>all</abbr></div>", "<ul><li>one <a href=/2>two</a></ul>")
	first := mustRead(t, src, "", "https://www.example.org/1")
	for range 20 {
		if p := mustRead(t, src, "", "https://www.example.org/1"); p.Body != first.Body || p.Remains != first.Remains || p.Known != first.Known || !slices.Equal(p.Notices, first.Notices) {
			t.Fatalf("%+v, was %+v", p, first)
		}
	}
}
