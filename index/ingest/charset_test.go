package ingest_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"dateline"
	"dateline/index/ingest"
)

// in writes a text in an encoding.
func in(t testing.TB, name, text string) string {
	t.Helper()
	coder, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := coder.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

const (
	ferries  = "В порту столкнулись два парома, никто не пострадал."
	ferriesU = "У порту зіткнулися два пороми, її капітани мовчать."
	guessed  = ": nothing says its encoding, and it is not UTF-8; it is read as koi8-r, in which its letters are those of Russian; another can be given…"
)

// Whatever the form, a text whose encoding is guessed says so.
func TestGuessedEncodings(t *testing.T) {
	page := "<!doctype html><title>T</title><h1>Паромы</h1>" + strings.Repeat("<p>"+ferries+" Капитаны говорят, что в тумане не было видно берега.", 4)
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"a.txt":  {"Паромы\n" + ferries, []string{"notice a.txt" + guessed, "article a.txt [Паромы|" + ferries + "]"}},
		"a.html": {page, []string{"notice a.html" + guessed, "article a.html [Паромы|…"}},
		"a.csv":  {"title;body\nA;\nПаромы;" + ferries + "\n", []string{"notice a.csv" + guessed, "article a.csv:2 [A|]", "article a.csv:3 [Паромы|" + ferries + "]"}},
		"a.rss":  {"<rss><channel><item><title>Паромы</title><description>" + ferries + "</description></item></channel></rss>", []string{"notice a.rss" + guessed, "article a.rss [Паромы|" + ferries + "]"}},
	} {
		got := told("no folder", read(t, in(t, "koi8-r", c.content), ingest.Offer{Name: name}, ingest.Options{}))
		compare(t, got, c.want)
	}
}

func TestGuessedMetadata(t *testing.T) {
	dir := tree(t, map[string]string{"metadata.csv": in(t, "koi8-r", "file,title,publication\na.txt,Столкновение паромов,Портовый вестник\n"), "a.txt": "A."})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv", "notice metadata.csv:1"+guessed, "article a.txt [Столкновение паромов|A.]")
}

// An encoding that is given, by option or by HTTP, is taken in place of a guess; what
// is UTF-8 stays so.
func TestGivenEncodings(t *testing.T) {
	rus, plain := in(t, "windows-1251", ferries), "article a.txt [|"+ferries+"]"
	for name, c := range map[string]struct {
		content     string
		contentType string
		option      string
		want        []string
	}{
		"option":              {rus, "", "cp1251", []string{plain}},
		"header":              {rus, "text/plain; charset=windows-1251", "", []string{plain}},
		"header before it":    {rus, "text/plain; charset=windows-1251", "koi8-r", []string{plain}},
		"UTF-8 all the same":  {ferries, "", "koi8-r", []string{plain}},
		"header is wrong":     {ferries, "text/plain; charset=koi8-r", "", []string{"notice a.txt: its header says koi8-r, and its bytes are UTF-8; it is read as UTF-8", plain}},
		"header is not known": {rus, "text/plain; charset=x", "", []string{`notice a.txt: the encoding "x" that it names is not known; want one such as…`, "notice a.txt: nothing says its encoding…", plain}},
		"not UTF-8 as it says": {rus, "text/plain; charset=utf-8", "", []string{
			"notice a.txt: its header says utf-8, and it is not UTF-8; it is read as windows-1251, in which its letters are those of…", plain}},
		"not UTF-8, and an option": {rus, "text/plain; charset=utf-8", "cp1251", []string{
			"notice a.txt: its header says utf-8, and it is not UTF-8; it is read as windows-1251, which was given for it; another can be given", plain}},
		"damaged UTF-8":             {ferries + "\xff", "text/plain; charset=utf-8", "cp1251", []string{"rejected a.txt: not UTF-8: byte 0xff at offset 93…"}},
		"not UTF-8, nor to be told": {"Erdo\xf0", "text/plain; charset=utf-8", "", []string{"rejected a.txt: not UTF-8: byte 0xf0 at offset 4…"}},
		"does not fit":              {"\x93\xfa\x96\x7b\x8f", "text/plain; charset=shift_jis", "", []string{"rejected a.txt: 1 characters do not fit shift_jis, which its header says"}},
	} {
		t.Run(name, func(t *testing.T) {
			items := read(t, c.content, ingest.Offer{Name: "a.txt", ContentType: c.contentType}, ingest.Options{Charset: c.option})
			compare(t, told("no folder", items), c.want)
		})
	}
	items := read(t, "x", ingest.Offer{Name: "a.txt"}, ingest.Options{Charset: "cp99"})
	compare(t, told("no folder", items), []string{`rejected a.txt: encoding: "cp99" is no encoding that is known; want one of: utf-8, utf-16le, …`})
}

// What may be one thing or another, and what is no text, is not read.
func TestEncodingsThatCannotBeTold(t *testing.T) {
	for content, want := range map[string]string{
		"Erdo\xf0": "it may be windows-1252 or windows-1257",
		in(t, "gbk", strings.Repeat("两艘渡轮在港口相撞，无人受伤。", 9)): "and its letters fit none of the encodings that are guessed; say which, or convert it…",
		"caf\xe9 \x01": "and no text in another encoding: it holds the control character 0x01 at offset 5…",
	} {
		got := told("no folder", read(t, content, ingest.Offer{Name: "a.txt"}, ingest.Options{}))
		want, _ = strings.CutSuffix(want, "…")
		if len(got) != 1 || !strings.HasPrefix(got[0], "rejected a.txt: not UTF-8: byte 0x") || !strings.Contains(got[0], want) || !strings.Contains(got[0], "or convert it, for example with iconv") {
			t.Errorf("%q: %q, want one reject with %q", content, got, want)
		}
	}
}

func TestEscapesOfJapanese(t *testing.T) {
	got := told("no folder", read(t, "\x1b$B%K%e!<%9\x1b(B.", ingest.Offer{Name: "a.txt"}, ingest.Options{}))
	compare(t, got, []string{"notice a.txt: nothing says its encoding; it is read as iso-2022-jp, by its escapes; another can be given", "article a.txt [|ニュース.]"})
}

func TestUTF32IsNotRead(t *testing.T) {
	for _, mark := range []string{"\xff\xfe\x00\x00x\x00\x00\x00", "\x00\x00\xfe\xff\x00\x00\x00x"} {
		const want = ": in UTF-32, by its byte order mark, which is not read; convert it, for example with iconv -f UTF-32 -t UTF-8"
		compare(t, told("no folder", read(t, mark, ingest.Offer{Name: "a.txt"}, ingest.Options{})), []string{"rejected a.txt" + want})
	}
}

func TestUTF16WithoutMark(t *testing.T) {
	for name, little := range map[string]bool{"utf-16le": true, "utf-16be": false} {
		text := inUTF16(ferries, little)[2:]
		want := []string{"notice a.txt: nothing says its encoding; it is read as " + name + ", by where its zero bytes stand; another can be given…", "article a.txt [|" + ferries + "]"}
		compare(t, told("no folder", read(t, text, ingest.Offer{Name: "a.txt"}, ingest.Options{})), want)
	}
}

// XML is in the encoding that HTTP says, else in that which it declares.
func TestEncodingsOfFeeds(t *testing.T) {
	const declared = `<?xml version="1.0" encoding="ENC"?><rss><channel><item><title>` + ferriesU + `</title></item></channel></rss>`
	feed := func(name string) string { return strings.Replace(declared, "ENC", name, 1) }
	article := "article a.xml [" + ferriesU + "|]"
	for name, c := range map[string]struct {
		content, contentType string
		want                 []string
	}{
		"declared": {in(t, "windows-1251", feed("windows-1251")), "", []string{article}},
		"header":   {in(t, "windows-1251", feed("koi8-r")), "text/xml; charset=windows-1251", []string{article}},
		"UTF-8 it is not": {in(t, "windows-1251", feed("utf-8")), "", []string{
			"notice a.xml: its XML declaration says utf-8, and it is not UTF-8; it is read as windows-1251…", article}},
		"UTF-8 all the same": {feed("windows-1251"), "", []string{
			"notice a.xml: its XML declaration says windows-1251, and its bytes are UTF-8; it is read as UTF-8", article}},
		"UTF-16":             {inUTF16(feed("utf-16"), true), "", []string{article}},
		"UTF-16 it says":     {feed("utf-16"), "", []string{article}},
		"JSON is UTF-8 only": {`{"version":"https://jsonfeed.org/version/1","items":[{"title":"caf` + "\xe9" + `"}]}`, "application/feed+json", nil},
	} {
		t.Run(name, func(t *testing.T) {
			as := ingest.Offer{Name: "a.xml", ContentType: c.contentType}
			if c.want == nil {
				as.Name, c.want = "", []string{"rejected not UTF-8: byte 0xe9 at offset 66…"}
			}
			compare(t, told("no folder", read(t, c.content, as, ingest.Options{})), c.want)
		})
	}
}

// A table may be in ASCII for long before its first letter tells the encoding, and a
// byte that is none of it rejects its row.
func TestEncodingsOfTables(t *testing.T) {
	ascii := strings.Repeat("0123456789,"+strings.Repeat("x", 988)+"\n", 100)
	rus := func(s string) string { return in(t, "windows-1251", s) }
	all := told("no folder", read(t, "title,body\n"+ascii+rus("Паромы,\""+ferries+"\"\n")+ascii+rus("А,")+"\x98\n"+rus("Б,я\n"), ingest.Offer{Name: "a.csv"}, ingest.Options{}))
	compare(t, all[100:102], []string{
		"notice a.csv: nothing says its encoding, and it is not UTF-8; it is read as windows-1251…", "article a.csv:102 [Паромы|" + ferries + "]"})
	compare(t, all[202:], []string{"rejected a.csv:203: body: character 1 is none of windows-1251, which it is read as (by: guess)…", "article a.csv:204 [Б|я]"})
	compare(t, told("no folder", read(t, inUTF16("title;body\nА;Б\n", true), ingest.Offer{Name: "a.csv"}, ingest.Options{})), []string{"article a.csv:2 [А|Б]"})
	all = told("no folder", read(t, "title,body\n"+ascii+"Кəлбəҹəр,Щ\nA,\xff\n", ingest.Offer{Name: "a.csv"}, ingest.Options{}))
	compare(t, all[100:], []string{"article a.csv:102 [Кəлбəҹəр|Щ]", "rejected a.csv:103: body: not UTF-8: byte 0xff at offset 0…"})
}

// Offsets in what is not UTF-8 are those of no file.
func TestOffsetsOfGuessedTables(t *testing.T) {
	for _, it := range read(t, in(t, "windows-1251", "title\n"+ferries+"\n"+ferries+"\n"), ingest.Offer{Name: "a.csv"}, ingest.Options{}) {
		if it.Offset != 0 || dateline.KindOf(it.Reason) == dateline.Internal && it.Reason != nil {
			t.Errorf("%+v", it)
		}
	}
}
