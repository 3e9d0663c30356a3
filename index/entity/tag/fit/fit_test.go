package main

import (
	"math"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity/tag"
)

// bowl has its least loss at its middle, without the sizes.
type bowl struct{ middle, steep []float64 }

func (b bowl) loss(x, g []float64) float64 {
	sum := 0.0
	for i := range x {
		d := x[i] - b.middle[i]
		sum += b.steep[i] * d * d / 2
		g[i] = b.steep[i] * d
	}
	return sum
}

// With the sizes, each coordinate of the minimum is nearer to 0 by l1 through its steepness, and
// 0 where that would cross it.
func TestOwlqnFindsTheMinimum(t *testing.T) {
	b := bowl{middle: []float64{3, -2, .05, -1, 0}, steep: []float64{1, 10, 1, .5, 2}}
	want := []float64{2.9, -1.99, 0, -.8, 0}
	for i, x := range owlqn(b, make([]float64, 5), .1, 100) {
		if math.Abs(x-want[i]) > 1e-2 || want[i] == 0 && x != 0 {
			t.Errorf("coordinate %d is %v, want %v", i, x, want[i])
		}
	}
}

// The gradient is the difference of losses nearby.
func TestGradient(t *testing.T) {
	p := &problem{features: 3, examples: []example{
		{features: [][]int32{{0, 1}, {1}, {2, 0}}, labels: []uint8{0, 1, 2}},
		{features: [][]int32{{2}}, labels: []uint8{3}},
	}}
	x := make([]float64, p.size())
	for i := range x {
		x[i] = math.Sin(float64(i))
	}
	g, other := make([]float64, len(x)), make([]float64, len(x))
	p.loss(x, g)
	const h = 1e-5
	for i := range x {
		x[i] += h
		up := p.loss(x, other)
		x[i] -= 2 * h
		down := p.loss(x, other)
		x[i] += h
		if d := (up - down) / (2 * h); math.Abs(d-g[i]) > 1e-6 {
			t.Errorf("weight %d: the gradient is %v, the loss says %v", i, g[i], d)
		}
	}
}

// What is learned of a few sentences finds their names again, and is the same each time.
func TestLearn(t *testing.T) {
	var articles []article
	for range 4 {
		a, err := parseOwn("Yesterday {P:Xel Ruun} met the {O:Ruun Bank}. Then nobody spoke.")
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	w, again := learn(articles), learn(articles)
	var out strings.Builder
	score(&out, articles, tag.NewModel(w))
	if got := out.String(); !strings.Contains(got, "person       precision 1.000 recall 1.000") || !strings.Contains(got, "organisation precision 1.000 recall 1.000") {
		t.Error(got)
	}
	for f, row := range w.Features {
		if again.Features[f] != row {
			t.Fatalf("feature %d has the weights %v, then %v", f, row, again.Features[f])
		}
	}
}

func TestOwnSentences(t *testing.T) {
	if own, err := readOwn(); err != nil || len(own) < 20 {
		t.Errorf("%d articles, %v", len(own), err)
	}
	a, err := parseOwn("A {P:Ada L.} of {O:Bé}.")
	if want := []tag.Span{{Start: 2, End: 8, Type: dateline.TypePerson}, {Start: 12, End: 15, Type: dateline.TypeOrganisation}}; err != nil || a.body != "A Ada L. of Bé." || a.names[0] != want[0] || a.names[1] != want[1] {
		t.Errorf("%+v, %v", a, err)
	}
	for _, s := range []string{"{P:Ada", "{Q:Ada}", "{Ada}", "{}", "{P:}"} {
		if _, err := parseOwn(s); err == nil {
			t.Errorf("no error for %q", s)
		}
	}
}

func TestBadArticles(t *testing.T) {
	for line, want := range map[string]string{
		`{"body":"Ada","entities":[{"start":0,"end":4,"type":"PER"}]}`: "within the text",
		`{"body":"Ada","entities":[{"start":0,"end":3,"type":"XYZ"}]}`: "no type",
		`{"body":`: "unexpected",
	} {
		if _, err := parse([]byte(line), sources[0].types); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error with %q", line, err, want)
		}
	}
	a, err := parse([]byte(`{"body":"É Ada","entities":[{"start":2,"end":5,"type":"PER"}]}`), sources[0].types)
	if err != nil || a.names[0].Start != 3 || a.names[0].End != 6 {
		t.Errorf("%+v, %v", a, err)
	}
}
