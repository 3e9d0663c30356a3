package warc_test

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"dateline"
	"dateline/index/ingest/warc"
)

var sample = []written{
	{"warcinfo", "", "software: test\r\n"},
	page("http://a.example/1", "Content-Type: text/html\r\n", "<p>one</p>"),
	{"resource", "WARC-Target-URI: <file:///a picture.png>\r\nContent-Type: image/png\r\n", "\x89PNG\r\n\r\n\x1f\x8b"},
	page("http://a.example/2", "", strings.Repeat("long ", 40_000)),
	{"metadata", "", ""},
}

func TestSameRecordsHoweverPacked(t *testing.T) {
	want, _, end := readAll(join(sample...), warc.Options{})
	if end != io.EOF || len(want) != len(sample) {
		t.Fatalf("%d records, then %v; want %d and EOF", len(want), end, len(sample))
	}
	dict := zst(t, "")
	for name, file := range map[string]string{
		"a gzip member each":         each(gz, sample...),
		"one gzip around all":        gz(join(sample...)),
		"members that cut records":   gz(join(sample...)[:700]) + gz(join(sample...)[700:701]) + gz("") + gz(join(sample...)[701:]),
		"a zstd frame each":          each(func(s string) string { return zst(t, s) }, sample...),
		"zstd without known lengths": zst(t, join(sample...)) + dict,
	} {
		got, _, end := readAll(file, warc.Options{})
		if diff := cmp.Diff(want, got); diff != "" || end != io.EOF {
			t.Errorf("%s: ended with %v, (-plain +packed)\n%s", name, end, diff)
		}
	}
}

func TestReadsThroughAnyReader(t *testing.T) {
	want, _, _ := readAll(join(sample...), warc.Options{})
	r := warc.NewReader(iotest.OneByteReader(strings.NewReader(each(gz, sample...))), warc.Options{})
	for i := range want {
		rec, err := r.Next()
		if err != nil || rec.Target != want[i].Target {
			t.Fatalf("record %d: %v", i, err)
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("ended with %v", err)
	}
}

func TestPositionsLeadBackToTheRecord(t *testing.T) {
	for name, file := range map[string]string{
		"plain":               join(sample...),
		"members":             each(gz, sample...),
		"one gzip around all": gz(join(sample...)),
		"frames":              each(func(s string) string { return zst(t, s) }, sample...),
	} {
		all, at, _ := readAll(file, warc.Options{})
		if !slices.IsSortedFunc(at, warc.Position.Compare) {
			t.Errorf("%s: positions %v do not ascend", name, at)
		}
		for i, pos := range at {
			rec, err := warc.ReadAt(strings.NewReader(file), pos, warc.Options{})
			if err != nil {
				t.Fatalf("%s: %v: %v", name, pos, err)
			}
			block, _ := io.ReadAll(rec.Block)
			if rec.Position != pos || string(block) != all[i].Block {
				t.Errorf("%s: at %v is another record, at %v", name, pos, rec.Position)
			}
		}
	}
	second := len(gz(sample[0].text()))
	if _, at, _ := readAll(each(gz, sample...), warc.Options{}); at[1] != (warc.Position{Offset: int64(second)}) {
		t.Errorf("the second member is at %v, want byte %d", at[1], second)
	}
}

func TestFieldsOfARecord(t *testing.T) {
	file := "WARC/1.1\r\nwarc-type: Response\r\nWARC-TARGET-URI: <http://a.example/a b>\r\n" +
		"WARC-Date: 2020-09-27T10:11:12.123456789Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nX-Folded: one\r\n\ttwo\r\n  three\r\n" +
		"WARC-Concurrent-To: <urn:uuid:2>\r\nWARC-Concurrent-To: <urn:uuid:3>\r\nWARC-Truncated: length\r\n" +
		"WARC-Segment-Number: 2\r\nWARC-Segment-Origin-ID: <urn:uuid:0>\r\nWARC-Segment-Total-Length: 77\r\n" +
		"Content-Length: 3\r\nContent-Type: text/dns\r\n\r\nabc\r\n\r\n"
	rec := first(t, file, warc.Options{})
	got := []any{rec.Version, rec.Type, rec.Target, rec.Date.Format("2006-01-02T15:04:05.999999999Z07:00"), rec.ID, rec.Header.Get("x-folded"),
		rec.Header.Values("warc-concurrent-to"), rec.Truncated(), rec.Segment(), rec.Length, rec.ContentType, rec.Notices}
	want := []any{"WARC/1.1", warc.Response, "http://a.example/a b", "2020-09-27T10:11:12.123456789Z", "urn:uuid:1", "one two three",
		[]string{"<urn:uuid:2>", "<urn:uuid:3>"}, "length", warc.Segment{Number: 2, Origin: "urn:uuid:0", Total: 77}, int64(3), "text/dns", []warc.Notice(nil)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDates(t *testing.T) {
	for written, want := range map[string]string{
		"2020":                      "2020-01-01T00:00:00Z",
		"2020-09":                   "2020-09-01T00:00:00Z",
		"2020-09-27":                "2020-09-27T00:00:00Z",
		"2020-09-27T10:11Z":         "2020-09-27T10:11:00Z",
		"2020-09-27T10:11:12.5Z":    "2020-09-27T10:11:12.5Z",
		"2020-09-27T10:11:12+04:00": "2020-09-27T06:11:12Z",
		"20200927101112":            "2020-09-27T10:11:12Z",
	} {
		w := page("http://a.example/", "", "")
		w.fields = "WARC-Date: " + written + "\r\n"
		rec := first(t, w.text(), warc.Options{})
		if got := rec.Date.Format("2006-01-02T15:04:05.999999999Z07:00"); got != want || rec.Notices != nil {
			t.Errorf("%s is read as %s with %v, want %s", written, got, rec.Notices, want)
		}
	}
	w := page("http://a.example/", "", "")
	w.fields = "WARC-Date: yesterday\r\n"
	if rec := first(t, w.text(), warc.Options{}); !rec.Date.IsZero() || len(rec.Notices) != 1 || rec.Notices[0].Field != "WARC-Date" {
		t.Errorf("a date that is none: %v, %v", rec.Date, rec.Notices)
	}
}

func TestRevisits(t *testing.T) {
	body := "<p>the same</p>"
	w := page("http://a.example/", "", body)
	w.fields += "WARC-Payload-Digest: sha1:" + sha1hex(body) + "\r\n"
	again := written{"revisit", "WARC-Target-URI: http://a.example/\r\nWARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n" +
		"WARC-Payload-Digest: SHA-1:" + sha1base32(body) + "\r\nWARC-Refers-To: <urn:x:1>\r\nWARC-Refers-To-Date: 2020-09-27T10:00:00Z\r\n" +
		"Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"}
	same := written{"revisit", "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n"}
	file := each(gz, w, again, same)

	r := warc.NewReader(strings.NewReader(file), warc.Options{Verify: true})
	known := map[warc.Digest]warc.Position{}
	rec, _ := r.Next()
	known[rec.PayloadDigest] = rec.Position
	if _, ok := rec.Referral(); ok {
		t.Error("a response refers to nothing")
	}
	rec, _ = r.Next()
	ref, ok := rec.Referral()
	if !ok || ref.NotModified || ref.ID != "urn:x:1" || ref.Target != "http://a.example/" || ref.Date.Year() != 2020 {
		t.Errorf("referral %+v, %v", ref, ok)
	}
	if p, err := rec.Payload(); err != nil || p.Status != 200 || read(t, p) != "" || rec.Finish() != nil || rec.Notices != nil {
		t.Errorf("the revisit itself: %+v, %v, %v", p, err, rec.Notices)
	}
	earlier, err := warc.ReadAt(strings.NewReader(file), known[ref.Digest], warc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if p, err := earlier.Payload(); err != nil || read(t, p) != body {
		t.Errorf("the earlier payload: %v", err)
	}
	rec, _ = r.Next()
	if ref, _ := rec.Referral(); !ref.NotModified {
		t.Errorf("referral %+v of a 304", ref)
	}
}

func TestBreaks(t *testing.T) {
	one, two := sample[0].text(), sample[1].text()
	gone, gtwo := gz(one), gz(two)
	damaged := []byte(gtwo)
	damaged[len(damaged)-6]++ // in the checksum
	tests := map[string]struct {
		file    string
		records int
		at      warc.Position
		reason  string
	}{
		"no archive":             {"<html>\n", 0, warc.Position{}, "<html>"},
		"cut in a block":         {one + two[:len(two)-8], 2, pos(len(one)+len(two)-8, 0), "4 bytes before the end"},
		"cut in a header":        {one + two[:40], 1, pos(len(one)+40, 0), "ends inside the header"},
		"length too short":       {one + strings.Replace(two, "Content-Length: 5", "Content-Length: 4", 1), 2, warc.Position{}, "want a record to begin"},
		"no length":              {one + strings.Replace(two, "Content-Length", "Content-Size", 1), 1, pos(len(one), 0), "no Content-Length"},
		"length is no number":    {strings.Replace(one, "Content-Length: ", "Content-Length: -", 1), 0, pos(0, 0), `"-16"`},
		"length is huge":         {strings.Replace(one, "Content-Length: ", "Content-Length: 99999999999999999999", 1), 0, pos(0, 0), "at most"},
		"two lengths":            {strings.Replace(one, "Content-Length", "Content-Length: 9\r\nContent-Length", 1), 0, pos(0, 0), "two values"},
		"version":                {one + "WARC/2.0\r\n\r\n", 1, pos(len(one), 0), "WARC/1.1"},
		"blank lines":            {one + strings.Repeat("\n", 5000), 1, pos(len(one)+999, 0), "blank lines"},
		"gzip cut":               {gone + gtwo[:len(gtwo)-4], 2, pos(len(gone)+len(gtwo)-4, 0), "ends inside the gzip member"},
		"gzip cut in its header": {gone + gtwo[:5], 1, pos(len(gone)+5, 0), "ends inside the gzip member"},
		"gzip damaged":           {gone + string(damaged), 2, pos(len(gone)+len(gtwo), 0), "checksum"},
		"no gzip behind gzip":    {gone + "junk", 1, pos(len(gone), 0), "no gzip member begins here"},
		"no record in gzip":      {gone + gz("junk"), 1, pos(len(gone), 0), "junk"},
		"inside one gzip":        {gz(one + "junk"), 1, pos(0, len(one)), "junk"},
		"zstd cut in its header": {zst(t, one)[:4], 0, pos(4, 0), "ends inside the zstd frame"},
		"zstd cut":               {zst(t, one)[:30], 0, pos(30, 0), "ends inside the zstd frame"},
	}
	for name, test := range tests {
		if test.at == (warc.Position{}) && test.records == 2 {
			test.at = pos(len(one)+strings.LastIndex(two, "\r\n\r\n")-10, 0)
		}
		all, _, err := readAll(test.file, warc.Options{})
		var b *warc.BreakError
		if !errors.As(err, &b) {
			t.Errorf("%s: %d records, then %v; want a break", name, len(all), err)
			continue
		}
		if len(all) != test.records || b.Position != test.at || !strings.Contains(b.Error(), test.reason) {
			t.Errorf("%s: %d records and a break at %v; want %d and %v with %q", name, len(all), b, test.records, test.at, test.reason)
		}
		if dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%s: kind %v", name, dateline.KindOf(err))
		}
	}
}

func pos(offset, skip int) warc.Position {
	return warc.Position{Offset: int64(offset), Skip: int64(skip)}
}

func TestFinishTellsWhichRecordIsBroken(t *testing.T) {
	file := each(gz, sample[:2]...)
	tests := map[string]struct {
		file  string
		first bool
	}{
		"cut in its own member":  {file[:len(gz(sample[0].text()))-3], false},
		"cut in the next member": {file[:len(file)-30], true},
		"junk follows":           {gz(sample[0].text()) + "junk", true},
	}
	for name, test := range tests {
		r := warc.NewReader(strings.NewReader(test.file), warc.Options{})
		rec, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if err := rec.Finish(); (err == nil) != test.first {
			t.Errorf("%s: finish returned %v", name, err)
		}
	}
}

func TestAnErrorOfTheFileIsNoBreak(t *testing.T) {
	for _, file := range []string{join(sample...), each(gz, sample...)} {
		gone := errors.New("disk gone")
		r := warc.NewReader(io.MultiReader(strings.NewReader(file[:400]), iotest.ErrReader(gone)), warc.Options{})
		var err error
		for err == nil {
			_, err = r.Next()
		}
		var b *warc.BreakError
		if !errors.Is(err, gone) || errors.As(err, &b) {
			t.Errorf("got %v", err)
		}
	}
}

func TestLenience(t *testing.T) {
	one, two := sample[0].text(), sample[1].text()
	for name, test := range map[string]struct{ file, notice string }{
		"no blank lines":   {strings.TrimSuffix(one, "\r\n\r\n") + two, "0 line ends follow"},
		"more blank lines": {one + "\r\n\r\n\r\n" + two, ""},
		"blank lines only": {"\r\n" + strings.ReplaceAll(one, "\r\n\r\nsoft", "\n\nsoft") + two, ""},
		"an odd line":      {strings.Replace(one, "WARC-Type", "no field\r\nWARC-Type", 1) + two, "no field"},
		"an old version":   {strings.Replace(one, "/1.0", "/0.17", 1) + two, "WARC/0.17"},
		"no type":          {strings.Replace(one, "WARC-Type", "X-Type", 1) + two, "WARC-Type"},
	} {
		all, _, err := readAll(test.file, warc.Options{})
		if len(all) != 2 || err != io.EOF {
			t.Errorf("%s: %d records, then %v", name, len(all), err)
			continue
		}
		if !strings.Contains(all[0].Notices, test.notice) || test.notice == "" && all[0].Notices != "[]" {
			t.Errorf("%s: notices %s, want %q", name, all[0].Notices, test.notice)
		}
	}
}

func TestBounds(t *testing.T) {
	long := strings.Replace(sample[0].text(), "WARC-Type", "X: "+strings.Repeat("x", 2000)+"\r\nWARC-Type", 1)
	many := strings.Replace(sample[0].text(), "WARC-Type", strings.Repeat("X: x\r\n", 200)+"WARC-Type", 1)
	for name, test := range map[string]struct {
		file string
		opt  warc.Options
	}{
		"header":      {long, warc.Options{MaxHeader: 1000}},
		"lines":       {many, warc.Options{MaxLines: 100}},
		"record":      {sample[0].text(), warc.Options{MaxRecord: 3}},
		"no line end": {strings.Repeat("x", 10_000), warc.Options{MaxHeader: 1000}},
	} {
		var b *warc.BreakError
		if _, _, err := readAll(test.file, test.opt); !errors.As(err, &b) || b.Position != pos(0, 0) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	odd := strings.Replace(sample[0].text(), "WARC-Type", strings.Repeat("odd\r\n", 500)+"WARC-Type", 1)
	if rec := first(t, odd, warc.Options{}); len(rec.Notices) > 21 {
		t.Errorf("%d notices", len(rec.Notices))
	}
}

func TestBoundsThatAreNone(t *testing.T) {
	for _, n := range []int64{-1, 0, math.MaxInt64} {
		rec := first(t, sample[1].text(), warc.Options{MaxPayload: n, MaxRatio: n, MaxRecord: n, MaxLines: int(n), MaxHeader: int(n)})
		if p, err := rec.Payload(); err != nil || read(t, p) != "<p>one</p>" {
			t.Errorf("%d: %v", n, err)
		}
	}
}

func TestABlockIsNotReadTooLate(t *testing.T) {
	r := warc.NewReader(strings.NewReader(join(sample...)), warc.Options{})
	rec, _ := r.Next()
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	if n, err := rec.Block.Read(make([]byte, 10)); n != 0 || err == nil || err == io.EOF {
		t.Errorf("read %d bytes, %v", n, err)
	}
}

func TestSniff(t *testing.T) {
	arc := "filedesc://a.arc 127.0.0.1 20200927100000 text/plain 75\n1 0 x\n"
	for head, want := range map[string]bool{
		"":                    false,
		"WARC/1.0\r\n":        true,
		"\r\nWARC/0.18\r\n":   true,
		"WARCHEST OF 1.0":     false,
		arc:                   true,
		gz(arc)[:40]:          true,
		gz(join(sample...)):   true,
		zst(t, arc):           true,
		gz("a text"):          false,
		zst(t, "a text"):      false,
		"\x1f\x8b":            false,
		"\x5d\x2a\x4d\x18abc": true,
		"{\"id\": 1}\n":       false,
	} {
		if got := warc.Sniff([]byte(head)); got != want {
			t.Errorf("%s is %v, want %v", fmt.Sprintf("%.20q", head), got, want)
		}
	}
}
