package main

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// held is all that an archive says of one article.
type held struct {
	ID        dateline.ID
	Revisions []dateline.Revision
	Texts     []dateline.Article
}

// holding reads every article of an archive.
func holding(t *testing.T, a dateline.Archive) (all []held) {
	t.Helper()
	for current, err := range a.Each(t.Context(), dateline.Search{}) {
		if err != nil {
			t.Fatal(err)
		}
		h := held{ID: current.ID}
		if h.Revisions, err = a.Revisions(t.Context(), current.ID); err != nil {
			t.Fatal(err)
		}
		for _, r := range h.Revisions {
			text, _, err := a.Article(t.Context(), current.ID, r.Number)
			if err != nil {
				t.Fatal(err)
			}
			h.Texts = append(h.Texts, text)
		}
		all = append(all, h)
	}
	return all
}

// opened opens the archive of a folder for a test.
func opened(t *testing.T, dir string) dateline.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	s, err := a.Stats(t.Context())
	if err == nil {
		err = a.Wait(t.Context(), s.Seq)
	}
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// oddTexts are texts of which a form may lose something.
var oddTexts = []string{
	"Plain.", "\n\n  leading", "trailing \n\n ", "\r\nCR LF\r\nand\rCR", "---\na: b\n---\n", "+++\n", "\"quotes\" 'these' \\n", "a: b # c", "\u2028x\u2029\u0085",
	"\ufeffmark", "\U0001f600\U0010fffd", "\x01\x1b[31m\x7f\u009b", "# Heading\n\ntext", "Kəlbəcər — Քարվաճառ", "null", "=1+1", "{\"a\":1}\n", "BAKU\n\nShare this article\n",
}

// history puts articles with odd texts, several revisions that come in any order,
// and all that can be known.
func history(t *testing.T, dir string) {
	t.Helper()
	a := opened(t, dir)
	rnd := rand.New(rand.NewSource(3))
	var batch []dateline.Article
	for range 250 {
		n := rnd.Intn(40)
		article := dateline.Article{
			ID: dateline.ID(fmt.Sprint("wish-", n)), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "a source", Value: fmt.Sprintf("%d/a b.txt", n)}},
			Title: oddTexts[rnd.Intn(len(oddTexts))], Body: oddTexts[rnd.Intn(4)], Seen: time.Date(2023, 9, 1+rnd.Intn(6), 0, 0, 0, rnd.Intn(3)*1e6, time.UTC),
			Known: randomKnown(rnd),
		}
		switch rnd.Intn(5) {
		case 0:
			article.Title = ""
		case 1:
			article.Title, article.Body = "A title", ""
		case 2:
			article.Remains = oddTexts[rnd.Intn(len(oddTexts))]
			article.Keys = append(article.Keys, dateline.Key{Kind: dateline.KeyURL, Value: fmt.Sprint("https://example.org/", n, "?", rnd.Intn(2))})
		case 3:
			article.Body = oddTexts[rnd.Intn(len(oddTexts))]
		}
		batch = append(batch, article)
	}
	for some := range slices.Chunk(batch, 10) {
		out, _, err := a.Put(t.Context(), some)
		if err != nil || slices.ContainsFunc(out, func(o dateline.Outcome) bool { return o.Err != nil }) {
			t.Fatal(err, out)
		}
	}
	if _, err := a.Erase(t.Context(), "wish-7", "asked for"); err != nil {
		t.Fatal(err)
	}
	comeAgain(t, a, "wish-8")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// comeAgain erases an article and puts two texts of it: their numbers go on behind
// those that are gone.
func comeAgain(t *testing.T, a dateline.Archive, id dateline.ID) {
	t.Helper()
	article, _, err := a.Article(t.Context(), id, 0)
	if err == nil {
		_, err = a.Erase(t.Context(), id, "by mistake")
	}
	if err == nil {
		_, err = a.Restore(t.Context(), id)
	}
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		article.Body += " Again."
		article.Seen = article.Seen.Add(time.Hour)
		if out, _, err := a.Put(t.Context(), []dateline.Article{article}); err != nil || out[0].Err != nil || out[0].Revision < 3 {
			t.Fatal(err, out)
		}
	}
}

func randomKnown(rnd *rand.Rand) (k dateline.Known) {
	origins := append(dateline.Origins(), "", "")
	text := func(s string) dateline.Sourced[string] {
		v := dateline.Sourced[string]{From: origins[rnd.Intn(len(origins))]}
		if v.From != "" && rnd.Intn(3) > 0 {
			v.Value = s
		}
		return v
	}
	k.Publication, k.URL, k.Language, k.Dateline = text("Hürriyet: \"Daily\""), text("javascript:x"), text("az-Latn"), text("BAKU\n")
	dates := []string{"2023", "2023-09", "2023-09-01", "2023-09-01T10:30:00+04:00"}
	k.TitleFrom = origins[rnd.Intn(len(origins))]
	if d, err := dateline.ParseDate(dates[rnd.Intn(len(dates))]); err == nil && rnd.Intn(2) > 0 {
		k.Published = dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromText}
	}
	return k
}

// summed is a line of the summary.
func summed(what string, n int) string { return fmt.Sprintf("%-9s%9d\n", what, n) }

// What was written out with all revisions makes an equal archive, from either form,
// whatever the name of the folder, and a second time changes nothing.
func TestExportMakesAnEqualArchive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	history(t, dir)
	out := t.TempDir()
	for form, to := range map[string]string{"ndjson": filepath.Join(out, "all.ndjson"), "markdown": filepath.Join(out, "texts")} {
		succeed(t, "export", "--archive", dir, "--revisions", "--format", form, "--out", to)
	}
	a := opened(t, dir)
	want := holding(t, a)
	revisions, again := 0, 0
	for _, h := range want {
		revisions += len(h.Revisions)
		for _, r := range h.Revisions {
			if !r.Last.Equal(r.Seen) {
				again++
			}
		}
	}
	if len(want) != 39 || revisions < 100 || again < 5 {
		t.Fatalf("%d articles, %d revisions, %d captured again: too few to prove anything", len(want), revisions, again)
	}
	for _, from := range []string{filepath.Join(out, "all.ndjson"), filepath.Join(out, "texts")} {
		copied := filepath.Join(t.TempDir(), "archive")
		said := succeed(t, "index", "--archive", copied, "--source", "another", from)
		has(t, said, summed("added", 39), summed("revised", revisions-39), summed("unchanged", 0), summed("rejected", 0))
		b := opened(t, copied)
		if diff := cmp.Diff(want, holding(t, b), cmp.Comparer(func(x, y dateline.Date) bool { return x.String() == y.String() })); diff != "" {
			t.Errorf("%s: %.4000s", from, diff)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		has(t, succeed(t, "index", "--archive", copied, from), summed("unchanged", revisions))
	}
}

// The articles of the seeds come back too, with what the sources said of them, and
// through a server as without one.
func TestExportThroughTheServer(t *testing.T) {
	dir := seeded(t)
	direct := succeed(t, "export", "--archive", dir, "--revisions")
	server := serveIn(t, dir)
	if through := succeed(t, "export", "--archive", dir, "--revisions"); through != direct || strings.Count(direct, "\n") != 5 {
		t.Errorf("through the server\n%s\notherwise\n%s", through, direct)
	}
	if served := get(t, server.base+"/api/v1/export?revisions=1"); served != direct {
		t.Errorf("served\n%s\notherwise\n%s", served, direct)
	}
	file := filepath.Join(t.TempDir(), "posted.ndjson")
	if err := os.WriteFile(file, []byte(direct), 0o600); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "archive")
	has(t, succeed(t, "index", "--archive", copied, file), "added            5\n")
	if again := succeed(t, "export", "--archive", copied, "--revisions"); again != direct {
		t.Errorf("written out again\n%s\nwant\n%s", again, direct)
	}
}
