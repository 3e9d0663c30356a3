package ingest_test

import (
	"strings"
	"testing"

	"dateline/index/ingest"
)

// saysAll posts a file and wants the reasons of its items to hold words, in order.
func saysAll(t *testing.T, name, content string, want ...string) {
	t.Helper()
	all := read(t, content, ingest.Offer{Name: name}, ingest.Options{})
	if len(all) != len(want) {
		t.Fatalf("%s: %d items, want %d", name, len(all), len(want))
	}
	for i, it := range all {
		if !strings.Contains(it.String(), want[i]) {
			t.Errorf("%s: %.300s, want %s", name, it, want[i])
		}
	}
}

// A row of very many cells, and very many rows of a table that is read as a whole, are
// refused before they take memory.
func TestTablesOfVeryManyCells(t *testing.T) {
	cells := func(n int) string { return strings.Repeat(",", n-1) + "\n" }
	saysAll(t, "a.csv", "title"+cells(10_001), "a.csv:1: the row has more than 10000 cells, the limit")
	saysAll(t, "a.csv", "title"+cells(10_000)+"A"+cells(10_000)+"B"+cells(10_001)+"C"+cells(10_000),
		"a.csv:2", "a.csv:3: the row has more than 10000 cells, the limit", "a.csv:4")
	saysAll(t, "places.csv", "id,label\nvelun,Velun\nx"+cells(10_001), "places.csv:3: the row has more than 10000 cells, the limit")
	saysAll(t, "places.csv", "id,label\n"+strings.Repeat("x\n", 1_000_001), "places.csv:1000002: it has more than 1000000 rows, the limit")
	sheet := file{"metadata.csv", "file" + cells(10_001)}
	saysAll(t, "a.tar", tarOf(t, sheet, file{"a.txt", "A"}), "a.tar/metadata.csv:1: the row has more than 10000 cells, the limit", "a.tar/a.txt: metadata.csv beside it could not be read")
}

// All metadata.csv of a tar are read before its other members.
func TestTablesOfOneTar(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads 140 MiB")
	}
	sheet := "file\na.txt\n" + strings.Repeat("\n", 70<<20)
	saysAll(t, "a.tar", tarOf(t, file{"1/metadata.csv", sheet}, file{"2/metadata.csv", sheet}, file{"1/a.txt", "A"}, file{"2/a.txt", "A"}),
		"a.tar/1/metadata.csv", "a.tar/2/metadata.csv: with those before it the metadata.csv of the tar have more than 134217728 bytes, the limit",
		"a.tar/1/a.txt", "a.tar/2/a.txt: metadata.csv beside it could not be read")
}
