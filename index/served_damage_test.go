package index_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
)

// TestFilesCutShortWhileServing cuts the segments of an open index, whose pages the
// searches and merges read: those end with an error at worst, and the index is made
// again.
func TestFilesCutShortWhileServing(t *testing.T) {
	dir, _ := closed(t)
	a := open(t, dir)
	questions := []dateline.Search{
		{Text: "village OR mortar", Limit: 100}, {Text: `"the village"`}, {Text: "vill*"}, {Text: "village~1", Sort: dateline.Newest},
		{Text: "published:2023", Facets: []string{dateline.FacetPublication}, Interval: dateline.ByMonth},
	}
	want, cut := total(t, a, dateline.Search{}), 0
	for _, file := range indexFiles(t, dir) {
		if filepath.Ext(file) != ".zap" {
			continue
		}
		switch err := os.Truncate(file, 20); {
		case err == nil:
			cut++
		case !errors.Is(err, fs.ErrNotExist): // Bleve removes those that nothing names any more
			t.Fatal(err)
		}
	}
	if cut == 0 {
		t.Fatal("there was no segment to be cut")
	}
	for _, s := range questions {
		until(t, s.Text, func() error {
			_, err := a.Search(t.Context(), s)
			return err
		})
	}
	until(t, "all articles", func() error {
		res, err := a.Search(t.Context(), dateline.Search{})
		if err == nil && res.Total != want {
			err = fmt.Errorf("%d articles, want %d", res.Total, want)
		}
		return err
	})
}

// TestCheckHoldsTheSumsOfSegments changes a byte of an open index.
func TestCheckHoldsTheSumsOfSegments(t *testing.T) {
	dir, _ := closed(t)
	a := open(t, dir)
	if err := a.Compact(t.Context()); err != nil { // to one segment, which Bleve does not merge
		t.Fatal(err)
	}
	for _, file := range indexFiles(t, dir) {
		if filepath.Ext(file) == ".zap" {
			spoilMiddle(t, file)
		}
	}
	var faults []string
	if err := a.Check(t.Context(), func(f dateline.Fault) { faults = append(faults, f.Where+": "+f.Message) }); err != nil {
		t.Fatal(err)
	}
	if len(faults) != 1 || !strings.HasPrefix(faults[0], "index: ") || !strings.Contains(faults[0], "does not match its checksum") {
		t.Errorf("check finds %q, want a segment that does not match its checksum", faults)
	}
	until(t, "made again", func() error {
		var fault error
		err := a.Check(t.Context(), func(f dateline.Fault) { fault = errors.New(f.Message) })
		return errors.Join(err, fault)
	})
}

// spoilMiddle changes a byte of a file in its place.
func spoilMiddle(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return // Bleve has removed it: nothing names it any more
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	at := info.Size() / 2
	var b [1]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if _, err := f.WriteAt(b[:], at); err != nil {
		t.Fatal(err)
	}
}
