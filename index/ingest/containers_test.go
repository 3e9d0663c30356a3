package ingest_test

import (
	"archive/tar"
	"archive/zip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/index/ingest"
)

const twoLines = "{\"title\":\"1\"}\n{\"title\":\"2\"}\n"

func TestContainers(t *testing.T) {
	two := []file{{"2023/a.txt", "A."}, {"./b.ndjson", twoLines}}
	in := func(name string) []string {
		return []string{"article " + name + "/2023/a.txt [|A.]", "article " + name + "/b.ndjson:1 [1|]", "article " + name + "/b.ndjson:2 [2|]"}
	}
	text := func(name string) []string { return []string{"article " + name + " [|A.]"} }
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"a.txt.gz":      {gz(t, "A."), text("a.txt.gz")},
		"a.txt.zst":     {zst(t, "A."), text("a.txt.zst")},
		"a.TXT.GZ":      {gz(t, "A."), text("a.TXT.GZ")},
		"two.txt.gz":    {gz(t, "A") + gz(t, ".") + "\x00\x00", text("two.txt.gz")},
		"two.txt.zst":   {zst(t, "A") + zst(t, "."), text("two.txt.zst")},
		"both.txt.gz":   {gz(t, zst(t, "A.")), text("both.txt.gz")},
		"lie.txt":       {gz(t, "A."), text("lie.txt")},
		"a.zip":         {zipOf(t, two...), in("a.zip")},
		"a.tar":         {tarOf(t, two...), in("a.tar")},
		"a.tar.gz":      {gz(t, tarOf(t, two...)), in("a.tar.gz")},
		"a.tgz":         {gz(t, tarOf(t, two...)), in("a.tgz")},
		"a.tar.zst":     {zst(t, tarOf(t, two...)), in("a.tar.zst")},
		"a.zip.gz":      {gz(t, zipOf(t, two...)), in("a.zip.gz")},
		"magic":         {gz(t, tarOf(t, two...)), in("magic")},
		"outer.zip":     {zipOf(t, file{"in/a.tgz", gz(t, tarOf(t, two...))}), in("outer.zip/in/a.tgz")},
		"outer.tar":     {tarOf(t, file{"a.zip", zipOf(t, two...)}, file{"b.tar", tarOf(t, two...)}), append(in("outer.tar/a.zip"), in("outer.tar/b.tar")...)},
		"not.txt.gz":    {"A.", []string{"notice not.txt.gz: its name ends in .gz and it is not compressed; it is read as it is", "article not.txt.gz [|A.]"}},
		"no.txt.zst.gz": {"A.", []string{"notice no.txt.zst.gz: its name ends in .gz and it is not compressed; it is read as it is", "article no.txt.zst.gz [|A.]"}},
		"data.bin.gz":   {"A.", []string{"ignored data.bin.gz: not a kind of file that is read: …"}},
		"data.gz":       {"A.", []string{"ignored data.gz: not a kind of file that is read: …"}},
		"data.b.gz.zst": {"A.", []string{"ignored data.b.gz.zst: not a kind of file that is read: …"}},
		"data.zip":      {zipOf(t, file{"data.bin.gz", "A."}, file{"a.txt", "A."}), []string{"ignored data.zip/data.bin.gz: not a kind of file that is read: …", "article data.zip/a.txt [|A.]"}},
		"photo.jpg.gz":  {gz(t, "A."), []string{"ignored photo.jpg.gz: not a kind of file that is read: …"}},
		"empty.zip":     {zipOf(t), []string{"rejected empty.zip: holds no member"}},
		"empty.tar":     {tarOf(t), []string{"rejected empty.tar: holds no member"}},
		"empty.txt.gz":  {gz(t, ""), []string{"rejected empty.txt.gz: holds no text"}},
		"no.txt.gz":     {"", []string{"rejected no.txt.gz: holds no text"}},
		"no.zip":        {"A.", []string{"rejected no.zip: not a zip, or its end is missing: no directory is found in its 2 bytes…"}},
		"no.tar":        {"A.", []string{"rejected no.tar: is cut off at byte 2 of the file"}},
		"ignored.zip":   {zipOf(t, file{".DS_Store", "x"}, file{"__MACOSX/._a.txt", "x"}, file{"x.jpg", "x"}), []string{"ignored ignored.zip/.DS_Store: hidden: its name begins with a dot", "ignored ignored.zip/__MACOSX/._a.txt: __MACOSX: what macOS adds to a zip", "ignored ignored.zip/x.jpg: not a kind of file that is read: …"}},
		"gazetteer.tar": {tarOf(t, file{"sub/places.csv", "id,label\nx,X\n"}), []string{"gazetteer gazetteer.tar/sub/places.csv news/gazetteer.tar/sub"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, tree(t, map[string]string{name: c.content}), ingest.Options{}, c.want...)
		})
	}
}

func TestMembersKeysAndTimes(t *testing.T) {
	for name, content := range map[string]string{"a.zip": zipOf(t, file{"sub/x-1.txt", "A."}), "a.tgz": gz(t, tarOf(t, file{"sub/x-1.txt", "A."}))} {
		a := one(t, tree(t, map[string]string{name: content}))
		if got := fmt.Sprint(a.ID, a.Keys, a.Seen.Format(time.RFC3339)); got != "x-1[path news/"+name+"/sub/x-1.txt]2023-09-01T10:30:00Z" {
			t.Errorf("%s", got)
		}
	}
	a := one(t, tree(t, map[string]string{"x-1.txt.gz": gz(t, "A.")}))
	if got := fmt.Sprint(a.ID, a.Keys); got != "x-1[path news/x-1.txt.gz]" {
		t.Errorf("%s", got)
	}
	dir := tree(t, map[string]string{"a.tar": tarHeaders(t, []tar.Header{{Name: "a.txt", Size: 2}}, []file{{"", "A."}})})
	must(t, os.Chtimes(filepath.Join(dir, "a.tar"), packed, packed))
	if a := one(t, dir); !a.Seen.Equal(packed) {
		t.Errorf("a member without a time was seen %v", a.Seen)
	}
}

func TestMembersThatAreRejected(t *testing.T) {
	const out = "its name leads out of the file that holds it; want the path of a member"
	names := map[string]string{
		"/etc/a.txt": out, "../a.txt": out, "a/../../b.txt": out, "a/../b.txt": out, "C:/a.txt": out, "C:a.txt": out, "..": out,
		`a\b.txt`: "its name holds a backslash; want slashes between folders", "caf\xe9.txt": `the path "caf\xe9.txt" is not UTF-8; rename it`,
	}
	for name, want := range names {
		for kind, content := range map[string]string{"a.zip": zipOf(t, file{name, "A."}, file{"z.txt", "Z."}), "a.tar": tarOf(t, file{name, "A."}, file{"z.txt", "Z."})} {
			if name == "caf\xe9.txt" && kind == "a.zip" {
				continue // TestZipNamesOfDOS
			}
			dir := tree(t, map[string]string{kind: content})
			all := items(t, ingest.Options{}, dir)
			if len(all) != 2 || all[0].Kind != ingest.KindRejected || all[0].Reason.Error() != want || all[1].Kind != ingest.KindArticle {
				t.Errorf("%q in %s: %q", name, kind, told(dir, all))
			}
		}
	}
}

func TestMembersOfAnotherKind(t *testing.T) {
	headers := []tar.Header{
		{Name: "dir/", Typeflag: tar.TypeDir}, {Name: "link.txt", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: "hard.txt", Typeflag: tar.TypeLink, Linkname: "a.txt"}, {Name: "null", Typeflag: tar.TypeChar},
		{Name: "pipe.txt", Typeflag: tar.TypeFifo}, {Name: "z.txt", Typeflag: tar.TypeReg, Size: 2},
	}
	const link = "a link; want the file that it leads to"
	expect(t, tree(t, map[string]string{"a.tar": tarHeaders(t, headers, []file{{}, {}, {}, {}, {}, {"", "Z."}})}), ingest.Options{},
		"rejected a.tar/link.txt: "+link, "rejected a.tar/hard.txt: "+link, "rejected a.tar/null: not a regular file",
		"rejected a.tar/pipe.txt: not a regular file", "article a.tar/z.txt [|Z.]")

	locked, odd, linked := zip.FileHeader{Name: "locked.txt", Flags: 1}, zip.FileHeader{Name: "odd.txt"}, zip.FileHeader{Name: "link.txt"}
	linked.SetMode(os.ModeSymlink | 0o777)
	content := zipHeaders(t, []zip.FileHeader{{Name: "dir/"}, locked, odd, linked, {Name: "z.txt"}}, []file{{}, {"", "x"}, {"", "y"}, {"", "/etc/passwd"}, {"", "Z."}})
	entry := strings.LastIndex(content, "odd.txt") - 46 // the method is at byte 10 of an entry of the directory
	content = content[:entry+10] + "\x09\x00" + content[entry+12:]
	expect(t, tree(t, map[string]string{"a.zip": content}), ingest.Options{},
		"rejected a.zip/locked.txt: it is encrypted; unpack it with its password first",
		"rejected a.zip/odd.txt: it is compressed by method 9, which is not read; want deflate, zstd or none",
		"rejected a.zip/link.txt: "+link, "article a.zip/z.txt [|Z.]")
}

func TestSparseMembersAreRejected(t *testing.T) {
	sparse := tar.Header{Name: "a.txt", Size: 514, Format: tar.FormatPAX, PAXRecords: map[string]string{
		"GNU_sparse.major": "1", "GNU_sparse.minor": "0", "GNU_sparse.name": "a.txt", "GNU_sparse.realsize": "9223372036854775807",
	}}
	regions := "1\n0\n2\n" + strings.Repeat("\x00", 506) + "A."
	content := tarHeaders(t, []tar.Header{sparse, {Name: "z.txt", Size: 2}}, []file{{"", regions}, {"", "Z."}})
	expect(t, tree(t, map[string]string{"a.tar": strings.ReplaceAll(content, "GNU_sparse", "GNU.sparse")}), ingest.Options{},
		"rejected a.tar/a.txt: a sparse file, which can be longer than any disk; unpack it first", "article a.tar/z.txt [|Z.]")
}

func TestNamesWithNUL(t *testing.T) {
	expect(t, tree(t, map[string]string{"a.zip": zipOf(t, file{"a\x00.txt", "A."}, file{"z.txt", "Z."})}), ingest.Options{},
		`rejected "…`, "article a.zip/z.txt [|Z.]")
}

// Only whole headers of tar are taken for one, not a text about it.
func TestATextAboutTarIsAText(t *testing.T) {
	text := strings.Repeat(" ", 257) + "ustar" + strings.Repeat(".", 300)
	expect(t, tree(t, map[string]string{"a.txt": text}), ingest.Options{}, "article a.txt [|"+text+"]")
}

func TestMetadataInContainers(t *testing.T) {
	files := []file{
		{"a.txt", "A."}, {"sub/b.txt", "B."}, {"own/c.txt", "C."}, {"c.ndjson", twoLines},
		{"metadata.csv", "file,title\na.txt,One\nsub/b.txt.gz,Two\nown/c.txt,x\nnone.txt,x\n"}, {"own/metadata.csv", "file,title\nc.txt,Three\n"},
		{"sub/b.txt.gz", gz(t, "Two\n\nB.")},
	}
	other := []file{{"x/metadata.csv", "title\n"}, {"x/a.txt", "A."}, {"b.txt", "B."}}
	for name, pack := range map[string]func(...file) string{
		"a.zip": func(f ...file) string { return zipOf(t, f...) }, "a.tar": func(f ...file) string { return tarOf(t, f...) },
		"a.tgz": func(f ...file) string { return gz(t, tarOf(t, f...)) }, "a.tar.zst": func(f ...file) string { return zst(t, tarOf(t, f...)) },
		"o.zip/a.tar": func(f ...file) string { return zipOf(t, file{"a.tar", tarOf(t, f...)}) },
		"o.tar/a.tar": func(f ...file) string { return tarOf(t, file{"a.tar", tarOf(t, f...)}) },
	} {
		top, _, _ := strings.Cut(name, "/")
		at := name + "/"
		expect(t, tree(t, map[string]string{top: pack(files...)}), ingest.Options{},
			"metadata "+at+"metadata.csv", "rejected "+at+`metadata.csv:4: file: "own/c.txt" lies in a folder with a metadata.csv of its own; list it there`,
			"rejected "+at+`metadata.csv:5: file: "none.txt" is not a file in this folder…`, "metadata "+at+"own/metadata.csv",
			"article "+at+"a.txt [One|A.]", "ignored "+at+"sub/b.txt: not listed in metadata.csv", "article "+at+"own/c.txt [Three|C.]",
			"ignored "+at+"c.ndjson: not listed in metadata.csv", "article "+at+"sub/b.txt.gz [Two|\nB.]")
		expect(t, tree(t, map[string]string{top: pack(other...)}), ingest.Options{},
			"rejected "+at+`x/metadata.csv:1: it has no column "file"; its header line names "title"`,
			"ignored "+at+"x/a.txt: metadata.csv beside it could not be read", "article "+at+"b.txt [|B.]")
	}
}

func TestMetadataListsACompressedText(t *testing.T) {
	dir := tree(t, map[string]string{"metadata.csv": "file,title\na.txt.gz,T\nb.ndjson.gz,x\nc.zip,x\n", "a.txt.gz": gz(t, "A."), "b.ndjson.gz": gz(t, twoLines), "c.zip": zipOf(t)})
	expect(t, dir, ingest.Options{}, "metadata metadata.csv", `rejected metadata.csv:4: file: "c.zip" cannot be listed; want a file that holds one text`,
		"article a.txt.gz [T|A.]", "rejected b.ndjson.gz: it is listed in metadata.csv and holds no single text, but ndjson", "rejected c.zip: its row in metadata.csv, line 4, is wrong")
}
