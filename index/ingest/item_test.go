package ingest_test

import (
	"errors"
	"testing"

	"dateline/index/ingest"
)

// An item says where it is from as far as it is known: what is posted has no path.
func TestItemsInMessages(t *testing.T) {
	reason := errors.New("it is odd")
	for _, c := range []struct {
		item ingest.Item
		want string
	}{
		{ingest.Item{Path: "a/b.csv", Line: 3, Reason: reason}, "a/b.csv:3: it is odd"},
		{ingest.Item{Path: "a/b.csv", Reason: reason}, "a/b.csv: it is odd"},
		{ingest.Item{Path: "a/b.csv", Line: 3}, "a/b.csv:3"},
		{ingest.Item{Line: 3, Reason: reason}, "line 3: it is odd"},
		{ingest.Item{Reason: reason}, "it is odd"},
	} {
		if got := c.item.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
