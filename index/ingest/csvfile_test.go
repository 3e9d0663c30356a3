package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/index/ingest"
)

func table(t *testing.T, name, content string, opt ingest.Options, want ...string) []ingest.Item {
	t.Helper()
	all := read(t, content, ingest.Offer{Name: name}, opt)
	compare(t, told("no folder", all), want)
	return all
}

func TestTables(t *testing.T) {
	table(t, "a.csv", "id,Title,body\n1,A,\"B, and\r\n\"\"C\"\"\"\n\n2,D,E\r\n", ingest.Options{},
		"article a.csv:2 [A|B, and\n\"C\"]", "article a.csv:5 [D|E]")
	table(t, "a.csv", "\ufefftitle;body\nA;\"B;C\"", ingest.Options{}, "article a.csv:2 [A|B;C]")
	table(t, "a.tsv", "title\tbody\nA, B\tC\n", ingest.Options{}, "article a.tsv:2 [A, B|C]")
	table(t, "a.csv", "\"title\",body\n,B\nA,\n", ingest.Options{}, "article a.csv:2 [|B]", "article a.csv:3 [A|]")
	table(t, "a.csv", "title\nA\n", ingest.Options{}, "article a.csv:2 [A|]")
	table(t, "a.csv", "\ufeffsep=;\r\ntitle,x;body\r\nA;B, C\r\n", ingest.Options{}, "article a.csv:3 [|B, C]")
	table(t, "a.csv", "SEP=|\ntitle|body\nA|B\n", ingest.Options{}, "article a.csv:3 [A|B]")
	table(t, "a.csv", "sep=\t\ntitle\tbody\nA\tB\n", ingest.Options{}, "article a.csv:3 [A|B]")
	table(t, "a.csv", "sep=;\n", ingest.Options{}, "rejected a.csv:2: holds no article: it is empty; want a header line that names the columns")
	table(t, "a.csv", "sep=x\ntitle\n", ingest.Options{}, `rejected a.csv:1: holds no text: neither title nor body, text, content; its columns are "sep=x"; say which fields are read`)
}

// Old Macs end lines with CR alone, and tables are put behind each other with cat.
func TestTablesOfOddLines(t *testing.T) {
	table(t, "a.csv", "title,body\rA,\"B\r\nC\"\rD,\"x\ny\"\r", ingest.Options{}, "article a.csv:2 [A|B\n\nC]", "article a.csv:4 [D|x\ny]")
	table(t, "a.csv", "title,body\r\r\nA,B\r\r\n", ingest.Options{}, "article a.csv:2 [A|B]")
	table(t, "a.csv", "title,body\nA,B\n\ufeffTitle, body\nC,D\n\ufeffE,F\n", ingest.Options{}, "article a.csv:2 [A|B]",
		"ignored a.csv:3: the header line once more, as tables have it that were put behind each other", "article a.csv:4 [C|D]", "article a.csv:5 [E|F]")
	table(t, "a.csv", "title\ntitle\n", ingest.Options{}, "article a.csv:2 [title|]")
}

// Who writes Metadata.csv is told that it is none.
func TestTablesAlmostOfAName(t *testing.T) {
	const note = ": its name is not written metadata.csv, and it is read as a table of articles"
	table(t, "a/Metadata.CSV", "file,title\nb.txt,T\n", ingest.Options{}, "notice a/Metadata.CSV"+note, "article a/Metadata.CSV:2 [T|]")
	table(t, "Places.csv", "id,label\nx,X\n", ingest.Options{}, "notice Places.csv: its name is not written places.csv…", "rejected Places.csv:1: holds no text…")
}

func TestTableValues(t *testing.T) {
	all := table(t, "a.csv", "id,title,date,url,publication,language,other\n7,T,2023-09-01 10:30,https://example.org/1,,EN, x \n", ingest.Options{}, "article a.csv:2 [T|]")
	a := all[0].Article
	got := fmt.Sprintf("%s %v %v %v %v %v", a.ID, a.Keys, a.Known.Published.Value, a.Known.Publication, a.Known.Language.Value, a.Known.Dateline)
	if got != "7 [own posted/7 url https://example.org/1] 2023-09-01 { metadata file} en { }" {
		t.Errorf("%s", got)
	}
}

func TestTableFields(t *testing.T) {
	m, err := ingest.ParseFields("title=Meta.Headline,body=story")
	must(t, err)
	table(t, "a.csv", "META.headline,Story\nA,B\n", ingest.Options{Fields: m}, "article a.csv:2 [A|B]")
	table(t, "a.csv", "title,maintext,date_publish,source_domain\nT,B,None,www.example.org\n", ingest.Options{}, "article a.csv:2 [T|B]")
}

func TestTableRejects(t *testing.T) {
	for content, want := range map[string][]string{
		"":                                             {"rejected a.csv:1: holds no article: it is empty; want a header line that names the columns"},
		"title\n":                                      {"rejected a.csv: holds no article: it has no row below its header line"},
		"name,text2\nx,y\n":                            {`rejected a.csv:1: holds no text: neither title nor body, text, content; its columns are "name, text2"; say which fields are read`},
		"title,Title\n":                                {`rejected a.csv:1: the header line names the column "title" twice`},
		"title,\"b\n":                                  {"rejected a.csv:1: the quote opened at line 1, column 7 is not closed"},
		inUTF16("title\n", true):                       {"rejected a.csv: holds no article: it has no row below its header line"},
		"title,date\nA,2023-02-30\nB,\n":               {`rejected a.csv:2: date: "2023-02-30" is not a date: 2023-02 has the days 01 to 28; want 2023, 2023-09, 2023-09-01 or 2023-09-01T10:30:00+04:00, at line 2, column 3`, "article a.csv:3 [B|]"},
		"title,url,date\n\"A\nB\",x,y\nC,,\n":          {`rejected a.csv:2: url: "x" is not an address…`, "article a.csv:4 [C|]"},
		"title,body\nA\nB,C,D\nE,F\n":                  {"rejected a.csv:2: the row has 1 cells and the header line 2; quote a cell that holds the separator", "rejected a.csv:3: the row has 3 cells…", "article a.csv:4 [E|F]"},
		"title,body\nA,b\"c\nE,F\n":                    {`rejected a.csv:2: a single " stands inside a cell, at line 2, column 4; double it, and put the cell in quotes`, "article a.csv:3 [E|F]"},
		"title,body\nA,\"b\"c\nE,F\n":                  {`rejected a.csv:2: a single " stands inside a cell, at line 2, column 5; double it…`, "article a.csv:3 [E|F]"},
		"title,body\nA,\"b\nE,F\n":                     {"rejected a.csv:2: the quote opened at line 2, column 3 is not closed"},
		"title,body\nŚć,\xff\nE,F\n":                   {"rejected a.csv:2: body: not UTF-8: byte 0xff at offset 0…", "article a.csv:3 [E|F]"},
		"title,body\nA,a\x00\nE,F\n":                   {"rejected a.csv:2: body: not a text: it holds a NUL character at offset 1, at line 2, column 3", "article a.csv:3 [E|F]"},
		"title,body\n , \nE,F\n":                       {"rejected a.csv:2: holds no text: neither title nor body, text, content", "article a.csv:3 [E|F]"},
		"title\n" + strings.Repeat("x", 300) + "\nE\n": {"rejected a.csv:2: is 301 bytes long, over the limit of 200…", "article a.csv:3 [E|]"},
		"title,body\nA,\"" + strings.Repeat("x\n", 150) + "\nE,F\n": {"rejected a.csv:2: the quote opened at line 2, column 3 is not closed within the limit of 200 bytes…", "…"},
	} {
		all := read(t, content, ingest.Offer{Name: "a.csv"}, ingest.Options{MaxBytes: 200})
		got := told("no folder", all)
		if want[len(want)-1] == "…" { // what a wrong row leaves behind it
			want, got = want[:1], got[:1]
		}
		compare(t, got, want)
	}
}

func TestTableOffsets(t *testing.T) {
	all := table(t, "a.csv", "title\n\n\"é\n\"\nb\n", ingest.Options{}, "article a.csv:3 [é\n|]", "article a.csv:5 [b|]")
	if all[0].Offset != 7 || all[1].Offset != 13 || all[1].Article.Keys[0].Value != "a.csv#5" {
		t.Errorf("%+v", all)
	}
}
