package main

import (
	"strings"
	"testing"

	"dateline/licences"
)

// What the program shows is what the rooms and modules say now.
func TestLicencesAreThoseOfNow(t *testing.T) {
	want, err := gather("../..")
	if err != nil {
		t.Fatal(err)
	}
	got := licences.Text()
	if got == want {
		return
	}
	for line := range strings.SplitSeq(want, "\n") {
		if !strings.Contains(got, line) {
			t.Fatalf("%q is not among them; run: go run ./licences/make", line)
		}
	}
	t.Error("they are others; run: go run ./licences/make")
}

func TestAttribution(t *testing.T) {
	for _, want := range []string{"GeoNames", "creativecommons.org/licenses/by/4.0", "Unicode", "Natural Earth", "modernc.org/sqlite", "Go, its standard library"} {
		if !strings.Contains(licences.Text(), want) {
			t.Errorf("no word of %q", want)
		}
	}
}
