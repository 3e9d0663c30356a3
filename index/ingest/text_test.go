package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"dateline"
	"dateline/index/ingest"
)

func inUTF16(s string, little bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		hi, lo := byte(u>>8), byte(u)
		if little {
			hi, lo = lo, hi
		}
		b.WriteByte(hi)
		b.WriteByte(lo)
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	long := strings.Repeat("x", 101)
	for name, c := range map[string]struct{ content, want string }{
		"plain":                {"A title\n\nThe body.", "article a.txt [A title|\nThe body.]"},
		"byte order mark":      {"\ufeffText only.", "article a.txt [|Text only.]"},
		"UTF-16 little":        {inUTF16("Kəlbəcər 😀.", true), "article a.txt [|Kəlbəcər 😀.]"},
		"UTF-16 big":           {inUTF16("Kəlbəcər 😀.", false), "article a.txt [|Kəlbəcər 😀.]"},
		"line ends":            {"A title\r\nOne\r\nTwo\r\n", "article a.txt [A title|One\r\nTwo\r\n]"},
		"old line ends":        {"A title\rOne", "article a.txt [A title|One]"},
		"blank lines before":   {" \n\n A title \n\nOne", "article a.txt [A title|\nOne]"},
		"leading white space":  {"  Not a title.\nOne", "article a.txt [|  Not a title.\nOne]"},
		"0 bytes":              {"", "rejected a.txt: holds no text"},
		"white space":          {" \n\t\u00a0\n", "rejected a.txt: holds no text"},
		"byte order mark only": {"\ufeff", "rejected a.txt: holds no text"},
		"not UTF-8":            {"Kəlbəcər \xe9", "rejected a.txt: not UTF-8: byte 0xe9 at offset 12; convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"},
		"U+FFFD is a letter":   {"\ufffd x", "article a.txt [|\ufffd x]"},
		"NUL":                  {"a\x00b", "rejected a.txt: not a text: it holds a NUL byte at offset 1…"},
		"UTF-16, no mark":      {inUTF16("ab", true)[2:], "rejected a.txt: not a text: it holds a NUL byte at offset 1"},
		"UTF-16, NUL":          {inUTF16("a\x00", true), "rejected a.txt: not a text: it holds a NUL character at offset 4"},
		"UTF-16, odd":          {"\xff\xfea", "rejected a.txt: not UTF-16: it is 3 bytes long…"},
		"UTF-16, half pair":    {"\xff\xfe\x00\xd8a\x00", "rejected a.txt: not UTF-16: half a surrogate pair at offset 2"},
		"UTF-16, cut pair":     {"\xff\xfe\x00\xd8", "rejected a.txt: not UTF-16: half a surrogate pair at offset 2"},
		"at the limit":         {long[:100], "article a.txt [|" + long[:100] + "]"},
		"over the limit":       {long, "rejected a.txt: is 101 bytes long, over the limit of 100; the limit max-bytes can be raised to at most 33554432"},
		"over it once decoded": {inUTF16(strings.Repeat("漢", 40), true), "rejected a.txt: is 120 bytes long, over the limit of 100…"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.txt": c.content})
			expect(t, dir, ingest.Options{MaxBytes: 100}, c.want)
		})
	}
}

func TestTitleFromFirstLine(t *testing.T) {
	for line, is := range map[string]bool{
		"Two killed in clashes":         true,
		"2 killed, 4 wounded":           true,
		"Is it so?":                     false,
		"It is so!":                     false,
		"It is so.":                     false,
		"He said:":                      false,
		"One;":                          false,
		"One,":                          false,
		`He said: "It is so."`:          false,
		"He said: “It is so.”":          false,
		"He said: 'It is so.'":          false,
		"Leader calls it “a beginning”": true,
		"***":                           false,
		strings.Repeat("ə", 200):        true,
		strings.Repeat("ə", 201):        false,
	} {
		a := one(t, tree(t, map[string]string{"a.txt": line + "\nMore."}))
		if got := a.Title == line && a.Body == "More."; got != is {
			t.Errorf("%.40q: title %.40q, body %.40q", line, a.Title, a.Body)
		}
		from := dateline.Origin("")
		if is {
			from = dateline.FromText
		}
		if a.Known.TitleFrom != from {
			t.Errorf("%.40q: title from %q, want %q", line, a.Known.TitleFrom, from)
		}
	}
	if a := one(t, tree(t, map[string]string{"a.txt": "Alone\n\n"})); a.Title != "" || a.Body != "Alone\n\n" {
		t.Errorf("a line alone: title %q, body %q", a.Title, a.Body)
	}
}

func TestTextKeysIDAndSeen(t *testing.T) {
	dir := tree(t, map[string]string{"sub/some_text-1.txt": "One."})
	at := time.Date(2023, 9, 1, 10, 30, 15, 999, time.FixedZone("", 4*3600))
	if err := os.Chtimes(filepath.Join(dir, "sub", "some_text-1.txt"), at, at); err != nil {
		t.Fatal(err)
	}
	a := one(t, dir)
	if a.ID != "some_text-1" || len(a.Keys) != 1 || a.Keys[0] != (dateline.Key{Kind: "path", Source: "news", Value: "sub/some_text-1.txt"}) {
		t.Errorf("id %q, keys %v", a.ID, a.Keys)
	}
	if a.Seen.Format(time.RFC3339Nano) != "2023-09-01T06:30:15Z" {
		t.Errorf("seen %v", a.Seen)
	}
	if a.Known != (dateline.Known{}) {
		t.Errorf("known %+v", a.Known)
	}
}

func TestIDOnlyWhereTheNameFits(t *testing.T) {
	for name, want := range map[string]dateline.ID{"a b.txt": "", "ä.txt": "", "a.b.txt": "", strings.Repeat("x", 65) + ".txt": "", "A.text": "A", "B.MD": "B"} {
		if a := one(t, tree(t, map[string]string{name: "One."})); a.ID != want {
			t.Errorf("%s: id %q, want %q", name, a.ID, want)
		}
	}
}

func TestLongFirstLineIsNoTitle(t *testing.T) {
	line := strings.Repeat("word ", 1<<20)
	a := one(t, tree(t, map[string]string{"metadata.csv": "file,title\na.txt,word\n", "a.txt": line + "\nMore."}))
	if a.Title != "word" || a.Body != line+"\nMore." {
		t.Errorf("title %.40q, body of %d bytes", a.Title, len(a.Body))
	}
}
