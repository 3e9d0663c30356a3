package geonames

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"dateline"
)

// Classes are those of features: areas, water, regions and parks, populated places,
// roads, spots and buildings, mountains and islands, under the sea, forests.
const Classes = "AHLPRSTUV"

// Usual are the classes whose names stand in news as places.
const Usual = "AHLPT"

// Dump is what files of GeoNames say.
type Dump struct {
	Places  []dateline.Place // by number
	Faults  []Fault          // of the rows that are not in Places
	Rows    int              // of places
	Other   int              // rows of classes that were not asked for
	Nowhere int              // further names of places that no file has
	Cut     int              // names beyond the 1,000th of a place
}

// Fault is what is wrong in a row.
type Fault struct {
	File   string // with the member of a zip: AM.zip/AM.txt
	Line   int    // from 1
	Column string // as GeoNames calls it; "" for the row as a whole
	Value  string
	Want   string
}

// Error says where and what.
func (f Fault) Error() string {
	where := fmt.Sprintf("%s:%d: ", f.File, f.Line)
	if f.Column != "" {
		where += f.Column + ": "
	}
	return fmt.Sprintf("%s%q; want %s", where, clip(f.Value), f.Want)
}

func clip(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:57], "") + "..."
	}
	return s
}

// Read reads files, in any order, and takes the places of classes. The error is of a
// file that cannot be read, is no table of GeoNames, or the context's.
func Read(ctx context.Context, files []string, classes string) (Dump, error) {
	r := reader{classes: classes, at: map[uint32]int{}, more: map[uint32][]string{}}
	for _, f := range files {
		if err := r.file(ctx, f); err != nil {
			return Dump{}, err
		}
	}
	r.join()
	return r.dump, nil
}

type reader struct {
	classes string
	dump    Dump
	numbers []uint32            // of dump.Places
	at      map[uint32]int      // in dump.Places, by number
	more    map[uint32][]string // names by numbers
}

func (r *reader) file(ctx context.Context, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	head := make([]byte, 4)
	if n, err := f.ReadAt(head, 0); err != nil && n < len(head) || string(head) != "PK\x03\x04" {
		return r.table(ctx, name, f)
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return r.zip(ctx, name, z)
}

// zip reads every table in a zip; what GeoNames puts beside them is a readme.txt.
func (r *reader) zip(ctx context.Context, name string, z *zip.Reader) error {
	tables := 0
	for _, m := range z.File {
		if base := strings.ToLower(path.Base(m.Name)); !strings.HasSuffix(base, ".txt") || base == "readme.txt" || base == "iso-languagecodes.txt" {
			continue
		}
		tables++
		if err := r.member(ctx, name+"/"+m.Name, m); err != nil {
			return err
		}
	}
	if tables == 0 {
		return fmt.Errorf("%s: no .txt in it but readme.txt; want a zip of GeoNames such as AM.zip", name)
	}
	return nil
}

func (r *reader) member(ctx context.Context, name string, m *zip.File) error {
	in, err := m.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	return r.table(ctx, name, io.Reader(in))
}

// join gives places the names that stand in tables of names, and sorts.
func (r *reader) join() {
	for number, names := range r.more {
		i, ok := r.at[number]
		if !ok {
			r.dump.Nowhere += len(names)
			continue
		}
		r.dump.Places[i].Names = append(r.dump.Places[i].Names, names...)
	}
	order := make([]int, len(r.numbers))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(int64(r.numbers[a]) - int64(r.numbers[b])) })
	sorted := make([]dateline.Place, len(order))
	for i, from := range order {
		sorted[i] = r.dump.Places[from]
		var cut int
		sorted[i].Names, cut = tidy(sorted[i].Label, sorted[i].Names)
		r.dump.Cut += cut
	}
	r.dump.Places = sorted
}
