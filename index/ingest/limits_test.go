package ingest_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

func TestLimits(t *testing.T) {
	nested := "A."
	for range 5 {
		nested = gz(t, nested)
	}
	many := make([]file, 5)
	for i := range many {
		many[i] = file{string(rune('a'+i)) + ".txt", "A."}
	}
	bomb := strings.Repeat(" ", 65<<20)
	for name, c := range map[string]struct {
		file, content string
		limits        ingest.Limits
		want          []string
	}{
		"depth":            {"a.txt", nested, ingest.Limits{}, []string{"rejected a.txt: lies in 4 containers already, the limit; if it can be trusted, raise the limit max-depth"}},
		"depth of one":     {"a.tgz", gz(t, tarOf(t, many[0])), ingest.Limits{Depth: 1}, []string{"rejected a.tgz: lies in 1 containers already, the limit; if it can be trusted, raise the limit max-depth"}},
		"depth just right": {"a.tgz", gz(t, tarOf(t, many[0])), ingest.Limits{Depth: 2}, []string{"article a.tgz/a.txt [|A.]"}},
		"members of a zip": {"a.zip", zipOf(t, many...), ingest.Limits{Members: 3}, []string{"rejected a.zip: has more than 3 members, the limit; the rest is not read; if it can be trusted, raise the limit max-members"}},
		"members of a tar": {"a.tar", tarOf(t, many...), ingest.Limits{Members: 2},
			[]string{"article a.tar/a.txt [|A.]", "article a.tar/b.txt [|A.]", "rejected a.tar: has more than 2 members, the limit; the rest is not read; if it can be trusted, raise the limit max-members"}},
		"members in all": {"a.zip", zipOf(t, file{"a.tar", tarOf(t, many[:2]...)}, file{"b.tar", tarOf(t, many[:2]...)}), ingest.Limits{Members: 5},
			[]string{"article a.zip/a.tar/a.txt [|A.]", "article a.zip/a.tar/b.txt [|A.]", "article a.zip/b.tar/a.txt [|A.]", "rejected a.zip/b.tar: has more than 5 members, the limit; the rest is not read; if it can be trusted, raise the limit max-members"}},
		"bytes": {"a.ndjson.gz", gz(t, twoLines+strings.Repeat(" ", 1<<20)), ingest.Limits{Unpacked: 1 << 20},
			[]string{"article a.ndjson.gz:1 [1|]", "article a.ndjson.gz:2 [2|]", "rejected a.ndjson.gz:3: unpacks to more than the limit of 1048576 bytes; the rest is not read; if it can be trusted, raise the limit max-unpacked"}},
		"ratio of gzip":  {"a.ndjson.gz", gz(t, bomb), ingest.Limits{}, []string{"rejected a.ndjson.gz:…"}},
		"ratio of zstd":  {"a.ndjson.zst", zst(t, bomb), ingest.Limits{}, []string{"rejected a.ndjson.zst:…"}},
		"ratio of zip":   {"a.zip", zipOf(t, file{"a.ndjson", bomb}, file{"b.txt", "B."}), ingest.Limits{}, []string{"rejected a.zip/a.ndjson:…"}},
		"a larger ratio": {"a.ndjson.gz", gz(t, bomb), ingest.Limits{Ratio: 2000}, []string{"rejected a.ndjson.gz:1: is 68157440 bytes long, over the limit of 16777216…"}},
		"spool":          {"a.zip.gz", gz(t, zipOf(t, many...)), ingest.Limits{Spool: 100}, []string{"rejected a.zip.gz: is longer than the limit of 100 bytes for what is put into a temporary file; if it can be trusted, raise the limit max-spool"}},
	} {
		t.Run(name, func(t *testing.T) {
			temp := t.TempDir()
			dir := tree(t, map[string]string{c.file: c.content})
			all := expect(t, dir, ingest.Options{Limits: c.limits, Temp: temp}, c.want...)
			if told := all[0].String(); strings.HasPrefix(name, "ratio") && (!strings.Contains(told, ": unpacks to more than 200 times its ") || !strings.HasSuffix(told, "raise the limit max-ratio")) {
				t.Errorf("%s", told)
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("temporary files are left: %v, %v", left, err)
			}
		})
	}
}

func TestLimitsThatCannotBe(t *testing.T) {
	for want, limits := range map[string]ingest.Limits{
		"max-unpacked: -1 is out of range; want 1 to 17592186044416": {Unpacked: -1},
		"max-ratio: 100001 is out of range; want 1 to 100000":        {Ratio: 100_001},
		"max-depth: 17 is out of range; want 1 to 16":                {Depth: 17},
		"max-members: -5 is out of range; want 1 to 100000000":       {Members: -5},
		"max-spool: -1 is out of range; want 1 to 1099511627776":     {Spool: -1},
	} {
		if _, err := ingest.NewPlan(context.Background(), []string{t.TempDir()}, ingest.Options{Limits: limits}); err == nil || err.Error() != want || dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestTemporaryFilesGoAway(t *testing.T) {
	temp := t.TempDir()
	for _, content := range []string{zipOf(t, file{"a.txt", "A."}, file{"b.txt", "B."}), tarOf(t, file{"a.txt", "A."}, file{"b.txt", "B."})} {
		for it := range ingest.Read(context.Background(), strings.NewReader(content), ingest.Offer{}, ingest.Options{Temp: temp}) {
			if left, err := os.ReadDir(temp); err != nil || len(left) != 1 || it.Kind != ingest.KindArticle {
				t.Errorf("while it is read: %v, %v, %s", left, err, it)
			}
			break // the rest is not wanted
		}
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	}
	none := slices.Collect(ingest.Read(context.Background(), strings.NewReader(zipOf(t)), ingest.Offer{}, ingest.Options{Temp: temp + "/none"}))
	if len(none) != 1 || !strings.HasPrefix(none[0].Reason.Error(), "cannot be put into a temporary file: ") {
		t.Errorf("%+v", none)
	}
}
