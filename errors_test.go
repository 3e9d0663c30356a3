package dateline_test

import (
	"errors"
	"testing"

	"dateline"
)

func TestPositionCountsCodePoints(t *testing.T) {
	for _, c := range []struct {
		value  string
		offset int
		want   int
	}{
		{"", 0, 0}, {"abc", 0, 0}, {"abc", 3, 3}, {"Łódź", 2, 1}, {"Łódź", len("Łódź"), 4},
		{"aé", 2, 1},         // inside a code point
		{"a\xff\xffb", 3, 3}, // each byte that is not UTF-8 is one
		{"a\x80", 1, 1}, {"日本", 5, 1},
	} {
		var bad *dateline.Error
		err := dateline.InvalidAt("q", c.value, c.offset, "%s", "wrong")
		if !errors.As(err, &bad) || bad.Kind != dateline.Invalid || bad.Field != "q" || *bad.Position != c.want || err.Error() != "q: wrong" {
			t.Errorf("byte %d of %q: %+v at %d, want %d", c.offset, c.value, bad, *bad.Position, c.want)
		}
	}
	var bad *dateline.Error
	if errors.As(dateline.Invalidf("q", "wrong"), &bad); bad.Position != nil {
		t.Errorf("a position that nobody gave: %d", *bad.Position)
	}
}
