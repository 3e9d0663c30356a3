package ingest_test

import (
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/ingest"
)

func TestMetadataGivesWhatIsKnown(t *testing.T) {
	a := one(t, tree(t, map[string]string{
		"metadata.csv": "note,published,published_from,file,id,title,title_from,url,url_from,publication,language,dateline,dateline_from,seen\n" +
			"n,2023-09-01T10:30:00+04:00,text,sub/a.note,own_1,It’s a Title,address,HTTPS://Example.org?utm_source=x,editor,Hürriyet,EN,BAKU,machine,2023-09-02T01:00:00+01:00\n",
		"sub/a.note": "\nIT'S Á TITLE\nBody.",
	}))
	moment, err := dateline.ParseDate("2023-09-01T10:30:00+04:00")
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Known.Published.Value.String(); got != moment.String() {
		t.Errorf("published %s", got)
	}
	a.Known.Published.Value = dateline.Date{}
	want := dateline.Known{
		Publication: dateline.Sourced[string]{Value: "Hürriyet", From: "metadata file"},
		URL:         dateline.Sourced[string]{Value: "HTTPS://Example.org?utm_source=x", From: "editor"},
		Language:    dateline.Sourced[string]{Value: "en", From: "metadata file"},
		Dateline:    dateline.Sourced[string]{Value: "BAKU", From: "machine"},
		Published:   dateline.Sourced[dateline.Date]{From: "text"},
		TitleFrom:   "address",
	}
	if a.Known != want {
		t.Errorf("known %+v\nwant  %+v", a.Known, want)
	}
	if a.ID != "own_1" || a.Title != "It’s a Title" || a.Body != "Body." || a.Seen.Format(time.RFC3339) != "2023-09-02T00:00:00Z" {
		t.Errorf("id %q, title %q, body %q, seen %v", a.ID, a.Title, a.Body, a.Seen)
	}
	keys := []string{"path news/sub/a.note", "own news/own_1", "url https://example.org/"}
	for i, k := range a.Keys {
		if len(a.Keys) != len(keys) || k.String() != keys[i] {
			t.Errorf("keys %v, want %v", a.Keys, keys)
		}
	}
}

func TestMetadataAbsentColumnsAndEmptyCells(t *testing.T) {
	a := one(t, tree(t, map[string]string{"metadata.csv": "file,title,publication,published,published_from\na.txt,,,,editor\n", "a.txt": "Line one\nBody."}))
	if a.Title != "Line one" || a.Body != "Body." || a.Known.TitleFrom != dateline.FromText {
		t.Errorf("title %q from %q, body %q", a.Title, a.Known.TitleFrom, a.Body)
	}
	if k := a.Known; k.Publication.From != "metadata file" || k.Published.From != "editor" || k.URL.From != "" || k.Language.From != "" {
		t.Errorf("an empty cell is unknown, an absent column says nothing: %+v", k)
	}
}

func TestMetadataTitles(t *testing.T) {
	for name, c := range map[string]struct{ title, text, want string }{
		"elsewhere in the text":    {"A title", "Menu / More\nA title\nBody.", "[A title|Menu / More\nA title\nBody.]"},
		"the first line":           {"A title", "A title\n\nBody.", "[A title|\nBody.]"},
		"all of the text":          {"A title", "A title\n", "[A title|]"},
		"a longer first line":      {"A title", "A title and more\nBody.", "[A title|A title and more\nBody.]"},
		"empty text":               {"A title", "", "[A title|]"},
		"blank text":               {"A title", " \n", "[A title|]"},
		"none, and no title there": {"", "A sentence.\nBody.", "[|A sentence.\nBody.]"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"metadata.csv": "file,title\na.txt," + c.title + "\n", "a.txt": c.text})
			expect(t, dir, ingest.Options{}, "metadata metadata.csv", "article a.txt "+c.want)
		})
	}
}

func TestMetadataFaultsOfRows(t *testing.T) {
	const right = ",,,,,,\n"
	long := strings.Repeat("1", 2500)
	for name, c := range map[string]struct{ row, want string }{
		"date":           {"a.txt,,2023-02-30,,,,\n", `published: "2023-02-30" is not a date: 2023-02 has the days 01 to 28; want 2023, 2023-09, 2023-09-01 or 2023-09-01T10:30:00+04:00`},
		"origin":         {"a.txt,,2023,guess,,,\n", `published_from: "guess" is not an origin; want one of: editor, metadata file, text, address, machine`},
		"relative url":   {"a.txt,,,,/news/1,,\n", `url: "/news/1" is not an address; want an absolute one with http or https, such as https://example.org/news/1`},
		"other scheme":   {"a.txt,,,,ftp://example.org/1,,\n", `url: "ftp://example.org/1" is not an address…`},
		"id":             {"a.txt,a.b,,,,,\n", `id: "a.b" is not an id; want 1 to 64 of A-Z a-z 0-9 _ and -`},
		"language":       {"a.txt,,,,,english,\n", `language: "english" is not a language; want its BCP 47 tag, for example "en" or "az-Latn"`},
		"seen":           {"a.txt,,,,,,yesterday\n", `seen: "yesterday" is not a moment; want 2023-09-01T10:30:00Z`},
		"long date":      {"a.txt,,2023-09-01" + long + ",,,,\n", `published: "2023-09-01` + long[:70] + `"… is not a date; want 2023…`},
		"long url":       {"a.txt,,,,https://example.org/" + long + long + ",,\n", `url: "https://example.org/` + long[:60] + `"… is 5020 bytes long; want at most 4096`},
		"too many cells": {"a.txt,,,,,,,\n", `the row has 8 cells and the header line 7; quote a cell that holds the separator`},
		"too few cells":  {"a.txt,,\n", `the row has 3 cells and the header line 7…`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{
				"metadata.csv": "file,id,published,published_from,url,language,seen\n" + c.row + "b.txt" + right,
				"a.txt":        "A.", "b.txt": "B.",
			})
			expect(t, dir, ingest.Options{}, "metadata metadata.csv", "rejected metadata.csv:2: "+c.want,
				"rejected a.txt: its row in metadata.csv, line 2, is wrong", "article b.txt [|B.]")
		})
	}
}

func TestMetadataEveryFaultOfARowIsItsOwn(t *testing.T) {
	dir := tree(t, map[string]string{"metadata.csv": "file,published,url\n\n\"a.txt\",2023-13,x\n", "a.txt": "A."})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv", `rejected metadata.csv:3: url: "x" is not an address…`,
		`rejected metadata.csv:3: published: "2023-13" is not a date: months run from 01 to 12…`, "rejected a.txt: its row in metadata.csv, line 3, is wrong")
}

func TestMetadataFaultsOfFiles(t *testing.T) {
	files := map[string]string{"a.txt": "A.", "b.ndjson": `{"title":"x"}`, ".c.txt": "C.", "own/metadata.csv": "file\nd.txt\n", "own/d.txt": "D."}
	for name, c := range map[string]struct {
		row  string
		want []string
	}{
		"none there":    {"x.txt", []string{`rejected metadata.csv:2: file: "x.txt" is not a file in this folder; want its path from here, with slashes`}},
		"backslashes":   {`own\d.txt`, []string{`rejected metadata.csv:2: file: "own\\d.txt" is not a file in this folder…`}},
		"empty":         {`,x`, []string{"rejected metadata.csv:2: file: the cell is empty; want the path of a file in this folder"}},
		"above":         {"../a.txt", []string{`rejected metadata.csv:2: file: "../a.txt" leads out of the folder…`}},
		"above, hidden": {"own/../../a.txt", []string{`rejected metadata.csv:2: file: "own/../../a.txt" leads out of the folder…`}},
		"absolute":      {"/a.txt", []string{`rejected metadata.csv:2: file: "/a.txt" leads out of the folder…`}},
		"drive":         {`C:\a.txt`, []string{`rejected metadata.csv:2: file: "C:\\a.txt" leads out of the folder…`}},
		"hidden":        {".c.txt", []string{`rejected metadata.csv:2: file: ".c.txt" is not read: hidden: its name begins with a dot`}},
		"listed below":  {"own/d.txt", []string{`rejected metadata.csv:2: file: "own/d.txt" lies in a folder with a metadata.csv of its own; list it there`}},
		"itself":        {"metadata.csv", []string{`rejected metadata.csv:2: file: "metadata.csv" cannot be listed; want a file that holds one text`}},
		"with a dot":    {"./a.txt", nil},
	} {
		t.Run(name, func(t *testing.T) {
			files["metadata.csv"] = "file,title\n" + c.row
			if !strings.Contains(c.row, ",") {
				files["metadata.csv"] += ","
			}
			want := append([]string{"metadata metadata.csv"}, c.want...)
			want = append(want, "ignored .c.txt: hidden: its name begins with a dot")
			if c.want == nil {
				want = append(want, "article a.txt [|A.]")
			} else {
				want = append(want, "ignored a.txt: not listed in metadata.csv")
			}
			want = append(want, "ignored b.ndjson: not listed in metadata.csv", "metadata own/metadata.csv", "article own/d.txt [|D.]")
			expect(t, tree(t, files), ingest.Options{}, want...)
		})
	}
}

func TestMetadataNDJSONCannotBeListed(t *testing.T) {
	dir := tree(t, map[string]string{"metadata.csv": "file\nb.ndjson\n", "b.ndjson": `{"title":"x"}`})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv", `rejected metadata.csv:2: file: "b.ndjson" cannot be listed; want a file that holds one text`,
		"rejected b.ndjson: its row in metadata.csv, line 2, is wrong")
}

func TestMetadataRowsThatClaimTheSame(t *testing.T) {
	dir := tree(t, map[string]string{
		"metadata.csv": "file,id,url\na.txt,x,https://example.org/1\n./a.txt,,\nb.txt,x,\nc.txt,,https://EXAMPLE.org/1#top\n,,\nd.txt,,\n",
		"a.txt":        "A.", "b.txt": "B.", "c.txt": "C.", "d.txt": "D.",
	})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv",
		`rejected metadata.csv:3: file: "a.txt" has a row already, line 2; want one row for a file`,
		`rejected metadata.csv:4: id: "x" is that of line 2 too; want another for each article`,
		`rejected metadata.csv:5: url: "https://example.org/1" is that of line 2 too; want another for each article`,
		"article a.txt [|A.]", "rejected b.txt: its row in metadata.csv, line 4, is wrong",
		"rejected c.txt: its row in metadata.csv, line 5, is wrong", "article d.txt [|D.]")
}

func TestMetadataThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ csv, want string }{
		"no file column": {"title,url\nx,y\n", `rejected metadata.csv:1: it has no column "file"; its header line names "title, url"`},
		"empty":          {"", `rejected metadata.csv: it is empty; want a header line with the column "file"`},
		"open quote":     {"file\n\"a.txt\nb.txt\n", "rejected metadata.csv:2: the quote opened at line 2, column 1 is not closed"},
		"bare quote":     {"file,title\na.txt,a\"b\n", `rejected metadata.csv:2: a single " stands inside a cell, at line 2, column 8; double it, and put the cell in quotes`},
		"not UTF-8":      {"file\nŚć\xe9.txt\n", "rejected metadata.csv: not UTF-8: byte 0xe9 at offset 9…"},
		"column twice":   {"file,File\na.txt,b\n", `rejected metadata.csv:1: the header line names the column "file" twice`},
	} {
		t.Run(name, func(t *testing.T) {
			const why = ": metadata.csv beside it could not be read"
			dir := tree(t, map[string]string{"metadata.csv": c.csv, "a.txt": "A.", "sub/b.txt": "B.", "own/metadata.csv": "file\nc.txt\n", "own/c.txt": "C."})
			expect(t, dir, ingest.Options{}, c.want, "ignored a.txt"+why, "metadata own/metadata.csv", "article own/c.txt [|C.]", "ignored sub/b.txt"+why)
		})
	}
}

func TestMetadataSeparatorsAndEncodings(t *testing.T) {
	for name, csv := range map[string]string{
		"semicolons": "file;title\na.txt;\"One, two;\"\n", "tabs": "file\ttitle\na.txt\tOne, two;\n",
		"commas": "file,title\na.txt,\"One, two;\"\n", "mark and CRLF": "\ufefffile,title\r\n\r\na.txt,\"One, two;\"\r\n",
		"of Excel": "sep=;\nfile;title\na.txt;\"One, two;\"\n",
		"UTF-16":   inUTF16("file\ttitle\na.txt\tOne, two;\n", true), "capitals": " File , TITLE \n a.txt ,\"One, two;\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			if a := one(t, tree(t, map[string]string{"metadata.csv": csv, "a.txt": "A."})); a.Title != "One, two;" {
				t.Errorf("title %q", a.Title)
			}
		})
	}
}

// A name may be written with letters and accents apart, as macOS does, in the folder or the table.
func TestMetadataOfNamesInParts(t *testing.T) {
	const apart, one = "cafe\u0301.txt", "caf\u00e9.txt"
	for in, row := range map[string]string{apart: one, one: apart} {
		dir := tree(t, map[string]string{"metadata.csv": "file,title\n" + row + ",T\n", in: "A."})
		expect(t, dir, ingest.Options{}, "metadata metadata.csv", "article "+in+" [T|A.]")
		expect(t, tree(t, map[string]string{"a.zip": zipOf(t, file{"metadata.csv", "file,title\n" + row + ",T\n"}, file{in, "A."})}),
			ingest.Options{}, "metadata a.zip/metadata.csv", "article a.zip/"+in+" [T|A.]")
	}
}

func TestMetadataNotices(t *testing.T) {
	dir := tree(t, map[string]string{"metadata.csv": "file,publised,colour,,url_from\na.txt,2023,red,,text\n", "a.txt": "A."})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv",
		`notice metadata.csv:1: publised: not a column that is read; did you mean "published"`,
		"notice metadata.csv:1: colour: not a column that is read; the columns are file, id, seen, note, publication…",
		"notice metadata.csv:1: column 4 has no name; it is not read",
		`notice metadata.csv:1: url_from: there is no column "url" that it could speak of; it is not read`, "article a.txt [|A.]")
}
