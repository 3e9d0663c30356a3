package index_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

// texts names all revisions that a search finds, as id, dot, number, in order.
func texts(t *testing.T, a *index.Archive, s dateline.Search) (out []string) {
	t.Helper()
	s.Revisions, s.Limit = dateline.AllRevisions, dateline.MaxLimit
	for {
		res, err := a.Search(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Hits {
			out = append(out, fmt.Sprintf("%s.%d", h.ID, h.Revision))
		}
		if s.Cursor = res.Next; s.Cursor == "" {
			slices.Sort(out)
			return out
		}
	}
}

// kept names all revisions that the record has, likewise.
func kept(t *testing.T, a *index.Archive) (out []string) {
	t.Helper()
	for article, err := range a.Each(t.Context(), dateline.Search{}) {
		if err != nil {
			t.Fatal(err)
		}
		all, err := a.Revisions(t.Context(), article.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			out = append(out, fmt.Sprintf("%s.%d", article.ID, r.Number))
		}
	}
	slices.Sort(out)
	return out
}

// agrees holds a search of all revisions against the record, and has the archive
// checked.
func agrees(t *testing.T, what string, a *index.Archive) {
	t.Helper()
	if got, want := texts(t, a, dateline.Search{}), kept(t, a); !slices.Equal(got, want) {
		t.Errorf("%s: found %v, want %v", what, got, want)
	}
	for _, f := range faults(t, a) {
		t.Errorf("%s: %+v", what, f)
	}
}

// TestAnArchiveWithoutRevisionsPaysNothingForThem: no file is made for them before
// there are any.
func TestAnArchiveWithoutRevisionsPaysNothingForThem(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, notes(20, "harvest")...)
	put(t, a, notes(20, "harvest")...)
	erase(t, a, "n00003")
	agrees(t, "no revisions", a)
	if found := earlierFolders(t, dir); len(found) > 0 {
		t.Errorf("there is %v", found)
	}
	put(t, a, note("n00001", "harvests"))
	if found := earlierFolders(t, dir); len(found) != 1 {
		t.Errorf("there is %v, want one folder", found)
	}
	agrees(t, "one revision", a)
}

func earlierFolders(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "index", "*", "earlier*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestRevisionsAtRandom puts, revises, restates and erases at random, with all that
// can happen to an index between, and holds it against the record.
func TestRevisionsAtRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 17))
	dir := t.TempDir()
	a := open(t, dir)
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for round := range 30 {
		var batch []dateline.Article
		for range 1 + rnd.IntN(20) {
			n := note(fmt.Sprintf("r%02d", rnd.IntN(15)), words(rnd, 1+rnd.IntN(12)))
			n.Seen = start.AddDate(0, 0, rnd.IntN(40))
			if rnd.IntN(3) == 0 {
				n.Known.Publication = dateline.Sourced[string]{Value: fmt.Sprint("p", rnd.IntN(3)), From: dateline.FromEditor}
			}
			batch = append(batch, n)
		}
		put(t, a, batch...)
		switch rnd.IntN(8) {
		case 0:
			erase(t, a, batch[0].ID)
		case 1:
			wait(t, a, putPlaces(t, a, dateline.Place{ID: "oldharbour", Label: words(rnd, 1)}))
		case 2:
			shut(t, a)
			a = open(t, dir)
		case 3:
			if err := a.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
		case 4:
			if err := a.Rebuild(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
		}
		agrees(t, fmt.Sprint("round ", round), a)
	}
}

// TestAllRevisionsBesideAWriter: a revision that becomes an earlier one stands in
// every answer once, whenever that is given.
func TestAllRevisionsBesideAWriter(t *testing.T) {
	const articles, rounds = 5, 30
	a := open(t, t.TempDir())
	put(t, a, notes(articles, "harvest")...)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range rounds {
			out, _, err := a.Put(t.Context(), notes(articles, fmt.Sprint("harvest number ", n)))
			if err != nil || out[0].Status != dateline.Revised {
				t.Errorf("put %d: %v, %v", n, out, err)
			}
		}
	}()
	for n := 0; ; n++ {
		select {
		case <-done:
			stats, err := a.Stats(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			wait(t, a, stats.Seq)
			agrees(t, "at last", a)
			return
		default:
		}
		once(t, a)
	}
}

// once holds one state against itself: the texts of an article are numbered from 1
// on without a gap.
func once(t *testing.T, a *index.Archive) {
	t.Helper()
	seen := map[dateline.ID]int{}
	for article, err := range a.Each(t.Context(), dateline.Search{Text: "harvest", Revisions: dateline.AllRevisions}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen[article.ID]++; seen[article.ID] != article.Revision {
			t.Fatalf("text %d of %s is revision %d", seen[article.ID], article.ID, article.Revision)
		}
	}
}

// revisedTwice makes a closed archive whose articles have been revised, and a copy
// of its index as it was before the second time.
func revisedTwice(t *testing.T) (dir, before string) {
	t.Helper()
	dir, before = t.TempDir(), t.TempDir()
	a := open(t, dir)
	put(t, a, notes(30, "harvest")...)
	put(t, a, notes(20, "harvest one")...)
	shut(t, a)
	if err := os.CopyFS(before, os.DirFS(filepath.Join(dir, "index"))); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir)
	put(t, a, notes(10, "harvest two")...)
	erase(t, a, "n00015")
	put(t, a, note("n00025", "harvest two"))
	shut(t, a)
	return dir, before
}

// TestACrashBetweenTheTwoIndexes puts together what a crash leaves when the earlier
// revisions of a batch are written and the rest of it is not, and what none leaves.
func TestACrashBetweenTheTwoIndexes(t *testing.T) {
	for _, behind := range []string{"store", "earlier"} {
		dir, before := revisedTwice(t)
		folder := filepath.Join(dir, "index", "000001")
		if err := os.RemoveAll(filepath.Join(folder, behind)); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(folder, behind), os.DirFS(filepath.Join(before, "000001", behind))); err != nil {
			t.Fatal(err)
		}
		removeNamed(t, dir, "closed.json")
		a := open(t, dir)
		agrees(t, behind+" is behind", a)
		made, err := filepath.Glob(filepath.Join(dir, "index", "*"))
		if again := slices.Contains(made, filepath.Join(dir, "index", "000002")); err != nil || again != (behind == "earlier") {
			t.Errorf("%s is behind: there is %v, %v", behind, made, err)
		}
		put(t, a, notes(30, "harvest three")...)
		agrees(t, behind+" is behind, and revised", a)
	}
}

// TestDamagedEarlierRevisionsCostTimeOnly damages each of their files, takes all away,
// and leaves one half made.
func TestDamagedEarlierRevisionsCostTimeOnly(t *testing.T) {
	dir, _ := revisedTwice(t)
	earlier := filepath.Join("index", "000001", "earlier")
	damages := map[string]func(path string) error{
		"gone": os.RemoveAll, "half": func(path string) error {
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, raw[:len(raw)/2], 0o644)
		},
	}
	var files []string
	err := filepath.WalkDir(filepath.Join(dir, earlier), func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		if err == nil && !d.IsDir() {
			files = append(files, rel)
		}
		return err
	})
	if err != nil || len(files) < 3 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, crashed := range []bool{false, true} {
		for name, damage := range damages {
			for _, file := range files {
				tryDamaged(t, dir, fmt.Sprintf("%s %s, crashed %v", name, filepath.Base(file), crashed), crashed, func(copied string) error {
					return damage(filepath.Join(copied, file))
				})
			}
		}
		tryDamaged(t, dir, "no folder", crashed, func(copied string) error { return os.RemoveAll(filepath.Join(copied, earlier)) })
		tryDamaged(t, dir, "half made", crashed, func(copied string) error {
			return os.MkdirAll(filepath.Join(copied, earlier+".new", "store"), 0o755)
		})
	}
}

func tryDamaged(t *testing.T, dir, what string, crashed bool, damage func(dir string) error) {
	t.Helper()
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if crashed {
		removeNamed(t, copied, "closed.json")
	}
	if err := damage(copied); err != nil {
		t.Fatal(err)
	}
	a := open(t, copied)
	agrees(t, what, a)
	shut(t, a)
}

// TestCheckHoldsEarlierRevisions finds one that is missing, one too many, and one
// that is not what it was: the record is changed behind the archive's back.
func TestCheckHoldsEarlierRevisions(t *testing.T) {
	dir, _ := revisedTwice(t)
	for statement, want := range map[string]string{
		`DELETE FROM revision WHERE number = 1 AND article = (SELECT num FROM article WHERE id = 'n00004')`:           "revision 1 stands among the earlier ones, and is none in the record",
		`UPDATE revision SET number = 9 WHERE number = 1 AND article = (SELECT num FROM article WHERE id = 'n00004')`: "the earlier revision 9 is missing",
		`UPDATE article SET publication = 'Heron' WHERE id = 'n00004'`:                                                "the earlier revision 1 is not what the record has now",
	} {
		copied := t.TempDir()
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		a := open(t, copied)
		alter(t, copied, statement)
		found := faults(t, a)
		if !slices.ContainsFunc(found, func(f dateline.Fault) bool { return f.ID == "n00004" && f.Message == want && f.Where == "index" }) {
			t.Errorf("%s: found %+v, want %q", statement, found, want)
		}
	}
}

// TestErasedRevisionsLeaveNoByte looks for the name of an earlier revision in the files
// of its index: it stands there as it is, where words are compressed.
func TestErasedRevisionsLeaveNoByte(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	batch := append(notes(300, "harvest"), note("lingering", "harvest"))
	put(t, a, batch...)
	for i := range batch {
		batch[i].Body = "another harvest"
	}
	put(t, a, batch...)
	if len(filesOfEarlier(t, dir, "lingering.1")) == 0 {
		t.Fatal("the name of the revision is in no file")
	}
	erase(t, a, "lingering")
	if err := a.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if in := filesOfEarlier(t, dir, "lingering.1"); len(in) > 0 {
		t.Errorf("the name of the revision is in %v", in)
	}
	agrees(t, "compacted", a)
}

// filesOfEarlier are those files of the earlier revisions that hold s.
func filesOfEarlier(t *testing.T, dir, s string) (out []string) {
	t.Helper()
	for _, path := range indexFiles(t, dir) {
		raw, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) { // Bleve has removed it since, and what it held is in another
			return filesOfEarlier(t, dir, s)
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(path, "earlier") && bytes.Contains(raw, []byte(s)) {
			out = append(out, path)
		}
	}
	return out
}
