package dateline_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
)

func TestIDs(t *testing.T) {
	for id, want := range map[dateline.ID]bool{
		"a": true, "000_92cc-X": true, dateline.ID(strings.Repeat("x", 64)): true,
		"": false, "a.b": false, "a/b": false, "ä": false, "a\n": false, dateline.ID(strings.Repeat("x", 65)): false,
	} {
		if id.Valid() != want {
			t.Errorf("%q: %v, want %v", id, id.Valid(), want)
		}
	}
}

func TestDerivedIDs(t *testing.T) {
	keys := []dateline.Key{
		{Kind: dateline.KeyPath, Source: "a", Value: "bc"}, {Kind: dateline.KeyPath, Source: "ab", Value: "c"},
		{Kind: dateline.KeyOwn, Source: "a", Value: "bc"}, {Kind: dateline.KeyURL, Value: "https://example.org/"},
	}
	seen := map[dateline.ID]bool{}
	for _, k := range keys {
		id := k.DerivedID()
		if !id.Valid() || len(id) != 16 || seen[id] || id != k.DerivedID() {
			t.Errorf("%s has the id %q", k, id)
		}
		seen[id] = true
	}
}

func TestErrors(t *testing.T) {
	cause := errors.New("disk")
	err := fmt.Errorf("put: %w", &dateline.Error{Kind: dateline.Conflict, Field: "keys", Message: "two articles", Hint: "name one", Err: cause})
	if got := err.Error(); got != "put: keys: two articles; name one: disk" {
		t.Error(got)
	}
	if dateline.KindOf(err) != dateline.Conflict || !errors.Is(err, cause) || dateline.KindOf(cause) != dateline.Internal {
		t.Error("kind or cause is lost")
	}
	if dateline.Kind(200).String() != "internal" || dateline.Gone.String() != "gone" {
		t.Error("names of kinds")
	}
}

func TestAllNames(t *testing.T) {
	p := dateline.Place{Label: "Sotk", Names: []string{"Zod", "Sotk"}}
	if got := p.AllNames(); !slices.Equal(got, []string{"Sotk", "Zod"}) {
		t.Error(got)
	}
}
