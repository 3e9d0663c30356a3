package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// feedOf is an RSS feed of items.
func feedOf(items ...string) string {
	return "<rss><channel><title>F</title><link>https://example.org/</link><item>" + strings.Join(items, "</item><item>") + "</item></channel></rss>"
}

// A date in words is read to its day in the languages of texts too; one that may be two days is
// told and unknown.
func TestFeedDatesInWords(t *testing.T) {
	for given, want := range map[string]string{
		"Пт, 01 сен 2023 10:30:00 +0300":      "{2023-09-01 machine}",
		"1 sentyabr 2023":                     "{2023-09-01 machine}",
		"1 սեպտեմբերի, 2023 10:30":            "{2023-09-01 machine}",
		"Friday, September 1, 2023 - 10:30am": "{2023-09-01 machine}",
		"01.09.2023 10:30":                    "{2023-09-01 machine}",
		"09/13/2023":                          "{2023-09-13 machine}",
		"01/09/2023":                          "{ }",
		"Fri, 01/09/2023 10:30":               "{ }",
		"yesterday":                           "{ }",
	} {
		all := read(t, feedOf("<title>T</title><pubDate>"+given+"</pubDate>"), ingest.Offer{Name: "a.rss"}, ingest.Options{})
		got := articles(all)
		if len(got) != 1 || fmt.Sprint(got[0].Known.Published) != want || (want == "{ }") != (count(all)[ingest.KindNotice] == 1) {
			t.Errorf("%s: %q, published %v, want %s", given, told("no folder", all), got[0].Known.Published, want)
		}
	}
}

// An id that items with different links have is no id; the same item twice is one article.
func TestFeedIDsOfSeveralItems(t *testing.T) {
	const item = "<guid>x</guid><link>https://example.org/%d</link><title>T%d</title>"
	all := read(t, feedOf(fmt.Sprintf(item, 1, 1), fmt.Sprintf(item, 2, 2), "<guid>y</guid><title>A</title>", "<guid>y</guid><title>B</title>"), ingest.Offer{Name: "a.rss"}, ingest.Options{})
	var keys []string
	for _, a := range articles(all) {
		keys = append(keys, fmt.Sprint(a.ID, a.Keys))
	}
	compare(t, keys, []string{"[url https://example.org/1]", "[url https://example.org/2]", "y[own https://example.org//y]", "y[own https://example.org//y]"})
	if n := count(all)[ingest.KindNotice]; n != 2 {
		t.Errorf("%q", told("no folder", all))
	}
}
