package snippet_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/query"
	"dateline/index/snippet"
	"dateline/index/text"
)

// places is a small gazetteer.
var places = []dateline.Place{
	{ID: "kalbajar", Label: "Kalbajar", Names: []string{"Kelbajar", "Kəlbəcər", "Karvachar"}},
	{ID: "nerkin-hand", Label: "Nerkin Hand", Names: []string{"Nerkin And"}},
	{ID: "st-johns", Label: "St. John's"},
	{ID: "moscow", Label: "Moscow", Names: []string{"Москва"}},
}

func gazetteer(t testing.TB) *entity.Gazetteer {
	t.Helper()
	g, err := entity.Compile(places)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// ids are those of places.
func ids() (out []string) {
	for _, p := range places {
		out = append(out, p.ID)
	}
	return out
}

// matcher reads a query; ids are places that it stands for.
func matcher(t testing.TB, q string, ids ...string) *snippet.Matcher {
	t.Helper()
	parsed, err := query.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	return snippet.New(parsed.Root, ids)
}

// mentionsIn are the mentions of places in a body.
func mentionsIn(t testing.TB, s string) []dateline.Mention {
	return gazetteer(t).In(dateline.FieldBody, s, text.Words(s))
}

func field(t testing.TB, name, s string) snippet.Field {
	words := text.Words(s)
	return snippet.Field{Name: name, Text: s, Words: words, Mentions: gazetteer(t).In(name, s, words)}
}

// bracketed writes what is marked in brackets.
func bracketed(s string, spans []snippet.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range spans {
		fmt.Fprintf(&b, "%s[%s]", s[at:m.Start], s[m.Start:m.End])
		at = m.End
	}
	return b.String() + s[at:]
}

// shown writes snippets as HTML with brackets for marks, a line each.
func shown(list []dateline.Snippet) string {
	var lines []string
	for _, s := range list {
		lines = append(lines, strings.NewReplacer("<mark>", "[", "</mark>", "]").Replace(snippet.HTML(s)))
	}
	return strings.Join(lines, "\n")
}
