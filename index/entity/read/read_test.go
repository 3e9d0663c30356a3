package read_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/read"
	"dateline/index/text"
)

func reader(t *testing.T, mode string, own ...dateline.Place) *entity.Reader {
	t.Helper()
	g, err := entity.Compile(own)
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.New(mode, g, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// found tells the types and words of what an extractor finds in a body.
func found(x entity.Extractor, body string) string {
	var out []string
	for _, m := range x.Mentions(entity.Text{Body: body, BodyWords: text.Words(body)}) {
		out = append(out, m.Type+" "+m.Words)
	}
	return strings.Join(out, ", ")
}

const body = "Kremlin spokesman Dmitry Peskov said in Armenia that Velun was calm. Armenian officials agreed."

var velun = dateline.Place{ID: "velun", Label: "Velun"}

func TestModes(t *testing.T) {
	for mode, want := range map[string]string{
		read.None:   "",
		read.Own:    "place Velun",
		read.Places: "place Armenia, place Velun, nationality Armenian",
		read.Fast:   "person Dmitry Peskov, place Armenia, place Velun, nationality Armenian",
		"":          "person Dmitry Peskov, place Armenia, place Velun, nationality Armenian",
	} {
		r := reader(t, mode, velun)
		got := found(r, body)
		for _, part := range strings.Split(want, ", ") {
			if !strings.Contains(got, part) {
				t.Errorf("%q: read %q, want %q in it", mode, got, part)
			}
		}
		if want == "" && got != "" || r.Better != nil {
			t.Errorf("%q: read %q, again by %v", mode, got, r.Better)
		}
		if p, ok := r.Place("velun"); !ok || p.Label != "Velun" {
			t.Errorf("%q does not know the place of its own", mode)
		}
	}
	if _, err := read.New("some", &entity.Gazetteer{}, nil); dateline.KindOf(err) != dateline.Invalid {
		t.Errorf("a mode that there is none of: %v", err)
	}
}

func TestFullReadsAgain(t *testing.T) {
	r := reader(t, read.Full, velun)
	if r.Better == nil {
		t.Fatal("nothing reads again")
	}
	x, err := r.Better.Load()
	if err != nil {
		t.Fatal(err)
	}
	if got := found(x, body); !strings.Contains(got, "person Dmitry Peskov") || !strings.Contains(got, "place Velun") {
		t.Errorf("read again: %q", got)
	}
}

// Every mode and every gazetteer has a fingerprint of its own.
func TestFingerprintsTellReadersApart(t *testing.T) {
	seen := map[string]string{}
	for _, mode := range read.Modes() {
		for _, own := range [][]dateline.Place{nil, {velun}} {
			r := reader(t, mode, own...)
			all := r.Fingerprint()
			if r.Better != nil {
				all += r.Better.Fingerprint
			}
			if was, twice := seen[all]; twice {
				t.Errorf("%s with %v has the fingerprint of %s", mode, own, was)
			}
			seen[all] = mode
		}
	}
	added, err := read.New(read.Places, &entity.Gazetteer{}, []dateline.Place{velun})
	if err != nil || seen[added.Fingerprint()] != "" {
		t.Errorf("added places leave the fingerprint as it is, %v", err)
	}
}

// Words may name places of the world, and people by their key.
func TestNamed(t *testing.T) {
	named := func(mode string, words ...string) (out []string) {
		for _, n := range reader(t, mode).Named(words) {
			out = append(out, n.IDs...)
		}
		return out
	}
	if got := named(read.Places, "armenia", "rain"); !slices.ContainsFunc(got, func(id string) bool { return strings.HasPrefix(id, "armenia-") }) {
		t.Errorf("armenia names %v", got)
	}
	if got := named(read.Places, "armenian"); len(got) > 0 {
		t.Errorf("a nationality names %v", got)
	}
	if got := named(read.Fast, "dmitri", "peskov"); !slices.Contains(got, "dmitry-peskov") {
		t.Errorf("dmitri peskov names %v", got)
	}
}

// A name of the world is a name of the archive's own place that is the same, in any script.
func TestNamedLeadsToOwnPlaces(t *testing.T) {
	yerevan := dateline.Place{ID: "yerevan", Label: "Yerevan", Kind: "city", Countries: []string{"AM"}, Lat: 40.18, Lon: 44.51, Located: true}
	r := reader(t, read.Places, yerevan)
	for _, name := range []string{"ереван", "erivan", "երևան"} {
		named := r.Named([]string{text.Words(name)[0].Exact})
		if len(named) != 1 || !slices.Equal(named[0].IDs, []string{"yerevan", "yerevan-616052"}) {
			t.Errorf("%s names %v", name, named)
		}
	}
}

// Names that were given are read as what they were given to, in all modes; the surname of a
// person behind such a name is theirs too.
func TestGivenNames(t *testing.T) {
	g, err := entity.Compile([]dateline.Place{velun},
		entity.Given{ID: "mohammed-bin-salman", Type: dateline.TypePerson, Names: []string{"M. bin Salmaan", "MBS"}},
		entity.Given{ID: "tbilisi-611717", Type: dateline.TypePlace, Names: []string{"Tiflisi"}},
		entity.Given{ID: "joint-river-council", Type: dateline.TypeOrganisation, Names: []string{"Council of the Rivers"}})
	if err != nil {
		t.Fatal(err)
	}
	const body = "M. bin Salmaan, or MBS, left Velun for Tiflisi. Then Salmaan met the Council of the Rivers (COTR). The COTR is in Gori."
	for mode, want := range map[string]string{
		read.Own:  "mohammed-bin-salman mohammed-bin-salman velun tbilisi-611717 joint-river-council",
		read.Fast: "mohammed-bin-salman mohammed-bin-salman velun tbilisi-611717 mohammed-bin-salman joint-river-council joint-river-council joint-river-council gori-614455",
	} {
		r, err := read.New(mode, g, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range r.Mentions(entity.Text{Body: body, BodyWords: text.Words(body)}) {
			got = append(got, m.Entity)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s\nwant %s", mode, s, want)
		}
		if _, own := r.Place("mohammed-bin-salman"); own {
			t.Error("a person is a place")
		}
	}
}
