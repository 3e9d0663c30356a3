package find

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"dateline/index/plan"
	"dateline/index/rank"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// plans are one of each kind of node, and what may be special in it.
var plans = map[string]rank.Node{
	"all":                rank.All{},
	"ids":                rank.IDs{"a", "b"},
	"no ids":             rank.IDs{},
	"value":              rank.Range{Field: plan.FieldPublication, From: "Heron", To: "Heron"},
	"any value":          rank.Range{Field: plan.FieldPlace},
	"folded values":      rank.Range{Field: plan.FieldFolded, From: "her", To: "her\U0010ffff"},
	"earlier ones":       rank.Range{Field: plan.FieldArticle, From: "a", To: "a"},
	"days":               plan.Days(19000, 19001),
	"days before 1970":   rank.Range{Field: plan.FieldFirst, From: plan.Day(-719162), To: plan.Day(-1)},
	"word":               rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"/bridg"}}, Boost: 1},
	"exact word":         rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"bridges"}}, Boost: 2},
	"word of the title":  rank.Words{Fields: plan.TextFields[:1], Terms: []rank.Term{{"/bridg"}}, Boost: 1},
	"words of the body":  rank.Words{Fields: plan.TextFields[1:], Terms: []rank.Term{{"/bridg", "bridges"}, {"zor*"}}, Boost: 2},
	"phrase of the body": rank.Phrase{Fields: plan.TextFields[1:], Terms: []rank.Term{{"over"}, {"the"}, {"river"}}, Boost: 1},
	"near in the body":   rank.Near{Fields: plan.TextFields[1:], Terms: []rank.Term{{"/burn"}, {"/bridg"}}, Slop: 2, Boost: 1},
	"word of remains":    rank.Words{Fields: plan.RemainsFields, Terms: []rank.Term{{"/bridg"}}, Boost: 1},
	"one of some words":  rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"one"}, {"two"}}, Boost: 1},
	"mention":            rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"@velun", "@welun"}}, Boost: 1},
	"prefix":             rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"zor*"}}, Boost: 1.5},
	"fuzzy word":         rank.Words{Fields: plan.TextFields[1:], Terms: []rank.Term{{"zorvak~2"}}, Boost: 1},
	"word without forms": rank.Words{Fields: plan.TextFields, Boost: 1},
	"phrase":             rank.Phrase{Fields: plan.TextFields, Terms: []rank.Term{{"over"}, {"the"}, {"river"}}, Boost: 1},
	"phrase of stems":    rank.Phrase{Fields: plan.TextFields, Terms: []rank.Term{{"/alpha"}, {"/beta"}}, Boost: 3},
	"near":               rank.Near{Fields: plan.TextFields, Terms: []rank.Term{{"/burn"}, {"/bridg"}}, Slop: 2, Boost: 1},
	"near itself":        rank.Near{Fields: plan.TextFields, Terms: []rank.Term{{"/a"}, {"/b"}, {"/a"}}, Slop: 5, Boost: 1},
	"and":                rank.And{rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"/a"}}, Boost: 1}, rank.Range{Field: plan.FieldYear, From: "2023", To: "2023"}},
	"or":                 rank.Or{rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"/a"}}, Boost: 1}, rank.IDs{"a"}},
	"or of nothing":      rank.Or{},
	"max":                rank.Max{rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"/a"}}, Boost: 1}, rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"@a"}}, Boost: 1}},
	"without":            rank.Without{Node: rank.All{}, Not: rank.Words{Fields: plan.TextFields, Terms: []rank.Term{{"/a"}}, Boost: 1}},
	"seen otherwise":     rank.Range{Field: plan.FieldPerson, From: "merged", To: "merged"},
}

// merged is a lens under which one person has two ids.
func merged(field, value string) dsl {
	if field == plan.FieldPerson && value == "merged" {
		return dsl{"terms": dsl{field: []string{"merged", "other"}}}
	}
	return nil
}

func TestPlansAsQueries(t *testing.T) {
	got := map[string]map[string]dsl{}
	for name, n := range plans {
		got[name] = map[string]dsl{}
		for how, to := range map[string]func(rank.Node) (dsl, error){"filter": translator{merged}.filter, "scored": translator{merged}.scored} {
			q, err := to(n)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got[name][how] = q
		}
	}
	golden(t, "plans.json", got)
}

// golden holds what JSON is made of v against a file.
func golden(t *testing.T, file string, v any) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

type strange struct{ rank.Node }

func TestPlanOfAnotherEngineIsRefused(t *testing.T) {
	for _, n := range []rank.Node{strange{}, rank.And{strange{}}, rank.Without{Node: rank.All{}, Not: strange{}}, rank.Range{Field: plan.FieldFirst, From: "soon"}} {
		if q, err := (translator{}).scored(n); err == nil {
			t.Errorf("%T became %v", n, q)
		}
	}
}
