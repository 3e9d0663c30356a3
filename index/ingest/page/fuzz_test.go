package page_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/ingest/page"
)

func FuzzRead(f *testing.F) {
	f.Add([]byte(article("", "", "")), "text/html; charset=utf-8", "https://www.example.org/2023/09/01/a")
	f.Add([]byte(article(ld(`{"@graph":[{"@type":"Article","publisher":{"@id":"#p"}},{"@id":"#p","name":"x"}]}`), "<table><tr><td><li>x", "</td></table>")), "", "")
	f.Add([]byte("<div><br>"+strings.Repeat("<a href=x>text ", 30)+"</div><p><time datetime=2023>x</time> y"), "text/html; charset=utf-16le", "x")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00a\x00"), "", "http://[::1]/")
	f.Add([]byte("<blockquote><p>"+three[0]+"<ul><li>"+three[1]+"</blockquote>"+three[2]), "text/html; charset=windows-1251", "https://a.b/")
	f.Fuzz(func(t *testing.T, src []byte, contentType, address string) {
		p, err := page.Read(src, contentType, address, "")
		var e *dateline.Error
		if err != nil && (!errors.As(err, &e) || e.Kind != dateline.Invalid) {
			t.Fatalf("error %v is not invalid", err)
		}
		if (p.Body == "") != (err != nil) {
			t.Fatalf("body %.40q with error %v", p.Body, err)
		}
		if strings.ContainsAny(p.Title, "\r\n") || p.Title == "" && p.Known.TitleFrom != "" {
			t.Errorf("title %q from %q", p.Title, p.Known.TitleFrom)
		}
		if d := p.Known.Published.Value; d.Check() != nil {
			t.Errorf("published %+v", d)
		}
		for _, s := range []string{p.Title, p.Body, p.Remains, p.Canonical, p.Known.Publication.Value, p.Encoding.Name, fmt.Sprint(p.Notices)} {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				t.Errorf("%q is not UTF-8, or holds a NUL", s)
			}
		}
		if p.Encoding.Name == "" || p.Encoding.From == "" {
			t.Error("no encoding")
		}
		if again, _ := page.Read(src, contentType, address, ""); !reflect.DeepEqual(p, again) {
			t.Errorf("%+v, then %+v", p, again)
		}
	})
}
