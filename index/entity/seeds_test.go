package entity_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestSeeds(t *testing.T) {
	g := compile(t, caucasus...)
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(files) != 5 {
		t.Fatalf("seeds: %v, %v; want five texts", files, err)
	}
	where := map[string][]string{}
	for _, file := range files {
		s, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		number := filepath.Base(file)[:3]
		for _, m := range mentions(g, string(s)) {
			if !slices.Contains(where[m.Entity], number) {
				where[m.Entity] = append(where[m.Entity], number)
			}
		}
	}
	want := map[string][]string{
		"sotk":             {"000", "001", "002", "004"},
		"kalbajar":         {"000", "001", "002", "004"},
		"nerkin-hand":      {"003"},
		"lachin-corridor":  {"001"},
		"lachin":           nil,
		"norabak":          {"002"},
		"nagorno-karabakh": {"000", "001", "002", "003", "004"},
		"azerbaijan":       {"000", "001", "002", "003", "004"},
		"armenia":          {"000", "001", "002", "003", "004"},
	}
	for id, files := range want {
		if !slices.Equal(where[id], files) {
			t.Errorf("%s: in %v, want %v", id, where[id], files)
		}
	}
}
