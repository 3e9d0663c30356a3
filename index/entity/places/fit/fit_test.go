package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/index/entity/world"
)

func markedFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReadMarked(t *testing.T) {
	all, err := readMarked(markedFile(t, "# remark\n@ US.GA FR\nIn [Athens], é [Paris].\nMore.\n\n# nothing\n\nNo places.\n"))
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v; want two texts", all, err)
	}
	one := all[0]
	if one.body != "In Athens, é Paris.\nMore.\n" || !slices.Equal(one.lies, []string{"US.GA", "FR"}) || all[1].lies != nil {
		t.Errorf("%+v", all)
	}
	at := strings.Index(one.body, "Paris")
	if !one.marks(3, 9) || !one.marks(at, at+5) || !one.marks(at+2, at+9) || one.marks(0, 3) || one.marks(9, at) {
		t.Errorf("marks %v in %q", one.places, one.body)
	}
	if _, err := readMarked(markedFile(t, "In [Athens.\n")); err == nil || !strings.Contains(err.Error(), "text 1: brackets do not match") {
		t.Errorf("an open bracket: %v", err)
	}
}

// The texts of this folder can be read, and say where their places lie in codes that the
// world has.
func TestNews(t *testing.T) {
	all, err := readMarked("news.txt")
	if err != nil || len(all) < 100 {
		t.Fatalf("%d texts, %v", len(all), err)
	}
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		for _, code := range m.lies {
			if w.ByCode(code) == world.None {
				t.Errorf("%.40q lies in %s, which is no division or country", m.body, code)
			}
		}
	}
}

func TestFit(t *testing.T) {
	var all []example
	for i := range 40 {
		all = append(all, example{[]string{"bias 0", "always 1"}, true, i % folds}, example{[]string{"bias 0", "never 1"}, false, i % folds})
	}
	all = append(all, example{[]string{"once 1"}, true, 0})
	w := fit(all, func(example) bool { return true })
	if w["always 1"] < 1 || w["never 1"] > -1 {
		t.Errorf("weights %v", w)
	}
	if _, there := w["once 1"]; there {
		t.Errorf("a feature that is seen once has the weight %v", w["once 1"])
	}
	if list := listing(w); !strings.HasPrefix(list, "#") || !strings.Contains(list, "\nalways 1 ") {
		t.Errorf("written as\n%s", list)
	}
}
