package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/index/ingest"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>The Example &amp;amp; Co</title><link>https://example.org/</link><language>en-gb</language>
<atom:link href="https://example.org/feed.rss" rel="self"/>
<item><guid isPermaLink="false">tag-1</guid><link>https://example.org/1?utm_source=rss</link><title>First &lt;b&gt;one&lt;/b&gt;</title>
<pubDate>Fri, 01 Sep 2023 10:30:00 +0400</pubDate><description>Lead.</description>
<content:encoded><![CDATA[<p>Lead.</p><p>More &amp; <i>more</i>.<br>Line.</p><script>no()</script>]]></content:encoded></item>
<item><link>https://example.org/</link><title>Second</title><pubDate>Saturday evening</pubDate></item>
<item><link>/3</link><title>Third</title><pubDate>Fri, 01 Sep 2023 10:30:00 CET</pubDate></item>
<item><category>none</category></item>
</channel></rss>`

// fed shows what is known of each article.
func fed(all []ingest.Item) (lines []string) {
	for _, a := range articles(all) {
		lines = append(lines, fmt.Sprintf("%s|%s|%v|%v|%v|%v|%v", a.Title, a.Body, a.Keys, a.Known.Publication, a.Known.URL.Value, a.Known.Published, a.Known.Language.Value))
	}
	return lines
}

func TestRSS(t *testing.T) {
	all := read(t, rss, ingest.Offer{Name: "a.rss"}, ingest.Options{})
	compare(t, fed(all), []string{
		"First one|Lead.\n\nMore & more.\nLine.|[own https://example.org/feed.rss/tag-1 url https://example.org/1]|{The Example & Co metadata file}|https://example.org/1?utm_source=rss|{2023-09-01T10:30:00+04:00 metadata file}|en-GB",
		"Second||[path posted/sha256-…",
		"Third||[url https://example.org/3]|{The Example & Co metadata file}|https://example.org/3|{2023-09-01 machine}|en-GB",
	})
	n := count(all)
	if n[ingest.KindRejected] != 1 || n[ingest.KindNotice] != 1 {
		t.Errorf("%q", told("no folder", all))
	}
	compare(t, told("no folder", all)[1:2], []string{`notice a.rss: the date of item 2 is not known: "Saturday evening" is not a date…`})
	compare(t, told("no folder", all)[4:], []string{"rejected a.rss: item 4 holds no text: neither a title nor a content or description"})
}

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Das &amp;lt;Blatt&amp;gt;</title><id>urn:x</id>
<link rel="self" href="https://example.org/atom"/>
<entry><id>urn:1</id><link href="https://example.org/a"/><title>A</title><updated>2023-09-01T10:30:00+02:00</updated><summary>Kurz.</summary></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"J","feed_url":"https://example.org/feed.json","language":"en",
"items":[{"id":"1","url":"https://example.org/1","title":"T","content_html":"<p>One.</p><p>Two.</p>","date_published":"2023-09-01T10:30:00Z"}]}`

func TestAtomAndJSONFeed(t *testing.T) {
	const want = "A|Kurz.|[own https://example.org/atom/urn:1 url https://example.org/a]|{Das <Blatt> metadata file}|https://example.org/a|{2023-09-01T10:30:00+02:00 metadata file}|de"
	for _, as := range []ingest.Offer{{Name: "a.atom"}, {Name: "a.xml"}, {ContentType: "text/xml; charset=utf-8"}, {}} {
		compare(t, fed(read(t, "<!-- a <feed> -->\n"+atomFeed, as, ingest.Options{})), []string{want})
	}
	for _, as := range []ingest.Offer{{Name: "a.json"}, {ContentType: "application/feed+json"}, {ContentType: "application/json"}} {
		compare(t, fed(read(t, jsonFeed, as, ingest.Options{})), []string{
			"T|One.\n\nTwo.|[own https://example.org/feed.json/1 url https://example.org/1]|{J metadata file}|https://example.org/1|{2023-09-01T10:30:00Z metadata file}|en"})
	}
}

func TestFeedRejects(t *testing.T) {
	bomb := `<!DOCTYPE rss [<!ENTITY a "` + strings.Repeat("x", 1000) + `"><!ENTITY b "` + strings.Repeat("&a;", 1000) + `">]>`
	for content, want := range map[string]string{
		"<rss><channel><title>T</title></channel></rss>": "rejected a.rss: holds no article: the feed has no items",
		"<html></html>":     "rejected a.rss: not a feed that can be read: failed to detect feed type",
		"<rss><channel><it": "rejected a.rss: not a feed that can be read: XML syntax error on line 1: unexpected EOF",
		"":                  "rejected a.rss: not a feed that can be read: failed to detect feed type",
		bomb + "<rss><channel><item><title>&b;</title></item></channel></rss>": "article a.rss [&b;|]",
	} {
		compare(t, told("no folder", read(t, content, ingest.Offer{Name: "a.rss"}, ingest.Options{})), []string{want})
	}
	compare(t, told("no folder", read(t, rss, ingest.Offer{Name: "a.rss"}, ingest.Options{MaxBytes: 100})), []string{"rejected a.rss: is longer than the limit of 100 bytes…"})
	compare(t, told("no folder", read(t, "<svg></svg>", ingest.Offer{Name: "a.xml"}, ingest.Options{})), []string{"rejected a.xml: its name ends in .xml, and what it holds is of no kind that is read"})
}

func TestFeedBases(t *testing.T) {
	const entry = `<entry xml:base="news/"><title>T</title><link href="1"/></entry>`
	list := articles(read(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/">`+strings.Repeat(entry, 3)+"</feed>", ingest.Offer{Name: "a.atom"}, ingest.Options{}))
	if len(list) != 3 || list[0].Known.URL.Value != "https://example.org/a/news/1" {
		t.Errorf("%+v", list)
	}
	for feed, want := range map[string]string{
		"<feed>" + strings.Repeat(`<a xml:base="x/">`, 100_000):                    "rejected a.atom: its relative xml:base have 200000 bytes, which is too much for its 100001 tags; want absolute ones",
		`<feed xml:base='https://example.org/` + strings.Repeat("x", 3000) + `'/>`: "rejected a.atom: an xml:base is 3020 bytes long; want at most 2048",
	} {
		compare(t, told("no folder", read(t, feed, ingest.Offer{Name: "a.atom"}, ingest.Options{})), []string{want})
	}
}

// A feed of very many items, tags or objects is refused before it takes memory.
func TestFeedsOfVeryManyItems(t *testing.T) {
	r := strings.Repeat
	for feed, want := range map[string]string{
		"<rss><channel>" + r("<item/>", 100_001) + "</channel></rss>":                        "it has more than 100000 items; want them in several feeds",
		"<feed>" + r("<A:Entry>", 100_001) + "</feed>":                                       "it has more than 100000 items; want them in several feeds",
		"<rss><channel><item>" + r("<a:b/>", 1_000_000) + "</item></channel></rss>":          "it has 1000006 tags; want at most 1000000 in a feed",
		`{"version":"https://jsonfeed.org/version/1","items":[` + r("{},", 500_000) + "{}]}": "it has 500002 braces; want at most 500000 in a feed",
	} {
		compare(t, told("no folder", read(t, feed, ingest.Offer{Name: "a.rss"}, ingest.Options{})), []string{"rejected a.rss: " + want})
	}
	many := read(t, "<rss><channel>"+r("<item><title>T</title></item>", 1000)+"</channel></rss>", ingest.Offer{Name: "a.rss"}, ingest.Options{})
	if n := len(articles(many)); n != 1000 {
		t.Errorf("%d articles of 1000 items", n)
	}
}

func TestFeedTextOfHTML(t *testing.T) {
	for given, want := range map[string]string{
		"plain\nlines":                           "plain\nlines",
		"AT&amp;T <T> rises, 3 < 4":              "AT&T <T> rises, 3 < 4",
		"<ul><li>a</li><li>b</li></ul>c":         "a\nb\n\nc",
		"a<img src=x>b <b>c</b>d":                "a b cd",
		"<pre>x\n  y</pre>z":                     "x\n  y\n\nz",
		"<style>p{}</style><h1>t</h1>\n\n<p> x ": "t\n\nx",
		strings.Repeat("<div>", 5000) + "deep":   "deep",
	} {
		feed := "<rss><channel><item><title>T</title><description><![CDATA[" + given + "]]></description></item></channel></rss>"
		list := articles(read(t, feed, ingest.Offer{Name: "a.rss"}, ingest.Options{}))
		if len(list) != 1 || list[0].Body != want {
			t.Errorf("%.60q: %+v, want %q", given, list, want)
		}
	}
}
