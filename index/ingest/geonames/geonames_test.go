package geonames_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest/geonames"
)

// row is one of a dump, of which some cells are others.
func row(change map[int]string) string {
	f := strings.Split("616041|Sotk|Sotk||40.20|45.87|P|PPL|AM||04||||930||1947|Asia/Yerevan|2020-01-01", "|")
	for i, v := range change {
		f[i] = v
	}
	return strings.Join(f, "\t") + "\n"
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func zipped(t *testing.T, members map[string]string) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, text := range members {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, "AM.zip", buf.String())
}

func read(t *testing.T, files ...string) geonames.Dump {
	t.Helper()
	d, err := geonames.Read(t.Context(), files, geonames.Usual)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRead(t *testing.T) {
	text := "\ufeff" + row(map[int]string{3: "Zod,Sot’k’,YUK,sot'k,Սոթք,Zod,..."}) +
		row(map[int]string{0: "5", 1: "Ağrı Dağı", 2: "Agri Dagi", 4: "39.7", 5: "-44.3", 6: "T", 7: "MT", 8: "TR", 9: "AM,TR"}) + "\n" +
		row(map[int]string{0: "7", 6: "S", 7: "HTL"})
	names := "1\t616041\ten\tZodd\t\t\t\t\t\t\n2\t616041\tlink\thttps://example.org\t\t\t\t\t\t\n3\t99\ten\tNowhere\t\t\t\t\t\t\n"
	want := []dateline.Place{
		{ID: "agri-dagi-5", Label: "Ağrı Dağı", Kind: "mountain", Countries: []string{"TR", "AM"}, Lat: 39.7, Lon: -44.3, Located: true, Names: []string{"Agri Dagi"}},
		{ID: "sotk-616041", Label: "Sotk", Kind: "city", Countries: []string{"AM"}, Lat: 40.2, Lon: 45.87, Located: true, Names: []string{"Zod", "Sot’k’", "Սոթք", "Zodd"}},
	}
	for what, files := range map[string][]string{
		"a table":            {write(t, "AM.txt", text), write(t, "names.txt", names)},
		"in the other order": {write(t, "names.txt", names), write(t, "AM.txt", text)},
		"a zip":              {zipped(t, map[string]string{"AM.txt": text, "readme.txt": "A\tB", "names.txt": names})},
	} {
		d := read(t, files...)
		if !reflect.DeepEqual(d.Places, want) || d.Rows != 3 || d.Other != 1 || d.Nowhere != 1 || d.Faults != nil {
			t.Errorf("%s: %+v", what, d)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		change map[int]string
		want   string
	}{
		{map[int]string{0: "x1"}, `AM.txt:2: geonameid: "x1"; want a whole number from 1 to 4294967295`},
		{map[int]string{0: "0"}, `AM.txt:2: geonameid: "0"`},
		{map[int]string{0: "616041"}, `AM.txt:2: geonameid: "616041"; want each number once; it is "Sotk" above`},
		{map[int]string{1: "--"}, `AM.txt:2: name: "--"; want a name`},
		{map[int]string{4: "90.5"}, `AM.txt:2: latitude: "90.5"; want degrees from -90 to 90`},
		{map[int]string{4: "NaN"}, `AM.txt:2: latitude: "NaN"`},
		{map[int]string{5: "-181"}, `AM.txt:2: longitude: "-181"; want degrees from -180 to 180`},
		{map[int]string{5: ""}, `AM.txt:2: longitude: ""`},
		{map[int]string{6: "Q"}, `AM.txt:2: feature class: "Q"; want one of AHLPRSTUV`},
		{map[int]string{8: "Armenia"}, `AM.txt:2: country code: "Armenia"; want an ISO 3166-1 code`},
		{map[int]string{9: "AZ,x"}, `AM.txt:2: cc2: "x"`},
		{map[int]string{14: "-1"}, `AM.txt:2: population: "-1"; want a whole number from 0`},
		{map[int]string{18: "a\tb"}, `AM.txt:2: "20 columns"; want 19, as in the first row`},
		{map[int]string{3: "\xff"}, `AM.txt:2: `},
	} {
		change := map[int]string{0: "2"}
		for i, v := range c.change {
			change[i] = v
		}
		d := read(t, write(t, "AM.txt", row(nil)+row(change)+row(map[int]string{0: "3"})))
		if len(d.Faults) != 1 || !strings.Contains(d.Faults[0].Error(), c.want) || len(d.Places) != 2 {
			t.Errorf("%v, %d places; want %s and two", d.Faults, len(d.Places), c.want)
		}
	}
	d := read(t, write(t, "names.txt", "1\tx\ten\tZod\t\t\t\t\n2\t5\ten\t \t\t\t\t\n"))
	if len(d.Faults) != 2 || d.Faults[0].Column != "geonameid" || d.Faults[1].Column != "alternate name" {
		t.Errorf("names: %v", d.Faults)
	}
}

func TestFilesThatAreNoTables(t *testing.T) {
	for want, file := range map[string]string{
		"it is empty":          write(t, "a.txt", "\n"),
		"2 columns; want":      write(t, "b.txt", "a\tb\n"),
		"no .txt in it":        zipped(t, map[string]string{"readme.txt": "x", "AM.csv": "x"}),
		"longer than":          write(t, "c.txt", strings.Repeat("x", 300<<10)),
		"zip: not a valid zip": write(t, "d.zip", "PK\x03\x04"),
		"no such file":         filepath.Join(t.TempDir(), "none"),
	} {
		if _, err := geonames.Read(t.Context(), []string{file}, geonames.Usual); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want an error with %q", err, want)
		}
	}
}

func TestManyNames(t *testing.T) {
	var text strings.Builder
	for i := range 1200 {
		text.WriteString("1\t616041\ten\tName " + strings.Repeat("I", i%7) + strings.Repeat("V", i/7) + "\t\t\t\t\n")
	}
	d := read(t, write(t, "AM.txt", row(nil)), write(t, "names.txt", text.String()))
	if names := d.Places[0].Names; len(names)+d.Cut > 1200 || len(names) > 1000 || d.Cut != 0 && len(names) != 1000 {
		t.Errorf("%d names and %d left out", len(names), d.Cut)
	}
	for _, n := range d.Places[0].Names {
		if len(n) > 200 {
			t.Fatalf("a name of %d bytes", len(n))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(row(nil) + row(map[int]string{0: "2", 3: "Zod,,ʼ", 4: "1e9"}))
	f.Add("1\t616041\ten\tZod\t\t\t\t\n")
	f.Add("PK\x03\x04")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(dir, "AM.txt")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := geonames.Read(context.Background(), []string{path}, geonames.Classes)
		if err != nil {
			return
		}
		for _, p := range d.Places {
			if p.ID == "" || len(p.ID) > 64 || strings.Trim(p.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || p.Label == "" ||
				!(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180) {
				t.Fatalf("%+v", p)
			}
		}
	})
}
