package export_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/export"
)

func known(s string) dateline.Sourced[string] {
	return dateline.Sourced[string]{Value: s, From: dateline.FromEditor}
}

func reference(t *testing.T, title, publication, place, date, address string) export.Reference {
	t.Helper()
	r := export.Reference{ID: "a-1", Title: title, Known: dateline.Known{Publication: known(publication), Dateline: known(place), URL: known(address), Language: known("en")}}
	if err := r.Known.Published.Value.UnmarshalText([]byte(date)); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRIS(t *testing.T) {
	got := string(export.RIS(reference(t, "Two killed\r\nTY  - BOOK\u2028x\u202e", "Ж", "BAKU\tx", "2023-09-01T10:30:00+04:00", "https://example.org/a b")))
	want := "TY  - NEWS\r\nID  - a-1\r\nTI  - Two killed TY - BOOK x\r\nT2  - Ж\r\nPY  - 2023\r\nDA  - 2023/09/01/10:30:00+04:00\r\nCY  - BAKU x\r\nLA  - en\r\nUR  - https://example.org/a b\r\nER  - \r\n\r\n"
	if got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	if got := string(export.RIS(export.Reference{ID: "a"})); got != "TY  - NEWS\r\nID  - a\r\nER  - \r\n\r\n" {
		t.Errorf("%q", got)
	}
}

func TestBibTeX(t *testing.T) {
	got := string(export.BibTeX(reference(t, `50% of {all} \ A_B & C #1 $2 ~ ^ "q"`, "Ж", "BAKU", "2023-09", `https://example.org/a_b?c={d}\%20#x`)))
	want := `@article{a-1,
  title = {{50\% of \textbraceleft{}all\textbraceright{} \textbackslash{} A\_B \& C \#1 \$2 \textasciitilde{} \textasciicircum{} "q"}},
  journal = {Ж},
  date = {2023-09},
  year = {2023},
  month = sep,
  location = {BAKU},
  language = {en},
  url = {https://example.org/a_b?c=%7Bd%7D%5C%20#x}
}

`
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := string(export.BibTeX(export.Reference{ID: "a"})); got != "@article{a\n}\n\n" {
		t.Errorf("%q", got)
	}
}

// A date is as precise as it is known, in every form.
func TestDatesOfReferences(t *testing.T) {
	for date, want := range map[string][2]string{
		"": {"", ""}, "2023": {"DA  - 2023///", "date = {2023}"}, "2023-09": {"DA  - 2023/09//", "date = {2023-09}"},
		"2023-09-01": {"DA  - 2023/09/01/", "date = {2023-09-01}"}, "0800-01-01T00:00:00Z": {"DA  - 0800/01/01/00:00:00Z", "date = {0800-01-01T00:00:00Z}"},
	} {
		r := reference(t, "x", "", "", date, "javascript:x")
		ris, bib := string(export.RIS(r)), string(export.BibTeX(r))
		if !strings.Contains(ris, want[0]) || !strings.Contains(bib, want[1]) || strings.Contains(ris+bib, "javascript") || date == "" && strings.Contains(ris+bib, "DA") {
			t.Errorf("%q: %q %q", date, ris, bib)
		}
	}
}

// Braces match and lines are fields, whatever the values are.
func FuzzReferences(f *testing.F) {
	f.Add("a}b{\\", "\r\nER  - ", "http://x/{")
	f.Fuzz(func(t *testing.T, title, publication, address string) {
		r := export.Reference{ID: "a", Title: title, Known: dateline.Known{Publication: known(publication), URL: known(address)}}
		depth := 0
		for _, c := range string(export.BibTeX(r)) {
			switch c {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth < 0 {
				t.Fatalf("braces of %q", export.BibTeX(r))
			}
		}
		lines := strings.Split(strings.TrimSuffix(string(export.RIS(r)), "\r\n\r\n"), "\r\n")
		for i, line := range lines {
			if len(line) < 6 || line[2:6] != "  - " || strings.ContainsAny(line, "\r\n") || (line == "ER  - ") != (i == len(lines)-1) {
				t.Fatalf("lines of %q", lines)
			}
		}
		if depth != 0 {
			t.Fatalf("braces of %q", export.BibTeX(r))
		}
	})
}

func TestCell(t *testing.T) {
	for s, want := range map[string]string{"": "", "a": "a", "=1": "'=1", "-1": "'-1", "＝1": "'＝1", "\r=": "'\r=", "é": "é", "\xff": "\xff"} {
		if got := export.Cell(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}
