package ingest_test

import (
	"fmt"
	"testing"

	"dateline/index/ingest"
)

// element is an article as the collection writes it.
const element = `<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="17">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>grain</D></TOPICS>
<PLACES><D>usa</D></PLACES>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>MILLER &lt;MLR> BUYS
 MILL</TITLE>
<DATELINE>    NEW YORK, Feb 26 - </DATELINE><BODY>Miller &amp; Sons bought
a mill.
    It paid 5 dlrs.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
`

func TestSGML(t *testing.T) {
	all := read(t, element, ingest.Offer{Name: "a.sgm"}, ingest.Options{})
	compare(t, told("no folder", all), []string{"article a.sgm:2 [MILLER <MLR> BUYS MILL|Miller & Sons bought\na mill.\n    It paid 5 dlrs.\n Reuter]"})
	a := all[0].Article
	got := fmt.Sprintf("%s %v %v %v %v %d", a.ID, a.Keys, a.Known.Publication, a.Known.Dateline, a.Known.Published, all[0].Offset)
	if got != "17 [own posted/17] {Reuters metadata file} {NEW YORK text} {1987-02-26 metadata file} 36" {
		t.Errorf("%s", got)
	}
}

func TestSGMLOddArticles(t *testing.T) {
	for content, want := range map[string][]string{
		`<REUTERS NEWID="1"><TEXT TYPE="BRIEF"><TITLE>T</TITLE></TEXT></REUTERS>`:                           {"article a.sgm:1 [T|]"},
		"<REUTERS NEWID=\"1\"><TEXT TYPE=\"UNPROC\">&#2;\n<TITLE>T</TITLE>\n  one\n two\n</TEXT></REUTERS>": {"article a.sgm:1 [T|  one\n two]"},
		`<REUTERS><TEXT><BODY>B</BODY></TEXT></REUTERS>`:                                                    {"article a.sgm:1 [|B]"},
		`<REUTERS NEWID="1"><TEXT></TEXT></REUTERS>`:                                                        {"rejected a.sgm:1: holds no text"},
		`<REUTERS NEWID="1"><DATE>31-FEB-1987 15:01:01</DATE><TEXT><TITLE>T</TITLE></TEXT></REUTERS>`:       {`rejected a.sgm:1: DATE: "31-FEB-1987 15:01:01" is not a date…`},
		"<REUTERS NEWID=\"1\"><DATE>5-MAR-1987 09:00:00.00# date added as guesswork</DATE><TEXT><TITLE>T</TITLE></TEXT></REUTERS>": {
			"notice a.sgm:1: DATE: it says of itself: date added as guesswork", "article a.sgm:1 [T|]"},
		"<REUTERS NEWID=\"1\"><TEXT><TITLE>T\xfc</TITLE></TEXT></REUTERS>": {
			"notice a.sgm:1: it holds bytes that are not UTF-8; they are read as ISO-8859-1", "article a.sgm:1 [Tü|]"},
		"<REUTERS NEWID=\"1\">\n<REUTERS NEWID=\"2\">\n<TEXT><TITLE>T</TITLE></TEXT>\n</REUTERS>": {
			"rejected a.sgm:1: it is cut off: another <REUTERS begins at line 2", "article a.sgm:2 [T|]"},
		"<REUTERS NEWID=\"1\">\n<TEXT>": {"rejected a.sgm:1: it is cut off: <REUTERS has no </REUTERS> behind it"},
		"<html></html>":                 {"rejected a.sgm: holds no article: it has no element REUTERS; of SGML the collection Reuters-21578 is read"},
	} {
		compare(t, told("no folder", read(t, content, ingest.Offer{Name: "a.sgm"}, ingest.Options{})), want)
	}
}

func TestSGMLWithADeclaredEncoding(t *testing.T) {
	const two = "<REUTERS NEWID=\"1\"><TEXT><TITLE>\xcc\xe8\xf0</TITLE></TEXT></REUTERS>\n<REUTERS NEWID=\"2\"><TEXT><TITLE>\xc4\xee\xec</TITLE></TEXT></REUTERS>\n"
	const plain = "<REUTERS NEWID=\"1\"><TEXT><TITLE>Tü</TITLE></TEXT></REUTERS>\n<REUTERS NEWID=\"2\"><TEXT><TITLE>Tö</TITLE></TEXT></REUTERS>\n"
	for name, c := range map[string]struct {
		content, contentType string
		want                 []string
	}{
		"declared":   {two, "text/sgml; charset=windows-1251", []string{"article a.sgm:1 [Мир|]", "article a.sgm:2 [Дом|]"}},
		"overruled":  {plain, "text/sgml; charset=koi8-r", []string{"notice a.sgm:1: its header says koi8-r, and its bytes are UTF-8; it is read as UTF-8", "article a.sgm:1 [Tü|]", "article a.sgm:2 [Tö|]"}},
		"zero":       {"<REUTERS NEWID=\"1\"><TEXT><TITLE>T\x00</TITLE></TEXT></REUTERS>", "text/sgml", []string{"rejected a.sgm:1: not a text: it holds a NUL byte at offset 33"}},
		"no charset": {two[:64], "text/sgml", []string{"notice a.sgm:1: it holds bytes that are not UTF-8; they are read as ISO-8859-1", "article a.sgm:1 [Ìèð|]"}},
	} {
		t.Run(name, func(t *testing.T) {
			compare(t, told("no folder", read(t, c.content, ingest.Offer{Name: "a.sgm", ContentType: c.contentType}, ingest.Options{})), c.want)
		})
	}
}
