package ingest_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

// tree makes a folder "news" of files, by their path with slashes.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "news")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// items reads all that the paths offer and checks what holds for any of it.
func items(t testing.TB, opt ingest.Options, paths ...string) []ingest.Item {
	t.Helper()
	plan, err := ingest.NewPlan(context.Background(), paths, opt)
	if err != nil {
		t.Fatal(err)
	}
	var all []ingest.Item
	var bytes int64
	of, files := map[string]bool{}, map[string]string{}
	for it := range plan.Items(context.Background()) {
		all = append(all, it)
		bytes += it.Bytes
		if it.Kind != ingest.KindNotice && it.Kind != ingest.KindMetadata || filepath.Base(it.Path) == "metadata.csv" {
			if files[it.Path] == "" {
				files[it.Path] = onDisk(it.Path)
			}
			of[files[it.Path]] = true
		}
		checkItem(t, it)
	}
	if bytes != plan.Bytes {
		t.Errorf("the items sum to %d bytes, the plan to %d", bytes, plan.Bytes)
	}
	if info, err := os.Stat(paths[0]); len(paths) == 1 && err == nil && info.IsDir() && len(of) != plan.Files {
		t.Errorf("%d files have an item, the plan has %d", len(of), plan.Files)
	}
	return all
}

// onDisk returns the file that a member's path begins with.
func onDisk(path string) string {
	for i, c := range path {
		if info, err := os.Lstat(path[:i]); c == filepath.Separator && err == nil && info.Mode().IsRegular() {
			return path[:i]
		}
	}
	return path
}

// told shows items in one line each, without the folder they were made in:
// "rejected metadata.csv:3: reason", and for articles their title and body.
func told(dir string, all []ingest.Item) []string {
	var lines []string
	for _, it := range all {
		s := it.Kind.String() + " " + strings.ReplaceAll(it.String(), dir+string(filepath.Separator), "")
		switch it.Kind {
		case ingest.KindArticle:
			s += " [" + it.Article.Title + "|" + it.Article.Body + "]"
		case ingest.KindGazetteer:
			s += " " + it.Gazetteer.Source
		}
		lines = append(lines, s)
	}
	return lines
}

// expect reads a folder and compares what is told of it. A line of want that
// ends in … is the beginning of one.
func expect(t *testing.T, dir string, opt ingest.Options, want ...string) []ingest.Item {
	t.Helper()
	all := items(t, opt, dir)
	compare(t, told(dir, all), want)
	return all
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	same := len(got) == len(want)
	for i := 0; same && i < len(want); i++ {
		start, open := strings.CutSuffix(want[i], "…")
		same = got[i] == want[i] || open && strings.HasPrefix(got[i], start)
	}
	if !same {
		t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// articles returns the articles among items.
func articles(all []ingest.Item) (list []dateline.Article) {
	for _, it := range all {
		if it.Kind == ingest.KindArticle {
			list = append(list, it.Article)
		}
	}
	return list
}

// one reads a folder that holds exactly one article.
func one(t *testing.T, dir string) dateline.Article {
	t.Helper()
	all := items(t, ingest.Options{}, dir)
	list := articles(all)
	if len(list) != 1 {
		t.Fatalf("%d articles, want 1: %q", len(list), told(dir, all))
	}
	return list[0]
}
