package correct_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/text"
)

// Mentions in one article are made another's, all that are written alike at once where
// nothing else is written so; no other mention is touched.
func TestApart(t *testing.T) {
	const title, body = "Tal wins", "Mia Tal said. Tal, Tal and the Tal Prize. Ada went."
	read := []dateline.Mention{
		{Field: "title", Start: 0, End: 3, Words: "Tal", Type: "person", Entity: "mia-tal"},
		{Field: "body", Start: 0, End: 7, Words: "Mia Tal", Type: "person", Entity: "mia-tal"},
		{Field: "body", Start: 14, End: 17, Words: "Tal", Type: "person", Entity: "mia-tal"},
		{Field: "body", Start: 19, End: 22, Words: "Tal", Type: "person", Entity: "mia-tal"},
		{Field: "body", Start: 31, End: 40, Words: "Tal Prize", Type: "organisation", Entity: "tal-prize"},
		{Field: "body", Start: 42, End: 45, Words: "Ada", Type: "person", Entity: "ada"},
	}
	a := dateline.Article{ID: "a", Title: title, Body: body}
	made, left := correct.Apart(a, read, "mia-tal", dateline.Correction{Entity: "mia-tal-2", Type: "person", Label: "Mia Tal (poet)"})
	var got []string
	for _, c := range made {
		got = append(got, fmt.Sprintf("%s %s %d", c.Field, c.Words[0], c.Occurrence))
		if c.Kind != dateline.CorrectMention || c.Article != "a" || c.Entity != "mia-tal-2" || c.Label != "Mia Tal (poet)" {
			t.Errorf("%+v", c)
		}
	}
	if s := strings.Join(got, "; "); s != "title Tal 0; body Mia Tal 0; body Tal 2; body Tal 3" || left != 0 {
		t.Errorf("%s; %d left", s, left)
	}
	v := correct.Compile(book(t, nil, map[dateline.ID]string{"a": body}, made[1:]...))
	var now []string
	for _, m := range v.InArticle(a, read[1:], func(string) []text.Word { return text.Words(body) }) {
		now = append(now, m.Entity)
	}
	if s := strings.Join(now, " "); s != "mia-tal-2 mia-tal-2 mia-tal-2 tal-prize ada" {
		t.Errorf("then it mentions %s", s)
	}
	if _, left := correct.Apart(a, []dateline.Mention{{Field: "body", Start: 1, End: 3, Words: "ia", Entity: "x"}}, "x", dateline.Correction{}); left != 1 {
		t.Errorf("%d mentions of half a word are left, want 1", left)
	}
}
