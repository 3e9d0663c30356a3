package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

func TestMoved(t *testing.T) {
	r := open(t)
	article := func(id, body string, day int) dateline.Article {
		return dateline.Article{ID: dateline.ID(id), Keys: []dateline.Key{path("s", id)}, Body: body, Seen: at(day)}
	}
	put(t, r, article("a", "one", 1), article("b", "one", 1), article("c", "one", 1), article("d", "one", 1))
	put(t, r, article("a", "two", 2))
	before := r.Head()
	put(t, r, article("a", "three", 3), article("b", "older", 0), article("new", "one", 1), article("d", "two", 2))
	if _, err := r.Erase(ctx, "d", "test"); err != nil {
		t.Fatal(err)
	}
	got, err := r.Moved(ctx, before, false)
	if want := []record.Ref{{ID: "a", Revision: 2}, {ID: "b", Revision: 1}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("moved %v, %v; want %v", got, err, want)
	}
	if got, err := r.Moved(ctx, r.Head(), false); err != nil || len(got) != 0 {
		t.Errorf("behind the last change %v moved, %v", got, err)
	}
	all, err := r.Moved(ctx, before, true)
	slices.SortFunc(all, func(a, b record.Ref) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	if want := []record.Ref{{ID: "a", Revision: 1}, {ID: "a", Revision: 2}, {ID: "b", Revision: 1}}; err != nil || !slices.Equal(all, want) {
		t.Errorf("of all revisions %v moved, %v; want %v", all, err, want)
	}
}
