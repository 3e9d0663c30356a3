package ingest_test

import (
	"testing"

	"dateline/index/ingest"
)

// FuzzContainers checks that anything ends, within its limits, in an item that is
// no notice, as a file of a folder and as a posted stream; expect and items check
// the rest.
func FuzzContainers(f *testing.F) {
	two := []file{{"a.txt", "A."}, {"sub/b.ndjson", twoLines}, {"metadata.csv", "file,title\na.txt,T\n"}, {"places.csv", "id,label\nx,X\n"}, {"../c.txt", "C."}}
	for _, s := range []string{
		zipOf(f, two...), tarOf(f, two...), gz(f, tarOf(f, two...)), zst(f, zipOf(f, two...)), gz(f, "A") + gz(f, "."), zst(f, twoLines),
		zipOf(f, file{"a.tgz", gz(f, tarOf(f, two...))}), tarOf(f, file{"a.zip", zipOf(f, two...)}), cut(tarOf(f, two...), 0.3), cut(gz(f, twoLines), 0.7),
		zipOf(f), tarOf(f), "", "A.", "PK\x05\x06", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd",
	} {
		f.Add([]byte(s))
	}
	limits := ingest.Limits{Unpacked: 1 << 20, Members: 100, Spool: 1 << 20}
	dir := tree(f, nil)
	f.Fuzz(func(t *testing.T, data []byte) {
		opt := ingest.Options{Limits: limits, MaxBytes: 1 << 16, Temp: t.TempDir()}
		rewrite(t, dir, "packed", data)
		bounded(t, items(t, opt, dir))
		for _, name := range []string{"", "a.zip", "a.tar", "a.ndjson.gz", "a.tar.zst"} {
			bounded(t, read(t, string(data), ingest.Offer{Name: name}, opt))
		}
	})
}

// bounded checks that items hold no more text than the limits allow.
func bounded(t *testing.T, all []ingest.Item) {
	t.Helper()
	size := 0
	for _, a := range articles(all) {
		size += len(a.Title) + len(a.Body)
	}
	if size > 4<<20 {
		t.Errorf("%d bytes of text", size)
	}
}
