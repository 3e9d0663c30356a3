package ingest_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// noise is a text that does not compress well.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ"[r.IntN(53)]
	}
	return string(b)
}

func TestDamagedFilesKeepWhatCouldBeRead(t *testing.T) {
	var lines strings.Builder
	letters := noise(800_000)
	for i := range 20_000 {
		fmt.Fprintf(&lines, "{\"id\":%d,\"body\":\"%s\"}\n", i, letters[40*i:40*i+40])
	}
	three := []file{{"a.txt", noise(50_000)}, {"b.txt", noise(50_000)}, {"c.txt", noise(50_000)}}
	flip := func(s string, at int) string { return s[:at] + string(s[at]^0xff) + s[at+1:] }
	zipped := zipOf(t, three...)
	for name, c := range map[string]struct {
		content        string
		least, most    int // articles
		path, rejected string
		offset         int64
	}{
		"cut.ndjson.gz":  {cut(gz(t, lines.String()), 0.6), 1000, 19_999, "cut.ndjson.gz", "is cut off at byte ", -1},
		"cut.ndjson.zst": {cut(zst(t, lines.String()), 0.6), 1000, 19_999, "cut.ndjson.zst", "is cut off at byte ", -1},
		"bad.ndjson.gz":  {flip(gz(t, lines.String()), 300_000), 1, 20_000, "bad.ndjson.gz", "is ", -2},
		"cut.txt.gz":     {cut(gz(t, noise(50_000)), 0.6), 0, 0, "cut.txt.gz", "is cut off at byte ", -1},
		"cut.tar":        {cut(tarOf(t, three...), 0.5), 1, 1, "cut.tar/b.txt", "is cut off at byte ", -1},
		"cut.tgz":        {cut(gz(t, tarOf(t, three...)), 0.5), 1, 1, "cut.tgz/b.txt", "is cut off at byte ", -1},
		"bad.tar":        {flip(tarOf(t, three...), 50_700), 1, 1, "bad.tar", "is damaged tar, at byte ", -2},
		"tail.txt.gz":    {gz(t, "A.") + "tail", 1, 1, "tail.txt.gz", "has something behind its end, at byte 26 of the file: not another part of it", 26},
		"sum.tgz":        {sumless(gz(t, tarOf(t, three...))), 3, 3, "sum.tgz", "is damaged gzip, at byte ", -2},
		"bad.zip":        {flip(zipped, strings.Index(zipped, "b.txt")+1000), 2, 2, "bad.zip/b.txt", "is a damaged member of a zip, at byte ", -2},
		"cut.zip":        {cut(zipped, 0.9), 0, 0, "cut.zip", "not a zip, or its end is missing", 0},
	} {
		t.Run(name, func(t *testing.T) {
			all := items(t, ingest.Options{}, tree(t, map[string]string{name: c.content}))
			n := count(all)
			if got := n[ingest.KindArticle]; got < c.least || got > c.most || n[ingest.KindRejected] != 1 || len(all) != got+1 {
				t.Fatalf("%v, of these rejected %q", n, rejected(all))
			}
			it := rejected(all)[0]
			if want := c.path; !strings.HasSuffix(it.Path, "/"+want) || !strings.HasPrefix(it.Reason.Error(), c.rejected) {
				t.Errorf("%s", it)
			}
			whole := int64(len(c.content))
			if c.offset == -1 && it.Offset != whole || c.offset == -2 && (it.Offset <= 0 || it.Offset > whole) || c.offset >= 0 && it.Offset != c.offset {
				t.Errorf("offset %d of %d", it.Offset, whole)
			}
		})
	}
}

func cut(s string, part float64) string { return s[:int(float64(len(s))*part)] }

// sumless spoils the checksum at the end of gzip.
func sumless(s string) string {
	b := []byte(s)
	b[len(b)-8] ^= 1
	return string(b)
}

func rejected(all []ingest.Item) (list []ingest.Item) {
	for _, it := range all {
		if it.Kind == ingest.KindRejected {
			list = append(list, it)
		}
	}
	return list
}

func TestOffsetsAreThoseOfTheFileAsStored(t *testing.T) {
	// In a tar the lines lie where they lie; in gzip a member's beginning is known.
	tarred := tarOf(t, file{"a.ndjson", twoLines})
	var members bytes.Buffer
	second := 0
	for i := range 2 {
		second = members.Len()
		w := gzip.NewWriter(&members)
		fmt.Fprintf(w, "{\"title\":\"%d\"}\n", i)
		must(t, w.Close())
	}
	for name, c := range map[string]struct {
		content string
		want    []int64
	}{
		"a.tar":       {tarred, []int64{512, 526}},
		"a.ndjson.gz": {members.String(), []int64{0, int64(second)}},
		"b.ndjson.gz": {gz(t, twoLines), []int64{0, 0}},
	} {
		all := items(t, ingest.Options{}, tree(t, map[string]string{name: c.content}))
		if len(all) != 2 || all[0].Offset != c.want[0] || all[1].Offset != c.want[1] {
			t.Errorf("%s: %+v, want %v", name, all, c.want)
		}
	}
}
