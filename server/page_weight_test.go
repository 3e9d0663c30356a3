package server_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// heaviest is what a search page may weigh with all that it loads, as it travels.
const heaviest = 60_000

// full returns a handler over articles that fill every part of a search page.
func full(t *testing.T) http.Handler {
	t.Helper()
	return serving(t, crowd(t), server.Options{})
}

func crowd(t testing.TB) dateline.Archive {
	t.Helper()
	a, chance := emptyArchive(t), rand.New(rand.NewPCG(7, 7))
	var places []dateline.Place
	for i := range 20 {
		places = append(places, dateline.Place{ID: fmt.Sprintf("place-%d", i), Label: fmt.Sprintf("Port %s", word(chance)), Countries: []string{[]string{"AM", "AZ", "BE", "DE", "FR", "GE", "IR", "IT", "RU", "TR", "US"}[i%11]}, Lat: 30 + float64(i), Lon: 10 + float64(i*7%40), Located: true})
	}
	var batch []dateline.Article
	for i := range 90 {
		var body strings.Builder
		for range 12 {
			for range 14 {
				body.WriteString(word(chance) + " ")
			}
			fmt.Fprintf(&body, "fire near %s. ", places[chance.IntN(len(places))].Label)
		}
		id := fmt.Sprint("a", i)
		value := func(s string) dateline.Sourced[string] {
			return dateline.Sourced[string]{Value: s, From: dateline.FromEditor}
		}
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Fire " + word(chance) + " " + word(chance) + " " + word(chance), Body: body.String(), Known: dateline.Known{
			Publication: value("The " + []string{"Echo", "Post", "Times", "Star", "Sun", "Mail", "News", "Globe", "Herald", "Mirror", "Courier", "Dispatch"}[i%12]),
			Dateline:    value(strings.ToUpper(word(chance))), Language: value([]string{"en", "de", "fr", "tr", "ru", "hy", "az"}[i%7]),
			Published: dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2020 + i%5, Month: 1 + i%12, Day: 1 + i%28}, From: dateline.FromText},
		}})
	}
	if _, _, err := a.PutPlaces(t.Context(), "test", places); err != nil {
		t.Fatal(err)
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return a
}

func word(chance *rand.Rand) string {
	letters := make([]byte, 3+chance.IntN(8))
	for i := range letters {
		letters[i] = byte('a' + chance.IntN(26))
	}
	return string(letters)
}

var importedBy = regexp.MustCompile(`(?:from|import) ?\(?"\./([^"]+)"`)

// The search page is light with everything that it loads, whatever imports it.
func TestWeightOfTheSearchPage(t *testing.T) {
	h := full(t)
	const address = "/?q=fire&publication=The+Echo&publication=The+Post&publication=The+Sun&not.language=hy"
	p := visit(t, h, address)
	if len(p.titles()) != 20 || len(p.all("rect", "slot")) < 50 || len(p.all("ul", "choices")) < 7 {
		t.Fatalf("the page has %d titles, %d bars and %d facets", len(p.titles()), len(p.all("rect", "slot")), len(p.all("ul", "choices")))
	}
	load := []string{address}
	for _, n := range append(p.all("link", ""), p.all("script", "")...) {
		if at := attr(n, "href") + attr(n, "src"); strings.HasPrefix(at, "/assets/") {
			load = append(load, at)
		}
	}
	sum, lines := 0, ""
	for i := 0; i < len(load); i++ {
		w := get(t, h, load[i], "Accept-Encoding", "gzip")
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d", load[i], w.Code)
		}
		sum += w.Body.Len()
		lines += fmt.Sprintf("\n%7d %s", w.Body.Len(), load[i])
		for _, m := range importedBy.FindAllStringSubmatch(get(t, h, load[i]).Body.String(), -1) {
			if at := path.Join(path.Dir(load[i]), m[1]); !strings.Contains(strings.Join(load, "\n"), at) {
				load = append(load, at)
			}
		}
	}
	t.Logf("%d bytes in %d files%s", sum, len(load), lines)
	if len(load) < 9 {
		t.Errorf("only %d files seen", len(load))
	}
	if sum > heaviest {
		t.Errorf("%d bytes, want at most %d", sum, heaviest)
	}
}
