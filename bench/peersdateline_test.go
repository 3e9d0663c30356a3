package main

import (
	"strings"
	"testing"

	"dateline"
	"dateline/bench/peers/line"
)

func TestSearchOf(t *testing.T) {
	for _, tt := range []struct {
		op, terms, text string
		any             bool
	}{
		{line.Term, "rain", "rain", false}, {line.And, "rain snow", "rain snow", false}, {line.Or, "rain snow", "rain snow", true},
		{line.Phrase, "rain snow", "rain-snow", false}, {line.Prefix, "rain", "rain*", false}, {line.Fuzzy, "rain", "rain~1", false},
	} {
		for mode, counted := range map[string]int{line.Ids: 0, line.Whole: 2, line.Plain: 0, line.Many: 5} {
			s, err := searchOf(mode, line.Query{Op: tt.op, Terms: strings.Fields(tt.terms)})
			if err != nil || s.Text != tt.text || s.Any != tt.any || !s.Verbatim || s.Limit != 10 || len(s.Facets) != counted || (s.Interval == dateline.ByMonth) != (mode == line.Many) || (s.Shown == dateline.IDsOnly) != (mode == line.Ids) {
				t.Errorf("%s %s %q is searched by %+v, %v", mode, tt.op, tt.terms, s, err)
			}
		}
	}
	if _, err := searchOf("names", line.Query{Op: line.Term, Terms: []string{"rain"}}); err == nil || err.Error() != "no such mode: names" {
		t.Errorf("%v; want that there is no such mode", err)
	}
}

// TestDriveDateline: whatever is asked before an archive is opened is an error, and
// the driver goes on.
func TestDriveDateline(t *testing.T) {
	dir := t.TempDir()
	write(t, "kiev\tKiev\n", dir, "places.tsv")
	write(t, "term\train\n", dir, "queries.tsv")
	var out strings.Builder
	in := "ask\twhole\t0\nindex\t" + dir + "/none.tsv\t1\t" + dir + "/a\nhello\n"
	if err := driveDateline(t.Context(), dir+"/places.tsv", strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	replies := strings.Split(out.String(), "\n")
	for i, want := range []string{`error	query "0"`, "error	open ", "ok	dateline "} {
		if !strings.HasPrefix(replies[i], want) {
			t.Errorf("reply %d is %q; want %s", i+1, replies[i], want)
		}
	}
	if err := driveDateline(t.Context(), dir+"/none.tsv", strings.NewReader(""), &out); err == nil {
		t.Error("a gazetteer that is not there is no error")
	}
}
