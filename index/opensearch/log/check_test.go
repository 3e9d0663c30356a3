package log_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/log"
)

// Check names each thing that does not fit. The spoiled record is written past its own
// protocol, as a fault of a disk or a hand would.
func TestCheckFindsFaults(t *testing.T) {
	for what, c := range map[string]struct {
		index, query, old, new string // the documents whose ids begin with query have old, and get new
		want                   string
	}{
		"another body":             {"article", "t/a/", `alpha`, `omega`, "a: revision 1: its text does not fit its checksum"},
		"other remains":            {"article", "t/a/", `menu`, `mine`, "a: revision 1: its remains do not fit their checksum"},
		"no text":                  {"article", "t/a/", "", "", "a: revision 1: its text is not there"},
		"another current revision": {"article", "a/b", `"current":2`, `"current":1`, "b: its current revision is given as 1"},
		"too few revisions":        {"article", "a/b", `"revisions":2`, `"revisions":1`, "b: it is said to have had 1 revisions"},
		"a key of another":         {"article", "k/", `"article":"b"`, `"article":"c"`, `b: one of its keys is said to be of "c"`},
		"a key that is gone":       {"article", "k/", "", "", "one of its keys is said to be of"},
		"an article that is gone":  {"article", "a/b", "", "", "b: its last change is given as 0"},
		"known behind an erasure":  {"article", "a/gone", `"known":{}`, `"known":{"url":"x"}`, "gone: it was erased on"},
		"a last change":            {"article", "a/a", `"seq":1`, `"seq":77`, "the last change of 2 of 3 articles is in the log"},
		"a log with a gap":         {"log", "00000000000000000002", `"first":4`, `"first":5`, "the commit 2 has the changes 5 to 4"},
		"a place":                  {"log", "places", `"count":1`, `"count":2`, `the places of "atlas" do not fit`},
		"a correction":             {"log", "correction-1", `"Undone":2`, `"Undone":0`, "of the correction 1 it is not said rightly"},
		"a correction that went":   {"log", "correction-2", "", "", "of no correction that there is"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			client, name := client(t)
			l := openAt(t, client, name)
			lived(t, l)
			sound(t, l)
			spoil(t, client, name+"."+c.index, c.query, c.old, c.new)
			var faults []string
			ok(t, l.Check(t.Context(), func(f dateline.Fault) {
				if f.Where != "record" {
					t.Errorf("%+v", f)
				}
				faults = append(faults, strings.TrimPrefix(string(f.ID)+": "+f.Message, ": "))
			}))
			if all := strings.Join(faults, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("faults %s\nwant %s", all, c.want)
			}
		})
	}
}

// lived gives a record an article a, one with two texts b, one erased, a place and
// two corrections.
func lived(t *testing.T, l *log.Log) {
	a := article("a", "Kite", "alpha")
	a.Remains = "menu"
	put(t, l, a, article("b", "", "beta"), article("gone", "", "gamma"))
	put(t, l, article("b", "", "beta two"))
	_, err := l.Erase(t.Context(), "gone", "")
	ok(t, err)
	_, _, err = l.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "velun", Label: "Velun"}})
	ok(t, err)
	_, _, err = l.Correct(t.Context(), []dateline.Correction{{Kind: dateline.CorrectHide, Entity: "x"}, {Kind: dateline.CorrectUndo, Undoes: 1}}, takeAll)
	ok(t, err)
}

// spoil writes new for old in the documents whose ids begin so, or removes them if old is "".
func spoil(t *testing.T, c *cluster.Client, index, begin, old, new string) {
	t.Helper()
	ok(t, c.Refresh(t.Context(), index))
	found, err := c.Search(t.Context(), index, nil, map[string]any{"query": map[string]any{"prefix": map[string]any{"doc": begin}}, "size": 100})
	ok(t, err)
	spoiled := 0
	for _, h := range found.Hits.Hits {
		w := cluster.Write{Op: cluster.Delete, Ref: cluster.Ref{Index: index, ID: h.ID}}
		if raw := string(h.Source); old != "" && strings.Contains(raw, old) {
			w.Op, w.Source = cluster.Index, json.RawMessage(strings.Replace(raw, old, new, 1))
		} else if old != "" {
			continue
		}
		_, err := c.Write(t.Context(), w)
		ok(t, err)
		spoiled++
	}
	if spoiled == 0 {
		t.Fatalf("nothing of %s has %q", begin, old)
	}
}
