package page_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
)

// said shows what is known as "publication@origin ...", without what is not.
func said(k dateline.Known) string {
	var out []string
	add := func(name, value string, from dateline.Origin) {
		if value != "" {
			out = append(out, name+" "+value+" ("+string(from)+")")
		}
	}
	add("publication", k.Publication.Value, k.Publication.From)
	add("url", k.URL.Value, k.URL.From)
	add("language", k.Language.Value, k.Language.From)
	add("dateline", k.Dateline.Value, k.Dateline.From)
	add("published", k.Published.Value.String(), k.Published.From)
	return strings.Join(out, ", ")
}

func ld(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

func TestKnown(t *testing.T) {
	const rest = ", language en (metadata file)"
	for name, c := range map[string]struct{ head, before, address, want, notice string }{
		"nothing":      {want: "language en (metadata file)"},
		"address only": {address: "https://en.example.co.uk/a", want: "publication example.co.uk (address), url https://en.example.co.uk/a (address)" + rest},
		"JSON-LD": {head: ld(`{"@context":"https://schema.org","@type":"NewsArticle","publisher":{"@type":"Organization","name":"Example &amp; Sons"},"datePublished":"2023-09-01T10:30:00+04:00","inLanguage":"az-Latn","dateline":"BAKU","url":"https://example.org/1"}`),
			want: "publication Example & Sons (metadata file), url https://example.org/1 (metadata file), language az-Latn (metadata file), dateline BAKU (metadata file), published 2023-09-01T10:30:00+04:00 (metadata file)"},
		"@graph and references": {head: ld(`{"@graph":[{"@type":"WebSite","name":"Site"},{"@id":"#p","@type":"Organization","name":"The Example"},{"@type":["Thing","BlogPosting"],"publisher":{"@id":"#p"},"datePublished":"2023-09-01"}]}`),
			want: "publication The Example (metadata file)" + rest + ", published 2023-09-01 (metadata file)"},
		"the page's own of several": {head: ld(`[{"@type":"Article","url":"https://example.org/2","datePublished":"2001"},{"@type":"Article","mainEntityOfPage":{"@id":"https://example.org/1"},"datePublished":"2002"}]`) + `<link rel=canonical href=https://example.org/1>`,
			want: "url https://example.org/1 (metadata file)" + rest + ", published 2002 (metadata file)"},
		"broken JSON-LD":         {head: ld(`{"@type":"Article",`), want: "language en (metadata file)", notice: "JSON-LD: script 1 cannot be read"},
		"line breaks in JSON-LD": {head: ld("<!-- {\"@type\":\"Article\",\"headline\":\"a\nb\",\"publisher\":\"Ex\"}; -->"), want: "publication Ex (metadata file)" + rest},
		"OpenGraph": {head: `<meta property="og:site_name" content="Example News"><meta property="og:url" content="/news/1"><meta property="article:published_time" content="2023-09-01 10:30:00+0400">`, address: "http://www.example.org/x",
			want: "publication Example News (metadata file), url http://www.example.org/news/1 (metadata file)" + rest + ", published 2023-09-01T10:30:00+04:00 (metadata file)"},
		"Dublin Core":             {head: `<meta name="DC.publisher" content="Example"><meta name="DC.date.issued" content="2023-09">`, want: "publication Example (metadata file)" + rest + ", published 2023-09 (metadata file)"},
		"no offset":               {head: `<meta name=date content="2023-09-01T23:30:00">`, want: "language en (metadata file), published 2023-09-01 (metadata file)"},
		"bad date":                {head: `<meta name=DC.date content="09/01/2023"><meta name=pubdate content="1 September 2023">`, want: "language en (metadata file), published 2023-09-01 (metadata file)", notice: `dc.date: "09/01/2023" is not a date; want`},
		"no real date":            {head: ld(`{"@type":"Article","datePublished":"0001-01-01T00:00:00Z"}`), want: "language en (metadata file)", notice: "stands for no date"},
		"time":                    {before: `<time datetime="2023-09-01T10:30:00+04:00">1 September</time>`, want: "language en (metadata file), published 2023-09-01T10:30:00+04:00 (text)"},
		"marked time":             {before: `<time datetime=2023-09-02>x</time><time datetime=2023-09-01 itemprop=datePublished>y</time>`, want: "language en (metadata file), published 2023-09-01 (text)"},
		"times that differ":       {before: `<time datetime=2023-09-02>x</time><time datetime=2023-09-01>y</time>`, want: "language en (metadata file)"},
		"times of others":         {before: `<nav><time datetime=2023-09-02>x</time></nav>`, want: "language en (metadata file)"},
		"day in the path":         {address: "https://example.org/news/2023/sep/01/bridge", want: "publication example.org (address), url https://example.org/news/2023/sep/01/bridge (address)" + rest + ", published 2023-09-01 (address)"},
		"month in the path":       {address: "https://example.org/2023/09/bridge.html", want: "publication example.org (address), url https://example.org/2023/09/bridge.html (address)" + rest + ", published 2023-09 (address)"},
		"no such day":             {address: "https://example.org/2023/02/31/x", want: "publication example.org (address), url https://example.org/2023/02/31/x (address)" + rest},
		"locale":                  {head: `<meta property=og:locale content=en_GB>`, want: "language en (metadata file)"},
		"not a name":              {head: `<meta property=og:site_name content="@example">`, want: "language en (metadata file)", notice: `og:site_name: "@example" is not the name of a publication`},
		"front page as canonical": {head: `<link rel=canonical href=https://example.org/>`, address: "https://example.org/1", want: "publication example.org (address), url https://example.org/1 (address)" + rest, notice: "is a front page"},
		"bad canonical":           {head: `<link rel=canonical href="javascript:x">`, want: "language en (metadata file)", notice: "canonical link: "},
		"bad address":             {address: "example.org/1", want: "language en (metadata file)", notice: "address: "},
		"shared host":             {address: "https://paper.blogspot.com/a", want: "publication paper.blogspot.com (address), url https://paper.blogspot.com/a (address)" + rest},
		"number as host":          {address: "http://192.0.2.7:8080/a", want: "publication 192.0.2.7 (address), url http://192.0.2.7:8080/a (address)" + rest},
	} {
		p := mustRead(t, article(c.head, c.before, ""), "", c.address)
		if got := said(p.Known); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
		if all := fmt.Sprint(p.Notices); (c.notice == "") != (len(p.Notices) == 0) || !strings.Contains(all, c.notice) {
			t.Errorf("%s: notices %q, want %q", name, p.Notices, c.notice)
		}
	}
}

func TestTitle(t *testing.T) {
	for name, c := range map[string]struct {
		src, want string
		from      dateline.Origin
	}{
		"h1 that the page's title begins with": {article("", "", ""), "Bridge closed after cracks are found", dateline.FromText},
		"headline":                             {strings.Replace(article(ld(`{"@type":"Article","headline":"Cracks &#8216;found&#8217;"}`), "", ""), "<h1>Bridge", "<h1>The bridge", 1), "Cracks ‘found’", dateline.FromMetadata},
		"og:title":                             {strings.Replace(article(`<meta property=og:title content="Cracks found">`, "", ""), "<h1>Bridge", "<h1>The bridge", 1), "Cracks found", dateline.FromMetadata},
		"one h1":                               {strings.Replace(article("", "", ""), "<h1>Bridge", "<h1>The bridge", 1), "The bridge closed after cracks are found", dateline.FromText},
		"none":                                 {"<p>" + strings.Join(three, "<p>"), "", ""},
	} {
		p := mustRead(t, c.src, "", "")
		if p.Title != c.want || p.Known.TitleFrom != c.from {
			t.Errorf("%s: %q from %q, want %q from %q", name, p.Title, p.Known.TitleFrom, c.want, c.from)
		}
	}
}
