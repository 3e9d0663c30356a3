package record_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/record"
)

// written is a record with articles of some pages, revisions, places, a tombstone
// and shared data, closed.
func written(t *testing.T) (path string, texts map[dateline.ID]string) {
	t.Helper()
	path = pathIn(t)
	r, err := record.Open(ctx, path, options())
	if err != nil {
		t.Fatal(err)
	}
	texts = map[dateline.ID]string{}
	random := rand.New(rand.NewSource(1))
	for i := range 60 {
		a := article(i)
		var words strings.Builder
		for range 200 {
			fmt.Fprintf(&words, "w%d ", random.Intn(5000))
		}
		a.Body = words.String()
		if i%2 == 0 {
			a.Remains = "Share this"
		}
		a.Known.Publication = from("The Heron", dateline.FromText)
		texts[putOne(t, r, a).ID] = a.Body
	}
	gone := putOne(t, r, article(99)).ID
	if _, err := r.Erase(ctx, gone, "asked for"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.PutPlaces(ctx, "atlas", []dateline.Place{{ID: "velun", Label: "Velun", Kind: "town", Names: []string{"Welun"}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.State().Set(ctx, "k", []byte("v"), 0); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return path, texts
}

// recovered recovers into a new file, which must be without fault; r is nil where
// SQLite does not find the tables.
func recovered(t *testing.T, from string) (r *record.Record, n record.Recovered, said []string) {
	t.Helper()
	to := pathIn(t)
	n, err := record.Recover(ctx, from, to, options(), func(s string) { said = append(said, s) })
	if err != nil {
		wantError(t, err, dateline.Invalid, "cannot be read as the record of an archive")
		return nil, n, nil
	}
	r = openAt(t, to)
	for _, f := range faults(t, r) {
		t.Errorf("the recovered record has a fault: %s %s", f.ID, f.Message)
	}
	return r, n, said
}

func TestRecoverWholeRecord(t *testing.T) {
	path, texts := written(t)
	r, n, said := recovered(t, path)
	if r == nil {
		t.Fatal("it cannot be read")
	}
	if n.Articles != 60 || n.Revisions != 60 || n.Lost != 0 || len(said) != 0 {
		t.Errorf("%+v, %q", n, said)
	}
	for id, body := range texts {
		a, err := r.Article(ctx, id, 0)
		if err != nil || a.Body != body || (a.Remains != "" && a.Remains != "Share this") || a.Known.Publication.Value != "The Heron" || len(a.Keys) != 1 {
			t.Fatalf("article %s: %+v, %v", id, a, err)
		}
	}
	s, err := r.Stats(ctx)
	if err != nil || s.Erased != 1 || s.Places != 1 {
		t.Errorf("%+v, %v", s, err)
	}
	if v, version, err := r.State().Get(ctx, "k"); string(v) != "v" || err != nil {
		t.Errorf("state %q, %v", v, err)
	} else if _, err := r.State().Set(ctx, "k", []byte("w"), version); err != nil {
		t.Error(err)
	}
	if o := putOne(t, r, article(7)); o.Status != dateline.Revised || o.Revision != 2 {
		t.Errorf("the same article put again: %+v", o)
	}
}

// TestRecoverDamagedPages: whichever page is damaged, what comes out is without
// fault and true, and what is missing is told.
func TestRecoverDamagedPages(t *testing.T) {
	path, texts := written(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	usable := 0
	for at := page; at < len(whole); at += page { // the first page is the way to all others
		damaged := bytes.Clone(whole)
		copy(damaged[at:at+page], bytes.Repeat([]byte{0xa5}, page))
		from := pathIn(t)
		if err := os.WriteFile(from, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		r, n, said := recovered(t, from)
		if r == nil {
			continue
		}
		found := 0
		for id, body := range texts {
			a, err := r.Article(ctx, id, 0)
			if err == nil && a.Body != body {
				t.Errorf("page %d damaged: %s has another text", at/page, id)
			}
			if err == nil {
				found++
			}
		}
		if found < len(texts) && len(said) == 0 {
			t.Errorf("page %d damaged: %d of %d articles and not a word, %+v", at/page, found, len(texts), n)
		}
		if found > len(texts)/2 {
			usable++
		}
	}
	if pages := len(whole)/page - 1; usable < pages*3/4 {
		t.Errorf("more than half of the articles came out for %d of %d damaged pages only", usable, pages)
	}
}

func TestRecoverRefuses(t *testing.T) {
	text := pathIn(t)
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 900)), 0o644); err != nil {
		t.Fatal(err)
	}
	to := pathIn(t)
	_, err := record.Recover(ctx, text, to, options(), func(string) {})
	wantError(t, err, dateline.Invalid, "cannot be read as the record of an archive", "dateline restore")
	if _, err := os.Stat(to); err == nil {
		t.Error("it leaves a record")
	}
}

// A record of a newer format is not taken apart by rules that are not its own; one that does
// not say which it has is.
func TestRecoverOfOtherFormats(t *testing.T) {
	for format, want := range map[string]dateline.Kind{"4": dateline.Unsupported, "10": dateline.Unsupported, "gone": dateline.Internal, "2": dateline.Internal} {
		path, to := pathIn(t), pathIn(t)
		r := openAt(t, path)
		putOne(t, r, article(1))
		r.Close()
		rawExec(t, path, `UPDATE meta SET value = '`+format+`' WHERE key = 'dateline_format'`)
		n, err := record.Recover(ctx, path, to, options(), func(string) {})
		if want == dateline.Internal {
			if err != nil || n.Articles != 1 {
				t.Errorf("format %s: %+v, %v", format, n, err)
			}
			continue
		}
		wantError(t, err, want, path, `format "`+format+`"`, "knows 3", "use the dateline that wrote it, or newer")
		if left, _ := os.ReadDir(filepath.Dir(to)); len(left) > 0 {
			t.Errorf("it leaves %v", left)
		}
	}
}

// TestRecoverBothSidesOfADamagedPage: of a table with a key of two columns, only
// what is on the damaged page is lost, not what stands behind it.
func TestRecoverBothSidesOfADamagedPage(t *testing.T) {
	const articles, page = 300, 4096
	path := pathIn(t)
	r, err := record.Open(ctx, path, options())
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		putOne(t, r, article(i))
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(raw, []byte(article(articles / 2).Keys[0].Value)) / page * page
	on := bytes.Count(raw[at:at+page], []byte(".txt"))
	copy(raw[at:at+page], bytes.Repeat([]byte{0xa5}, page))
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	r, n, said := recovered(t, path)
	if r == nil {
		t.Fatal("it cannot be read")
	}
	lost := 0
	for _, s := range said {
		if strings.Contains(s, "its names are lost") {
			lost++
		}
	}
	if n.Articles != articles || on == 0 || lost < on-1 || lost > on+1 {
		t.Errorf("%d of %d articles, %d without names; the page had %d", n.Articles, articles, lost, on)
	}
}

// A number that damage has made huge is not counted up to, neither one that a row has nor one
// that only sqlite_sequence tells, where pages before it are damaged.
func TestRecoverOfHugeNumbers(t *testing.T) {
	const huge = "9223372036854775807"
	path, texts := written(t)
	rawExec(t, path, `UPDATE revision SET num = `+huge+` WHERE num = (SELECT max(num) FROM revision)`)
	most := 0
	for at, kind := range kindsOfPages(t, path) {
		if kind == tableLeaf && at%3 == 0 {
			n, _ := soonRecovered(t, path, at)
			most = max(most, n.Articles)
		}
	}
	if most < len(texts)-2 {
		t.Errorf("%d of %d articles", most, len(texts))
	}
	var root int
	db := raw(t, path)
	if err := db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = 'correction'`).Scan(&root); err != nil {
		t.Fatal(err)
	}
	db.Close()
	rawExec(t, path, `INSERT INTO sqlite_sequence VALUES('correction', `+huge+`)`)
	n, said := soonRecovered(t, path, root-1)
	if n.Lost == 0 || !strings.Contains(strings.Join(said, ""), "of the table correction cannot be read, of "+huge) {
		t.Errorf("%+v, %q", n, said)
	}
}

const (
	pageSize  = 4096
	tableLeaf = 0x0d
)

// kindsOfPages are the first bytes of the pages of a file.
func kindsOfPages(t *testing.T, path string) (out []byte) {
	t.Helper()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += pageSize {
		out = append(out, whole[at])
	}
	return out
}

// soonRecovered recovers a copy of a record with one damaged page, of which the first is 0.
func soonRecovered(t *testing.T, path string, page int) (record.Recovered, []string) {
	t.Helper()
	damaged, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(damaged[page*pageSize:(page+1)*pageSize], bytes.Repeat([]byte{0xa5}, pageSize))
	from := pathIn(t)
	if err := os.WriteFile(from, damaged, 0o644); err != nil {
		t.Fatal(err)
	}
	within, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var said []string
	n, err := record.Recover(within, from, pathIn(t), options(), func(s string) { said = append(said, s) })
	if err != nil && dateline.KindOf(err) != dateline.Invalid { // which is of a page that names the tables
		t.Fatalf("page %d damaged: %v", page, err)
	}
	return n, said
}
