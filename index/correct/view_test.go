package correct_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/text"
)

// book takes corrections in that must all be added, and returns them as they are kept.
func book(t *testing.T, places []dateline.Place, articles map[dateline.ID]string, batch ...dateline.Correction) []dateline.Correction {
	t.Helper()
	b := correct.Open(nil, surroundings(places, articles))
	var all []dateline.Correction
	for i, c := range batch {
		kept, status, err := b.Judge(c, i+1)
		if err != nil || status != dateline.Added {
			t.Fatalf("%d: %s, %v", i+1, status, err)
		}
		if c.Undoes > 0 {
			all[c.Undoes-1].Undone = i + 1
		}
		all = append(all, kept)
	}
	return all
}

func surroundings(places []dateline.Place, articles map[dateline.ID]string) correct.Surroundings {
	return correct.Surroundings{
		Places: func() ([]dateline.Place, error) { return places, nil },
		Article: func(id dateline.ID, revision int) (dateline.Article, error) {
			body, ok := articles[id]
			if !ok {
				return dateline.Article{}, dateline.Errorf(dateline.NotFound, "there is no article %q", id)
			}
			return dateline.Article{ID: id, Revision: 1, Body: body}, nil
		},
	}
}

// An id stands for what the steps from it lead to, by the words used.
func TestWhatIDsStandFor(t *testing.T) {
	v := correct.Compile(book(t, nil, nil,
		dateline.Correction{Kind: "merge", Entity: "a", Into: "b"},
		dateline.Correction{Kind: "merge", Entity: "b", Into: "c"},
		dateline.Correction{Kind: "split", Entity: "b", Into: "d", Words: []string{"Dee"}, Type: "person", Label: "D."},
		dateline.Correction{Kind: "split", Entity: "d", Into: "e", Words: []string{"Eel", "DÉÉ E"}},
		dateline.Correction{Kind: "merge", Entity: "e", Into: "f"},
		dateline.Correction{Kind: "hide", Entity: "f"},
		dateline.Correction{Kind: "rename", Entity: "a", Label: "See"}, // of what a is
		dateline.Correction{Kind: "merge", Entity: "x", Into: "y"},
		dateline.Correction{Kind: "undo", Undoes: 8},
	))
	for _, c := range []struct{ id, words, want string }{
		{"a", "Ay", "c place true"}, {"a", "dee", "d person true"}, {"b", "DEE", "d person true"}, {"c", "Dee", "c place true"},
		{"d", "eel", "f place false"}, {"d", "dee e", "f place false"}, {"d", "Dee", "d person true"}, {"x", "X", "x place true"}, {"z", "", "z place true"},
	} {
		id, typ, shown := v.Stands(c.id, "place", c.words)
		if got := fmt.Sprint(id, " ", typ, " ", shown); got != c.want {
			t.Errorf("%s by %q is %s, want %s", c.id, c.words, got, c.want)
		}
	}
	if v.Label("c") != "See" || v.Label("a") != "" || v.Now("a") != "c" {
		t.Errorf("label %q of c, %q of a, which is %s", v.Label("c"), v.Label("a"), v.Now("a"))
	}
	for id, want := range map[string]string{"c": "c b a", "d": "d b a", "f": "f e d b a", "a": "a", "z": "z"} {
		if got := strings.Join(v.IDs(id), " "); got != want {
			t.Errorf("%s is %q in the index, want %q", id, got, want)
		}
	}
	split := v.Split()
	slices.Sort(split)
	if got := strings.Join(split, " "); got != "a b d" || v.Partly("x") || !v.Partly("d") {
		t.Errorf("split by words: %q", got)
	}
	if e := v.Entity("a"); e.ID != "c" || strings.Join(e.Merged, " ") != "a b" {
		t.Errorf("%+v", e)
	}
}

// Occurrences begin and end where words do.
func TestOccurrences(t *testing.T) {
	for _, c := range []struct {
		body, words string
		n           int
	}{
		{"Velun, Velun’s Velun-Tarsk VELUN Velunian Novelun", "Velun", 3},
		{"New York, New  York and New York City", "New York", 2},
		{"aa aa aa", "aa aa", 1},
		{"北京和上海", "上海", 1},
		{"C++ and C", "C++", 1},
		{"Mia\nTal", "Mia\nTal", 1},
		{"naïve nai\u0308ve", "naïve", 1},
	} {
		m := dateline.Correction{Kind: "mention", Article: "a", Field: "body", Words: []string{c.words}, Occurrence: c.n}
		b := correct.Open(nil, surroundings(nil, map[dateline.ID]string{"a": c.body}))
		if _, status, err := b.Judge(m, 1); status != dateline.Added {
			t.Errorf("%q, %d times %q: %v", c.body, c.n, c.words, err)
		}
		m.Occurrence++
		if _, _, err := b.Judge(m, 2); dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), fmt.Sprintf("%d times", c.n)) {
			t.Errorf("%q has %q %d times: %v", c.body, c.words, m.Occurrence, err)
		}
	}
}

// What was said of occurrences stands instead of all that was read there.
func TestMentionsThatWereCorrected(t *testing.T) {
	const body = "Mia Tal of Velun, then Velun City."
	read := []dateline.Mention{
		{Field: "body", Start: 4, End: 7, Words: "Tal", Type: "place", Entity: "tal"},
		{Field: "body", Start: 11, End: 16, Words: "Velun", Type: "place", Entity: "velun"},
		{Field: "body", Start: 23, End: 28, Words: "Velun", Type: "place", Entity: "velun"},
	}
	a := dateline.Article{ID: "a", Body: body}
	words := func(string) []text.Word { return text.Words(body) }
	say := func(words string, occurrence int, entity, typ string) dateline.Correction {
		return dateline.Correction{Kind: "mention", Article: "a", Field: "body", Words: []string{words}, Occurrence: occurrence, Entity: entity, Type: typ}
	}
	for _, c := range []struct {
		said []dateline.Correction
		want string
	}{
		{[]dateline.Correction{say("Mia Tal", 1, "mia-tal", "person")}, "mia-tal person Mia Tal; velun place Velun; velun place Velun"},
		{[]dateline.Correction{say("Velun City", 0, "velun-city", "")}, "tal place Tal; velun place Velun; velun-city place Velun City"},
		{[]dateline.Correction{say("Velun", 0, "", "")}, "tal place Tal"},
		{[]dateline.Correction{say("Velun", 0, "", ""), say("Velun", 2, "velun", "")}, "tal place Tal; velun place Velun"},
		{[]dateline.Correction{say("Velun", 2, "x", ""), say("Velun", 0, "", "")}, "tal place Tal"},
	} {
		v := correct.Compile(book(t, nil, map[dateline.ID]string{"a": body}, c.said...))
		var got []string
		for _, m := range v.InArticle(a, read, words) {
			got = append(got, m.Entity+" "+m.Type+" "+m.Words)
			if body[m.Start:m.End] != m.Words {
				t.Errorf("%+v does not select its words", m)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%+v: %q, want %q", c.said, s, c.want)
		}
		shorter := dateline.Article{ID: "a", Body: "Nothing"}
		if left := v.InArticle(shorter, nil, func(string) []text.Word { return text.Words("Nothing") }); len(left) > 0 {
			t.Errorf("in a revision without the words: %+v", left)
		}
	}
	if len(read) != 3 || read[0].Entity != "tal" {
		t.Errorf("what was read is changed: %+v", read)
	}
}

// A book does the same when it is opened again after each correction.
func TestBooksGoOn(t *testing.T) {
	places := []dateline.Place{{ID: "velun", Label: "Velun"}}
	var all []dateline.Correction
	for i, c := range []struct {
		c    dateline.Correction
		want dateline.Status
	}{
		{dateline.Correction{Kind: "merge", Entity: "a", Into: "b"}, dateline.Added},
		{dateline.Correction{Kind: "merge", Entity: "b", Into: "a"}, dateline.Rejected},
		{dateline.Correction{Kind: "name", Entity: "velun", Words: []string{"Vel"}}, dateline.Added},
		{dateline.Correction{Kind: "name", Entity: "velun", Words: []string{"Vel"}}, dateline.Unchanged},
		{dateline.Correction{Kind: "place", Place: dateline.Place{ID: "p", Label: "vel"}}, dateline.Rejected},
		{dateline.Correction{Kind: "undo", Undoes: 2}, dateline.Added},
		{dateline.Correction{Kind: "place", Place: dateline.Place{ID: "p", Label: "vel"}}, dateline.Added},
		{dateline.Correction{Kind: "undo", Undoes: 2}, dateline.Rejected},
	} {
		kept, status, err := correct.Open(all, surroundings(places, nil)).Judge(c.c, len(all)+1)
		if status != c.want || (err != nil) != (c.want == dateline.Rejected) {
			t.Errorf("%d is %s, %v; want %s", i, status, err, c.want)
		}
		if status == dateline.Added {
			if all = append(all, kept); kept.Undoes > 0 {
				all[kept.Undoes-1].Undone = kept.N
			}
		}
	}
}
