package main

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestEntities(t *testing.T) {
	dir := t.TempDir()
	gold := `{"id":"1","text":"É They live in Oslo and in Rome, far from French towns.","toponyms":[{"start":15,"end":19,"lat":59.9,"lon":10.7},` +
		`{"start":27,"end":31,"lat":34.3,"lon":-85.2},{"start":42,"end":48,"lat":46,"lon":2},{"start":0,"end":1,"lat":0,"lon":0,"ok":false}]}` + "\n"
	write(t, gold, dir, "geo", "geovirus", "gold.ndjson")
	write(t, gold, dir, "geo", "lgl", "gold.ndjson")
	named := `{"id":"0","body":"In Oslo.","entities":[{"start":3,"end":7,"type":"LOC"}]}` + "\n"
	write(t, strings.Repeat(named, 3), dir, "ner", "wikigold.ndjson")
	write(t, `{"id":"a","title":"Oslo","body":"It rains in Oslo."}`+"\n", dir, "news", "reuters106k.ndjson")
	code, stdout, stderr := bench(t, t.Context(), "entities", "-to", dir, dir)
	if code != 1 || !strings.Contains(stderr, "reuters106k.ndjson.zst") {
		t.Errorf("code %d, %q; want 1 for the news that are not there", code, stderr)
	}
	for _, want := range []string{
		// Oslo is right, Rome is in Italy and not in Georgia; French counts where nationalities do.
		`geovirus +1 +left out +1\.000 +0\.667 +0\.800 +0\.800 +2 +0\.500 `,
		`lgl +1 +counted +1\.000 +1\.000 +1\.000 +1\.000 +3 +0\.667 `,
		`LOC +1 +1\.000 +1\.000 +1\.000\n`, `PER +0 +0\.000`,
	} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
	for _, missed := range []string{"geovirus: overlap F1 is 0.8000; want 0.88", "geovirus: accuracy@161 km is 0.5000", "lgl: accuracy@161 km is 0.6667"} {
		if !strings.Contains(stderr, missed) {
			t.Errorf("the messages have no %s:\n%s", missed, stderr)
		}
	}
}

func TestScoreGeo(t *testing.T) {
	at := func(start, end int, point ...float64) toponym {
		p := toponym{Start: start, End: end}
		if len(point) == 2 {
			p.Lat, p.Lon = &point[0], &point[1]
		}
		return p
	}
	texts := []geoText{{ID: "a", Toponyms: []toponym{at(0, 5, 0, 0), at(10, 15, 0, 0), at(20, 25, 0, 0), at(30, 35, 0, 0)}}, {ID: "b"}}
	found := map[string][]toponym{
		"a": {at(2, 7, 0, 1), at(10, 15, 0, 2), at(11, 12, 0, 0), at(20, 22)},
		"b": {at(0, 4)},
	}
	s := scoreGeo(texts, found)
	if s.overlap != (tally{gold: 4, found: 5, right: 3}) || s.exact != (tally{gold: 4, found: 5, right: 1}) {
		t.Errorf("overlap %+v, exact %+v", s.overlap, s.exact)
	}
	// One degree at the equator is 111 km, two are 222; that without a point is not counted.
	if len(s.distances) != 2 || math.Abs(s.distances[0]-111.2) > .1 || s.accuracy() != .5 || s.ofAll() != .25 {
		t.Errorf("distances %v, accuracy %v, of all %v", s.distances, s.accuracy(), s.ofAll())
	}
}
