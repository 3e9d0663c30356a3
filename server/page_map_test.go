package server_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"golang.org/x/net/html"
)

// spots are the links of the map of a page: their titles and where they lead.
func (p page) spots() (titles, urls []string) {
	p.Helper()
	for _, a := range p.all("a", "spot") {
		titles, urls = append(titles, text(descendant(a, "title"))), append(urls, attr(a, "href"))
	}
	return titles, urls
}

// Each circle leads to as many articles as it says, and so does each line of the list.
func TestCirclesKeepTheirWord(t *testing.T) {
	h := seedServer(t)
	for _, url := range []string{"/publications/Press%20TV", "/places/kalbajar"} {
		p := visit(t, h, url)
		titles, urls := p.spots()
		if len(urls) < 8 {
			t.Fatalf("%s: %d places on the map", url, len(urls))
		}
		for i, to := range urls {
			_, says, _ := strings.Cut(titles[i], ": ")
			if got := number(t, visit(t, h, to).total()); strconv.Itoa(got) != says {
				t.Errorf("%s: %q leads to %d articles at %s", url, titles[i], got, to)
			}
		}
		listed := 0
		for _, a := range p.all("a", "") {
			if within(a, "map") && within(a, "choices") {
				listed++
				if !slices.Contains(urls, attr(a, "href")) {
					t.Errorf("%s: %q is in the list, and no circle leads to %s", url, text(a), attr(a, "href"))
				}
			}
		}
		if want := len(urls) - len(p.all("a", "own")); listed != want {
			t.Errorf("%s: %d places in the list, want %d", url, listed, want)
		}
	}
}

// What is on no map is said: a place without a point, and those far away from the others.
func TestMapSaysWhatItLeavesOut(t *testing.T) {
	p := visit(t, seedServer(t), "/publications/Daily%20Sabah")
	m := text(p.all("section", "map")[0])
	contains(t, "map", m, "Outside this view: Russia", "1 place of these articles without a known point", "Natural Earth", "not ours")
	if strings.Contains(m, "Outside this view: Yerevan") {
		t.Errorf("the places of the region are not in view: %s", m)
	}
	if n := len(visit(t, seedServer(t), "/places/lachin-corridor").all("a", "own")); n != 0 {
		t.Error("a place without a point is on its map")
	}
}

// Of many places outside of the view the first are named; the list has all of them.
func TestManyPlacesOutsideOfTheView(t *testing.T) {
	var places []dateline.Place
	for i := range 40 {
		places = append(places, dateline.Place{ID: fmt.Sprint("near", i), Label: fmt.Sprint("Near", i), Lat: 40 + float64(i)/100, Lon: 44, Located: true})
	}
	for i := range 12 {
		places = append(places, dateline.Place{ID: fmt.Sprint("far", i), Label: fmt.Sprint("Far", i), Lat: -40 + float64(i), Lon: -100, Located: true})
	}
	m := placed(t, places).all("section", "map")[0]
	if said := text(m); !strings.Contains(said, "and 4 more of the list") || strings.Count(said[:strings.Index(said, "as a list")], ", Far") != 7 || !strings.Contains(said, "52 places as a list") {
		t.Errorf("the map says %s", said)
	}
}

// placed is an archive with an article for each place.
func placed(t *testing.T, places []dateline.Place) page {
	t.Helper()
	a := emptyArchive(t)
	if _, _, err := a.PutPlaces(t.Context(), "test", places); err != nil {
		t.Fatal(err)
	}
	var batch []dateline.Article
	for i, p := range places {
		batch = append(batch, dateline.Article{Keys: own(fmt.Sprint(i)), Body: "fire near " + p.Label, Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: "The Globe", From: dateline.FromEditor}}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return visit(t, serving(t, a, server.Options{}), "/publications/The%20Globe")
}

// point is where a circle is on the drawing.
func pointOf(t *testing.T, spot *html.Node) (x, y int) {
	t.Helper()
	if _, err := fmt.Sscanf(attr(spot, "transform"), "translate(%d %d)", &x, &y); err != nil {
		t.Fatalf("%q: %v", attr(spot, "transform"), err)
	}
	return x, y
}

// Places on both sides of 180 degrees are beside each other, the eastern one in the east.
func TestMapAcrossTheDateLine(t *testing.T) {
	p := placed(t, []dateline.Place{
		{ID: "suva", Label: "Suva", Lat: -18.1, Lon: 178.4, Located: true},
		{ID: "apia", Label: "Apia", Lat: -13.8, Lon: -171.8, Located: true},
	})
	at := map[string]int{}
	for _, spot := range p.all("a", "spot") {
		at[text(descendant(spot, "text"))], _ = pointOf(t, spot)
	}
	if at["Suva"] >= at["Apia"] || at["Suva"] < 0 || at["Apia"] > 1440 {
		t.Errorf("Suva at %d, Apia at %d of 1440", at["Suva"], at["Apia"])
	}
}

// A hundred places in one small country: no label that is shown stands on another.
func TestLabelsDoNotCollide(t *testing.T) {
	var places []dateline.Place
	for i := range 100 {
		places = append(places, dateline.Place{ID: fmt.Sprint("p", i), Label: fmt.Sprintf("Xanadu%d Village", i), Lat: 40 + float64(i*37%100)/50, Lon: 44 + float64(i*61%100)/50, Located: true})
	}
	p := placed(t, places)
	type room struct{ left, right, top, bottom int }
	var shown []room
	for _, spot := range p.all("a", "spot") {
		label := descendant(spot, "text")
		if attr(label, "class") == "hid" {
			continue
		}
		x, y := pointOf(t, spot)
		dx, _ := strconv.Atoi(attr(label, "x"))
		dy, _ := strconv.Atoi(attr(label, "y"))
		wide := len(text(label)) * 12 // units; the letters of the pages are some wider
		left := x + dx - map[string]int{"start": 0, "middle": wide / 2, "end": wide}[attr(label, "text-anchor")]
		r := room{left, left + wide, y + dy - 12, y + dy + 12}
		for _, o := range shown {
			if r.left < o.right && o.left < r.right && r.top < o.bottom && o.top < r.bottom {
				t.Errorf("%q stands on another label: %v and %v", text(label), r, o)
			}
		}
		shown = append(shown, r)
	}
	if len(shown) < 5 {
		t.Errorf("%d of 100 labels are shown", len(shown))
	}
}

// One place is shown with its country around; the whole world has its land on both sides.
func TestScalesOfMaps(t *testing.T) {
	one := placed(t, []dateline.Place{{ID: "lodz", Label: "Lodz", Lat: 51.8, Lon: 19.5, Located: true}})
	if x, y := pointOf(t, one.all("a", "spot")[0]); x != 720 || y != 400 {
		t.Errorf("one place is at %d, %d; want the middle of 1440, 800", x, y)
	}
	world := placed(t, []dateline.Place{
		{ID: "nome", Label: "Nome", Lat: 64.5, Lon: -165.4, Located: true}, {ID: "perth", Label: "Perth", Lat: -31.9, Lon: 115.9, Located: true},
		{ID: "lima", Label: "Lima", Lat: -12, Lon: -77, Located: true}, {ID: "oslo", Label: "Oslo", Lat: 59.9, Lon: 10.7, Located: true},
		{ID: "tokyo", Label: "Tokyo", Lat: 35.7, Lon: 139.7, Located: true}, {ID: "cairo", Label: "Cairo", Lat: 30, Lon: 31, Located: true},
	})
	for _, spot := range world.all("a", "spot") {
		if x, y := pointOf(t, spot); x < 0 || x > 1440 || y < 0 || y > 800 {
			t.Errorf("%s is at %d, %d, outside", text(spot), x, y)
		}
	}
	if n := len(attr(world.all("path", "land")[0], "d")); n > 48<<10 {
		t.Errorf("the land of the world takes %d bytes", n)
	}
}
