package ingest_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline"
	"dateline/index/ingest"
)

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "B.", "a/z.md": "Z.", "a/y.TEXT": "Y.", "c d,\"ü.txt": "C.", "B.txt": "B.",
		".git/config": "x", ".hidden.txt": "x", "photo.jpg": "x", "Makefile": "x",
	})
	unread := ": not a kind of file that is read: " + strings.Join(ingest.Endings(), " ")
	expect(t, dir, ingest.Options{}, "ignored .git: hidden: its name begins with a dot", "ignored .hidden.txt: hidden: its name begins with a dot",
		"article B.txt [|B.]", "ignored Makefile"+unread, "article a/y.TEXT [|Y.]", "article a/z.md [|Z.]", "article b.txt [|B.]",
		"article c d,\"ü.txt [|C.]", "ignored photo.jpg"+unread)
}

func TestEmptyFolder(t *testing.T) {
	plan, err := ingest.NewPlan(context.Background(), []string{tree(t, nil)}, ingest.Options{})
	if err != nil || plan.Files != 0 || plan.Bytes != 0 {
		t.Errorf("%+v, %v", plan, err)
	}
}

func TestLinksPipesAndNames(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "sub/b.txt": "B."})
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.Symlink(dir, at("sub/loop")), os.Symlink("a.txt", at("link.txt")), os.Symlink("/nowhere", at("broken.txt")),
		syscall.Mkfifo(at("pipe.txt"), 0o600), os.WriteFile(at("\xff.txt"), nil, 0o600),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	const link = ": a symbolic link; name what it leads to"
	expect(t, dir, ingest.Options{}, "article a.txt [|A.]", "ignored broken.txt"+link, "ignored link.txt"+link, "ignored pipe.txt: not a regular file",
		"article sub/b.txt [|B.]", "ignored sub/loop"+link, `rejected "…`)
	if got := told(dir, items(t, ingest.Options{}, dir))[6]; !strings.HasSuffix(got, `\xff.txt": the path "\xff.txt" is not UTF-8; rename it`) {
		t.Errorf("%s", got)
	}
	if got := told(dir, items(t, ingest.Options{}, at("link.txt"))); !slices.Equal(got, []string{"article link.txt [|A.]"}) {
		t.Errorf("a link that is named: %q", got)
	}
}

func TestMetadataAsALinkStillSpeaksForItsFolder(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", ".m": "file\n"})
	if err := os.Symlink(".m", filepath.Join(dir, "metadata.csv")); err != nil {
		t.Skip(err)
	}
	expect(t, dir, ingest.Options{}, "rejected metadata.csv: not a regular file", "ignored .m: hidden: its name begins with a dot",
		"ignored a.txt: metadata.csv beside it could not be read")
}

func TestNamedFiles(t *testing.T) {
	dir := tree(t, map[string]string{
		"x.jpg": "x", "b.txt": "B.", "sub/metadata.csv": "file,title,published\na.txt,T,\nc.txt,,2023-99\nnone.txt,,\n",
		"sub/a.txt": "A.", "sub/c.txt": "C.", "sub/d.txt": "D.", "sub/places.csv": "id,label\nx,X\n",
	})
	named := func(names ...string) (paths []string) {
		for _, n := range names {
			paths = append(paths, filepath.Join(dir, n))
		}
		return paths
	}
	all := items(t, ingest.Options{}, named("b.txt", "x.jpg", "sub/a.txt", "sub/d.txt", "sub/metadata.csv", "sub/places.csv")...)
	compare(t, told(dir, all), []string{"gazetteer sub/places.csv sub", "article b.txt [|B.]", "rejected x.jpg: not a kind of file that is read: " + strings.Join(ingest.Endings(), " "),
		"article sub/a.txt [T|A.]", "ignored sub/d.txt: not listed in metadata.csv", "ignored sub/metadata.csv: it is read with the files of its folder; name the folder"})
	if got := all[3].Article.Keys[0].String(); got != "path sub/a.txt" {
		t.Errorf("key %s", got)
	}
	all = items(t, ingest.Options{}, named("sub/c.txt")...)
	compare(t, told(dir, all), []string{`rejected sub/metadata.csv:3: published: "2023-99" is not a date…`, "rejected sub/c.txt: its row in metadata.csv, line 3, is wrong"})
	all = items(t, ingest.Options{}, named("sub/a.txt", "sub")...)
	compare(t, told(dir, all)[1:3], []string{"article sub/a.txt [T|A.]", "metadata sub/metadata.csv"})
	if n := count(all); n[ingest.KindArticle] != 1 || n[ingest.KindRejected] != 3 {
		t.Errorf("%q", told(dir, all))
	}
}

func TestOfferedTwice(t *testing.T) {
	dir := tree(t, map[string]string{"a/x.txt": "X.", "b/news/x.txt": "other", "c/news/x.txt": "again"})
	at := func(name string) string { return filepath.Join(dir, name) }
	all := items(t, ingest.Options{}, at("a"), dir+"/a/../a/x.txt", at("b/news"), at("c/news"))
	want := []string{"article a/x.txt [|X.]", "ignored a/../a/x.txt: already taken, under another path that was named", "article b/news/x.txt [|other]",
		"rejected c/news/x.txt: b/news/x.txt has the same path in the source \"news\"; index it apart, in another source"}
	compare(t, told(dir, all), want)
	compare(t, told(dir, items(t, ingest.Options{Source: "s"}, at("b"), at("c"))), []string{"article b/news/x.txt [|other]", "rejected c/news/x.txt: …"})
}

func TestArchiveFolderIsIgnored(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "dateline-archive/x.txt": "X."})
	expect(t, dir, ingest.Options{Archive: filepath.Join(dir, "dateline-archive")}, "article a.txt [|A.]", "ignored dateline-archive: the archive itself")
}

func TestSourceName(t *testing.T) {
	dir := tree(t, map[string]string{"sub/a.txt": "A."})
	t.Chdir(filepath.Join(dir, "sub"))
	for opt, want := range map[string]string{"": "path sub/a.txt", "mine": "path mine/a.txt"} {
		for _, path := range []string{".", "a.txt", "../sub/", "./a.txt"} {
			all := items(t, ingest.Options{Source: opt}, path)
			if got := articles(all)[0].Keys[0].String(); got != want {
				t.Errorf("source %q, path %q: %s", opt, path, got)
			}
		}
	}
}

func TestChangedBetweenPlanAndRead(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "c.ndjson": "{}", "metadata.csv.txt": "M.", "places.csv": "id,label\n"})
	plan, err := ingest.NewPlan(context.Background(), []string{dir}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.txt", "b.txt", "c.ndjson", "places.csv"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "b.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	want := []string{"rejected places.csv: cannot be read: it is no longer there", "rejected a.txt: cannot be read: it is no longer there",
		"rejected b.txt: not a regular file", "rejected c.ndjson: cannot be read: it is no longer there", "article metadata.csv.txt [|M.]"}
	for range 2 { // a plan can be read again
		compare(t, told(dir, slices.Collect(plan.Items(context.Background()))), want)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is unreadable to root")
	}
	dir := tree(t, map[string]string{"a.txt": "A.", "b/c.txt": "C.", "d.txt": "D."})
	for _, name := range []string{"a.txt", "b"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(filepath.Join(dir, "b"), 0o700)
	expect(t, dir, ingest.Options{}, "rejected a.txt: cannot be read: permission denied", "rejected b: cannot be read: permission denied", "article d.txt [|D.]")
}

func TestPlanErrors(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A."})
	for name, c := range map[string]struct {
		opt   ingest.Options
		paths []string
		kind  dateline.Kind
		want  string
	}{
		"nothing named":  {paths: nil, kind: dateline.Invalid, want: "no file or folder is named"},
		"not there":      {paths: []string{dir, filepath.Join(dir, "x")}, kind: dateline.NotFound, want: filepath.Join(dir, "x") + " does not exist"},
		"limit too high": {opt: ingest.Options{MaxBytes: dateline.MaxArticleBytes + 1}, paths: []string{dir}, kind: dateline.Invalid, want: "max-bytes: 33554433 is out of range; want 1 to 33554432"},
		"limit too low":  {opt: ingest.Options{MaxBytes: -1}, paths: []string{dir}, kind: dateline.Invalid, want: "max-bytes: -1 is out of range; want 1 to 33554432"},
		"source":         {opt: ingest.Options{Source: "a\nb"}, paths: []string{dir}, kind: dateline.Invalid, want: `source: "a\nb" is not a name; want UTF-8 without control characters; name the source`},
		"long source":    {opt: ingest.Options{Source: strings.Repeat("x", 201)}, paths: []string{dir}, kind: dateline.Invalid, want: "source: the name is 201 bytes long; want at most 200; name the source"},
		"no name":        {paths: []string{"/"}, kind: dateline.Invalid, want: "source: / has no name to take; name the source"},
		"field twice":    {opt: ingest.Options{Fields: ingest.FieldMap{Title: []string{"body"}, Body: []string{"body"}}}, paths: []string{dir}, kind: dateline.Invalid, want: `fields: "body" is named twice; want each field once`},
	} {
		_, err := ingest.NewPlan(context.Background(), c.paths, c.opt)
		if err == nil || err.Error() != c.want || dateline.KindOf(err) != c.kind {
			t.Errorf("%s: %v (%v), want %s", name, err, dateline.KindOf(err), c.want)
		}
	}
}

func TestStopsWhenAsked(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "A.", "b.ndjson": "{\"title\":\"1\"}\n{\"title\":\"2\"}\n{\"title\":\"3\"}", "c.txt": "C."})
	plan, err := ingest.NewPlan(context.Background(), []string{dir}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	n := 0
	for range plan.Items(ctx) {
		if n++; n == 2 {
			cancel()
		}
	}
	if n != 2 {
		t.Errorf("%d items after it was cancelled at 2", n)
	}
	n = 0
	for range plan.Items(context.Background()) {
		if n++; n == 3 {
			break
		}
	}
	if _, err := ingest.NewPlan(ctx, []string{dir}, ingest.Options{}); n != 3 || err == nil {
		t.Errorf("%d items, planning after the end: %v", n, err)
	}
}
