package server_test

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/server"
)

// suggested writes suggestions on a line.
func suggested(t *testing.T, h http.Handler, query string) string {
	t.Helper()
	w := get(t, h, "/api/v1/suggest?"+query)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", query, w.Code, w.Body)
	}
	var out []string
	for _, s := range decode[server.SuggestionsJSON](t, w.Body).Suggestions {
		line := fmt.Sprintf("%s %s %d", s.Kind, s.Label, s.Count)
		if s.Name != s.Label {
			line += " as " + s.Name
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

// suggests holds suggestions for queries against what they should be.
func suggests(t *testing.T, h http.Handler, wants map[string]string) {
	t.Helper()
	for query, want := range wants {
		if got := suggested(t, h, query); got != want {
			t.Errorf("%s: %s\nwant %s", query, got, want)
		}
	}
}

func TestSuggestions(t *testing.T) {
	suggests(t, seedServer(t), map[string]string{
		"":                     "",
		"q=":                   "",
		"q=+":                  "",
		"q=sotk":               "place Sotk 4",
		"q=SOT":                "place Sotk 4, word Sotk 4",
		"q=kelb":               "place Kalbajar 4 as Kelbajar, word Kelbecer 4",
		"q=K%C9%99lb%C9%99":    "place Kalbajar 4 as Kelbecer, word Kelbecer 4", // Kəlbə: the first of the two names
		"q=Karva":              "place Kalbajar 4 as Karvachar",
		"q=hand":               "place Nerkin Hand 1",
		"q=nerkin+h":           "place Nerkin Hand 1",
		"q=hurriyet":           "publication Hürriyet Daily News 1",
		"q=dai":                "publication Daily Sabah 1, publication Hürriyet Daily News 1",
		"q=news":               "publication Hürriyet Daily News 1",
		"q=press+t":            "publication Press TV 1",
		"q=ress":               "",
		"q=202":                "year 2023 4, month 2023-09 3, month 2023-05 1, year 2024 1, month 2024-02 1",
		"q=202&limit=2":        "year 2023 4, month 2023-09 3",
		"q=nowhere":            "",
		"q=drone":              "word drones 4",
		"q=drone&limit=2":      "", // no third of it for words
		"q=dr":                 "",
		"q=%22drone":           "",
		"q=drones+kelb":        "place Kalbajar 4 as Kelbajar, word drones Kelbecer 4",
		"q=four+soldiers+nerk": "place Nerkin Hand 1, word four soldiers Nerkin 1",
		"q=%22":                "",
		"q=press+television":   "",
	})
}

// Following a suggestion finds as many articles as it says.
func TestSuggestionsLeadToTheirArticles(t *testing.T) {
	h := serving(t, overSeeds, server.Options{BasePath: "/news"})
	found := map[string]int{}
	for letter := 'a'; letter <= 'z'; letter++ {
		for _, s := range decode[server.SuggestionsJSON](t, get(t, h, "/news/api/v1/suggest?limit=20&q="+string(letter)).Body).Suggestions {
			found[s.Kind]++
			want := "/news/api/v1/search?" + s.Kind + "=" + url.QueryEscape(s.Value)
			total := decode[server.SearchJSON](t, get(t, h, s.URL).Body).Total.Value
			if s.URL != want || total != s.Count || s.Count == 0 {
				t.Errorf("%+v finds %d; want the address %s", s, total, want)
			}
		}
	}
	for _, facet := range []string{"place", "country", "publication", "dateline", "language"} {
		if found[facet] == 0 {
			t.Errorf("no suggestion of %s: %v", facet, found)
		}
	}
}

// Within a search each suggestion says what is found when it is chosen too, and what
// is chosen is not suggested.
func TestSuggestionsWithinASearch(t *testing.T) {
	h := seedServer(t)
	wants := map[string]string{
		"q=kelb&publication=Press+TV":                 "place Kalbajar 1 as Kelbajar",
		"q=kelb&publication=Press+TV&verbatim=1":      "place Kalbajar 1 as Kelbajar",
		"q=dai&publication=Press+TV":                  "publication Daily Sabah 2, publication Hürriyet Daily News 2",
		"q=daily+s&publication=Daily+Sabah":           "",
		"q=kelb&not.place=kalbajar":                   "",
		"q=nerkin&from=2023&to=2023":                  "",
		"q=drones+kelb&missing=publication&match=any": "place Kalbajar 1 as Kelbajar",
		"q=202&month=2023-09&month=2024-02&limit=5":   "month 2023-05 5, year 2023 3, year 2024 1",
	}
	suggests(t, h, wants)
	for query := range wants {
		for _, s := range decode[server.SuggestionsJSON](t, get(t, h, "/api/v1/suggest?"+query).Body).Suggestions {
			if total := decode[server.SearchJSON](t, get(t, h, s.URL).Body).Total.Value; total != s.Count {
				t.Errorf("%s: %s finds %d, not %d", query, s.URL, total, s.Count)
			}
		}
	}
	contains(t, "a fault", get(t, h, "/api/v1/suggest?q=x&from=y").Body.String(), `"param":"from"`)
}

// Copies are counted once, as the search counts them.
func TestSuggestionsCountCopiesOnce(t *testing.T) {
	a := emptyArchive(t)
	var batch []dateline.Article
	for _, id := range []string{"a", "b", "c"} {
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: "One and the same text in three places.", Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: "The Echo", From: dateline.FromEditor}}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	suggests(t, serving(t, a, server.Options{}), map[string]string{
		"q=ech":             "publication The Echo 1",
		"q=ech&copies=show": "publication The Echo 3",
		"q=place":           "word places 1",
	})
}

// What changes in the archive is suggested at once.
func TestSuggestionsFollowTheArchive(t *testing.T) {
	a := emptyArchive(t)
	fill(t, a)
	h := serving(t, a, server.Options{})
	say := func(query, want string) {
		t.Helper()
		suggests(t, h, map[string]string{query: want})
	}
	done := searchable(t, a)
	say("q=lodz", "dateline ŁÓDŹ 1, place Łódź 1")
	say("q=lodsch", "place Łódź 1 as Lodsch")
	done(a.Put(t.Context(), []dateline.Article{{ID: "d", Keys: own("d"), Body: "Rain in Lodsch."}}))
	say("q=lodsch", "place Łódź 2 as Lodsch")
	done(a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "lodz", Label: "Lodz", Names: []string{"Łódź", "Litzmannstadt"}}, {ID: "rain", Label: "Rain"}}))
	say("q=lodsch", "")
	say("q=litz", "place Lodz 1 as Litzmannstadt")
	say("q=rain", "place Rain 1")
}

// rare makes an archive with more values of a facet than are kept: those that
// stand in two articles, and one more behind them in each facet.
func rare(t *testing.T) *index.Archive {
	t.Helper()
	a := emptyArchive(t)
	var places []dateline.Place
	var batch []dateline.Article
	article := func(place, publication string) {
		id := fmt.Sprint("a", len(batch))
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: "fire " + id + " in " + place, Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: publication, From: dateline.FromEditor}}})
	}
	for i := range dateline.MaxFacetLimit {
		name := fmt.Sprintf("Town%04d", i)
		places = append(places, dateline.Place{ID: fmt.Sprintf("t%d", i), Label: name})
		article(name, fmt.Sprintf("Post %04d", i))
		article(name, fmt.Sprintf("Post %04d", i))
	}
	places = append(places, dateline.Place{ID: "z", Label: "Zenith", Names: []string{"Acme", "Townend"}}, dateline.Place{ID: "y", Label: "Acme Hill"})
	article("Zenith", "The Zenith Post")
	if _, _, err := a.PutPlaces(t.Context(), "test", places); err != nil {
		t.Fatal(err)
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return a
}

func TestRareValuesAreSuggested(t *testing.T) {
	suggests(t, serving(t, rare(t), server.Options{}), map[string]string{
		"q=zen":             "place Zenith 1, word Zenith 1",
		"q=acm":             "place Zenith 1 as Acme",
		"q=the+zen":         "publication The Zenith Post 1",
		"q=town0999":        "place Town0999 2",
		"q=post&limit=2":    "publication Post 0000 2, publication Post 0001 2",
		"q=post+0999":       "publication Post 0999 2",
		"q=towne":           "place Zenith 1 as Townend",
		"q=town099&limit=1": "place Town0990 2",
	})
}

// manyNamed has a place with more names than are kept for suggestions.
type manyNamed struct{ dateline.Archive }

func (c manyNamed) Places(ctx context.Context) iter.Seq2[dateline.Place, error] {
	return func(yield func(dateline.Place, error) bool) {
		for p, err := range c.Archive.Places(ctx) {
			if !yield(p, err) {
				return
			}
		}
		yield(dateline.Place{ID: "crowd", Label: "Crowd", Names: []string{strings.Repeat("many names ", 17<<20/11)}}, nil)
	}
}

// Where the names of places are too many to be kept, their beginnings still find them.
func TestTooManyNames(t *testing.T) {
	var log strings.Builder
	h := serving(t, manyNamed{rare(t)}, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	suggests(t, h, map[string]string{"q=zen": "place Zenith 1, word Zenith 1", "q=acm": "place Zenith 1 as Acme", "q=hill": "", "q=town0999": "place Town0999 2", "q=post+0999": "publication Post 0999 2"})
	if n := strings.Count(log.String(), "too many names"); n != 1 {
		t.Errorf("said %d times: %s", n, &log)
	}
}
