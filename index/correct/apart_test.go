package correct_test

import (
	"context"
	"fmt"
	"iter"
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

// said is an archive of one article that mentions an entity twice, and rejects what it is told.
type said struct {
	dateline.Archive
	batch []dateline.Correction
}

func (s *said) Entity(_ context.Context, id string) (dateline.Entity, error) {
	return dateline.Entity{ID: id, Type: dateline.TypePerson}, nil
}

func (s *said) Corrections(context.Context) iter.Seq2[dateline.Correction, error] {
	return func(func(dateline.Correction, error) bool) {}
}

func (s *said) Article(_ context.Context, id dateline.ID, _ int) (dateline.Article, []dateline.Mention, error) {
	return dateline.Article{ID: id, Title: "Tal", Body: "Tal"}, []dateline.Mention{
		{Field: "title", Start: 0, End: 3, Words: "Tal", Type: "person", Entity: "tal"}, {Field: "body", Start: 0, End: 3, Words: "Tal", Type: "person", Entity: "tal"}}, nil
}

func (s *said) Correct(_ context.Context, batch []dateline.Correction) ([]dateline.Corrected, dateline.Seq, error) {
	s.batch = batch
	with := dateline.Errorf(dateline.Conflict, "rejected with another")
	return []dateline.Corrected{{Err: with}, {Err: dateline.Errorf(dateline.Gone, "erased meanwhile")}, {Err: with}, {Err: with}}, 0, nil
}

// What a split by articles comes to is taken as a whole, and if that is refused it is said
// why.
func TestSplitArticlesIsWhole(t *testing.T) {
	var a said
	_, _, _, err := correct.SplitArticles(t.Context(), &a, "tal", correct.Articles{IDs: []dateline.ID{"x", "y", "x"}}, dateline.Correction{Entity: "tal-2", By: "mia"})
	if dateline.KindOf(err) != dateline.Gone {
		t.Errorf("it is refused with %v, want that an article is gone", err)
	}
	if len(a.batch) != 4 {
		t.Errorf("%d corrections, want one for each mention: %+v", len(a.batch), a.batch)
	}
	for _, c := range a.batch {
		if !c.Whole || c.Kind != dateline.CorrectMention || c.Entity != "tal-2" || c.Type != dateline.TypePerson || c.By != "mia" {
			t.Errorf("%+v", c)
		}
	}
}

// late is an archive whose searches see its article once somebody has waited for it.
type late struct {
	said
	seen dateline.Seq
}

func (l *late) Stats(context.Context) (dateline.Stats, error) { return dateline.Stats{Seq: 7}, nil }

func (l *late) Wait(_ context.Context, seq dateline.Seq) error {
	l.seen = seq
	return nil
}

func (l *late) Each(context.Context, dateline.Search) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		if l.seen == 7 {
			yield(dateline.Article{ID: "x"}, nil)
		}
	}
}

// An article of a publication that was put right before is among those that are split.
func TestSplitArticlesWaitsForWhatWasPut(t *testing.T) {
	var a late
	_, _, _, _ = correct.SplitArticles(t.Context(), &a, "tal", correct.Articles{Publications: []string{"Echo"}}, dateline.Correction{Entity: "tal-2", By: "mia"})
	if len(a.batch) != 2 {
		t.Errorf("%d corrections, want one for each mention in the article that was put: %+v", len(a.batch), a.batch)
	}
}
