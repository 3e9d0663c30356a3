package record_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"dateline"
	"dateline/index/record"
)

func TestErase(t *testing.T) {
	r := open(t)
	a := article(1)
	a.Known.Publication = from("The Test", dateline.FromText)
	id := putOne(t, r, a).ID
	b := seenText("second", 4)
	putOne(t, r, b)
	seq, err := r.Erase(ctx, id, "a court said so")
	if err != nil || seq != 3 || r.Head() != 3 {
		t.Fatalf("erase: %d, %v; want change 3", seq, err)
	}
	_, err = r.Article(ctx, id, 0)
	wantError(t, err, dateline.Gone, string(id), "2024-03-01", "a court said so", "restore it first")
	_, err = r.Article(ctx, id, 1)
	wantError(t, err, dateline.Gone)
	_, err = r.Revisions(ctx, id)
	wantError(t, err, dateline.Gone)
	_, err = r.Erase(ctx, id, "")
	wantError(t, err, dateline.Gone, "a court said so")
	_, err = r.Erase(ctx, "unknown", "")
	wantError(t, err, dateline.NotFound, "unknown")
	_, err = r.Erase(ctx, id, strings.Repeat("x", 1001))
	wantError(t, err, dateline.Invalid, "why", "1000")

	out := put(t, r, a)
	wantError(t, out[0].Err, dateline.Gone, string(id), "path test/000001.txt", "2024-03-01: a court said so", "restore it first")
	if out[0].ID != id || r.Head() != 3 {
		t.Errorf("rejected as %+v, head %d; want the id and no change", out[0], r.Head())
	}
	wished := article(2)
	wished.ID = id
	if o := putOne(t, r, wished); o.ID == id {
		t.Errorf("another article was given the id of an erased one")
	}
	wantClean(t, r)
}

func TestRestore(t *testing.T) {
	r := open(t)
	id := putOne(t, r, seenText("one", 1)).ID
	putOne(t, r, seenText("two", 2))
	_, err := r.Restore(ctx, id)
	wantError(t, err, dateline.NotFound, string(id))
	_, err = r.Restore(ctx, "unknown")
	wantError(t, err, dateline.NotFound, "unknown")
	if _, err := r.Erase(ctx, id, "why"); err != nil {
		t.Fatal(err)
	}
	seq, err := r.Restore(ctx, id)
	if err != nil || seq != 4 {
		t.Fatalf("restore: %d, %v", seq, err)
	}
	_, err = r.Article(ctx, id, 0)
	wantError(t, err, dateline.NotFound, "restored", "put again")
	o := putOne(t, r, seenText("one", 1))
	if o.ID != id || o.Revision != 3 || o.Status != dateline.Added {
		t.Errorf("put again: %+v, want revision 3 of %s added", o, id)
	}
	got, err := r.Article(ctx, id, 0)
	if err != nil || got.Body != "one" || len(got.Keys) != 1 || got.Keys[0] != article(1).Keys[0] {
		t.Errorf("%+v, %v", got, err)
	}
	_, err = r.Article(ctx, id, 1)
	wantError(t, err, dateline.NotFound, "no revision 1")
	if _, err := r.Erase(ctx, id, ""); err != nil {
		t.Errorf("erase again: %v", err)
	}
	wantClean(t, r)
}

// rare does not compress and occurs nowhere else.
const rare = "zq8Xk2Vw9Jt4"

// TestErasedBytesAreGone erases an article with a rare word in each of its parts,
// one that the dictionary is made of and one that it is not.
func TestErasedBytesAreGone(t *testing.T) {
	for _, n := range []int{0, 300, 699} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			path := pathIn(t)
			r := openAt(t, path)
			id := fillWithRare(t, r, n)
			if !holds(t, path, rare) {
				t.Fatal("the file does not hold the rare word before: the test would show nothing")
			}
			if _, err := r.Erase(ctx, id, "test"); err != nil {
				t.Fatal(err)
			}
			if err := r.Compact(ctx); err != nil {
				t.Fatal(err)
			}
			if holds(t, path, rare) {
				t.Error("the rare word is still in a file of the archive")
			}
			wantClean(t, r)
			for i := range 700 {
				want := batchArticle(i)
				if got, err := r.Article(ctx, want.Keys[0].DerivedID(), 0); i != n && (err != nil || got.Body != want.Body) {
					t.Fatalf("article %d afterwards: %v", i, err)
				}
			}
		})
	}
}

func batchArticle(n int) dateline.Article {
	a := article(n)
	a.Body = prose(int64(n), 1200)
	return a
}

// fillWithRare puts 700 articles in two batches, so that there is a dictionary,
// and gives the nth the rare word everywhere. It returns its id.
func fillWithRare(t *testing.T, r *record.Record, n int) (id dateline.ID) {
	t.Helper()
	for _, span := range [][2]int{{0, 600}, {600, 700}} {
		var batch []dateline.Article
		for i := span[0]; i < span[1]; i++ {
			a := batchArticle(i)
			if i == n {
				a.Title, a.Body = "T"+rare, "B"+rare+" "+a.Body
				a.Keys = append(a.Keys, url("https://example.org/"+rare), path(rare, rare))
				a.Known.Publication = from("P"+rare, dateline.FromText)
				a.Known.URL = from("https://example.org/"+rare, dateline.FromText)
				a.Known.Dateline = from(rare, dateline.FromText)
			}
			batch = append(batch, a)
		}
		for i, o := range put(t, r, batch...) {
			if o.Err != nil {
				t.Fatal(o.Err)
			}
			if span[0]+i == n {
				id = o.ID
			}
		}
	}
	return id
}

// holds looks for word in every file of the folder and in what its stored bodies
// and dictionaries hold.
func holds(t *testing.T, path, word string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return inBodies(t, path, word)
}

func inBodies(t *testing.T, path, word string) bool {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	dicts := column(t, path, `SELECT data FROM dictionary`)
	options := []zstd.DOption{}
	for _, d := range dicts {
		options = append(options, zstd.WithDecoderDicts(d))
	}
	dec, err := zstd.NewReader(nil, options...)
	if err != nil {
		t.Fatal(err)
	}
	defer dec.Close()
	for _, stored := range column(t, path, `SELECT body FROM revision`) {
		body, err := dec.DecodeAll(stored, nil)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(body, []byte(word)) {
			return true
		}
	}
	return false
}

func column(t *testing.T, path, query string) (out [][]byte) {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDictionary: a dictionary comes with enough articles, is used, and goes with
// an article that it is made of.
func TestDictionary(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := fillWithRare(t, r, 0)
	was := column(t, path, `SELECT data FROM dictionary`)
	if len(was) != 1 || len(column(t, path, `SELECT body FROM revision WHERE dictionary IS NOT NULL`)) != 100 {
		t.Fatalf("%d dictionaries; want one, and the 100 bodies that came after it to use it", len(was))
	}
	if !bytes.Contains(was[0], []byte(rare)) {
		t.Fatal("the dictionary does not hold the first article: the test would show nothing")
	}
	if _, err := r.Erase(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	putOne(t, r, batchArticle(1000))
	if err := r.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	now := column(t, path, `SELECT data FROM dictionary`)
	if len(now) != 1 || bytes.Equal(now[0], was[0]) || len(column(t, path, `SELECT body FROM revision WHERE dictionary IS NOT NULL`)) != 101 {
		t.Errorf("%d dictionaries; want another one, and 101 bodies that use it", len(now))
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	r = openAt(t, path)
	got, err := r.Article(ctx, batchArticle(1000).Keys[0].DerivedID(), 0)
	if err != nil || got.Body != batchArticle(1000).Body {
		t.Errorf("after opening again: %v", err)
	}
	wantClean(t, r)
}

// TestUniformTexts: texts that make no dictionary are kept without one.
func TestUniformTexts(t *testing.T) {
	for name, body := range map[string]string{"empty": "", "short": "x", "same": strings.Repeat("a", 3000), "zeros": strings.Repeat("0 ", 10)} {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			for k := range 3 {
				var batch []dateline.Article
				for i := range 600 {
					a := article(k*600 + i)
					a.Body = body
					batch = append(batch, a)
				}
				put(t, r, batch...)
			}
			got, err := r.Article(ctx, article(1700).Keys[0].DerivedID(), 0)
			if err != nil || got.Body != body {
				t.Errorf("%q, %v", got.Body, err)
			}
			wantClean(t, r)
		})
	}
}
