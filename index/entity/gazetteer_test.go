package entity_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
)

func TestCompileRefuses(t *testing.T) {
	tests := []struct {
		name   string
		places []dateline.Place
		kind   dateline.Kind
		says   []string
	}{
		{"no label", []dateline.Place{place("a", "")}, dateline.Invalid, []string{"label", `"a"`, `""`}},
		{"name without a word", []dateline.Place{place("a", "A", "--")}, dateline.Invalid, []string{"names", `"a"`, `"--"`}},
		{"shared label", []dateline.Place{place("a", "Sotk"), place("b", "Sotk")}, dateline.Conflict, []string{`"a"`, `"b"`, `"Sotk"`}},
		{"shared once folded", []dateline.Place{place("a", "Kelbecer"), place("b", "B", "KƏLBƏCƏR")}, dateline.Conflict, []string{`"a"`, `"b"`, `"KƏLBƏCƏR"`}},
		{"shared but for a hyphen", []dateline.Place{place("a", "Nagorno-Karabakh"), place("b", "Nagorno Karabakh")}, dateline.Conflict, []string{`"a"`, `"b"`}},
		{"id twice", []dateline.Place{place("a", "A"), place("a", "B")}, dateline.Conflict, []string{"id", `"a"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := entity.Compile(tt.places)
			if err == nil || g != nil {
				t.Fatalf("Compile gave %v, %v; want an error alone", g, err)
			}
			if dateline.KindOf(err) != tt.kind {
				t.Errorf("kind %v, want %v: %v", dateline.KindOf(err), tt.kind, err)
			}
			for _, part := range tt.says {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q does not say %s", err, part)
				}
			}
		})
	}
}

func TestCompileAcceptsANameTwice(t *testing.T) {
	g := compile(t, place("k", "Kelbecer", "Kelbecer", "Kəlbəcər", "KELBECER"), place("l", "Kelbecer town"))
	if got := describe(mentions(g, "Kelbecer")); got != `k "Kelbecer"` {
		t.Error(got)
	}
}

func TestGazetteerKeepsCopies(t *testing.T) {
	places := []dateline.Place{place("k", "Kalbajar", "Kelbecer")}
	g := compile(t, places...)
	places[0].Names[0], places[0].Label = "Sotk", "Sotk"
	p, ok := g.Place("k")
	if !ok || p.Label != "Kalbajar" || !slices.Equal(p.Names, []string{"Kelbecer"}) {
		t.Errorf("Place gave %+v, %v", p, ok)
	}
}

func TestPlace(t *testing.T) {
	g := compile(t, caucasus...)
	if p, ok := g.Place("lachin"); !ok || p.Label != "Lachin" {
		t.Errorf(`Place("lachin") = %+v, %v`, p, ok)
	}
	if p, ok := g.Place("Lachin"); ok || p.ID != "" {
		t.Errorf(`Place("Lachin") = %+v, %v; want none`, p, ok)
	}
}

func TestLongest(t *testing.T) {
	g := compile(t, caucasus...)
	tests := []struct {
		words string
		n     int
		id    string
	}{
		{"", 0, ""},
		{"drone kelbajar", 0, ""},
		{"kelbajar drone", 1, "kalbajar"},
		{"lachin", 1, "lachin"},
		{"lachin region", 1, "lachin"},
		{"lachin corridor lachin", 2, "lachin-corridor"},
		{"nerkin", 0, ""},
		{"nerkin hand", 2, "nerkin-hand"},
		{"nagorno karabakh", 2, "nagorno-karabakh"},
	}
	for _, tt := range tests {
		if n, id, _ := g.Longest(strings.Fields(tt.words)); n != tt.n || id != tt.id {
			t.Errorf("Longest(%q) = %d, %q; want %d, %q", tt.words, n, id, tt.n, tt.id)
		}
	}
}
