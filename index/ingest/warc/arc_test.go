package warc_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"dateline/index/ingest/warc"
)

const versionBlock = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"

func arcRecord(url, date, kind, block string) string {
	return fmt.Sprintf("%s 127.0.0.1 %s %s %d\n%s\n", url, date, kind, len(block), block)
}

func arcParts() []string {
	return []string{
		arcRecord("filedesc://test.arc", "20140216050221", "text/plain", versionBlock),
		arcRecord("http://a.example/?a=two words 7", "20140216050222", "text/html", "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+html),
		arcRecord("dns:a.example", "20140216050223", "text/dns", "20140216050223\na.example. 1 IN A 10.0.0.1\n"),
		arcRecord("https://a.example/", "20140216050224", "text/html; charset=x", "HTTP/1.1 404 Not Found\r\n\r\n"),
	}
}

func TestARC(t *testing.T) {
	parts := arcParts()
	var members strings.Builder
	for _, p := range parts {
		members.WriteString(gz(p))
	}
	for name, file := range map[string]string{"plain": strings.Join(parts, ""), "gzip": members.String()} {
		all, at, err := readAll(file, warc.Options{})
		if err != io.EOF || len(all) != 4 {
			t.Fatalf("%s: %d records, then %v", name, len(all), err)
		}
		types := []warc.Type{warc.Warcinfo, warc.Response, warc.Resource, warc.Response}
		for i := range all {
			if all[i].Type != types[i] || all[i].Notices != "[]" {
				t.Errorf("%s: record %d is %s, %s", name, i, all[i].Type, all[i].Notices)
			}
		}
		rec, err := warc.ReadAt(strings.NewReader(file), at[1], warc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if rec.Version != "ARC/1" || rec.Target != "http://a.example/?a=two words 7" || rec.Header.Get("ip-address") != "127.0.0.1" || rec.Date.Unix() != 1392526942 {
			t.Errorf("%s: %q of %v, %q", name, rec.Target, rec.Date, rec.Header)
		}
		p, err := rec.Payload()
		if err != nil || p.Status != 200 || p.ContentType != "text/html; charset=utf-8" || read(t, p) != html {
			t.Errorf("%s: payload %+v, %v", name, p, err)
		}
	}
}

func TestBreaksOfARC(t *testing.T) {
	parts := arcParts()
	good := parts[0]
	for name, test := range map[string]struct {
		file    string
		records int
		at      int
		reason  string
	}{
		"length":        {strings.Replace(good, fmt.Sprintf(" %d\n", len(versionBlock)), " -1\n", 1), 0, 0, `"-1"`},
		"no number":     {good + "http://a.example/ 127.0.0.1 20140216050222 text/html abc\n\n", 1, len(good), `"abc"`},
		"fields":        {good + "http://a.example/ 20140216050222 text/html\n", 1, len(good), "IP address"},
		"version 2":     {strings.Replace(good, "\n1 0", "\n2 0", 1), 0, strings.Index(good, "\n1 0") + 1, "version 1"},
		"cut in a page": {good + parts[1][:200], 2, len(good) + 200, "the file ends here"},
	} {
		all, _, err := readAll(test.file, warc.Options{})
		var b *warc.BreakError
		if !errors.As(err, &b) || len(all) != test.records || b.Position != pos(test.at, 0) || !strings.Contains(b.Reason, test.reason) {
			t.Errorf("%s: %d records, then %v; want %d, byte %d, %s", name, len(all), err, test.records, test.at, test.reason)
		}
	}
	odd := good + arcRecord("http://a.example/", "2014", "text/html", "HTTP/1.0 200 OK\r\n\r\n")
	if all, _, err := readAll(odd, warc.Options{}); err != io.EOF || !strings.Contains(all[1].Notices, "14 digits") {
		t.Errorf("a date that is none: %v, %v", all, err)
	}
}
