package record_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

var update = flag.Bool("update", false, "write testdata anew")

// TestSchema: a change of the tables needs another Format and a way to read this one.
func TestSchema(t *testing.T) {
	path := pathIn(t)
	openAt(t, path)
	var b strings.Builder
	for _, sql := range column(t, path, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`) {
		b.WriteString(string(sql) + ";\n")
	}
	golden := filepath.Join("testdata", "schema3.sql")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || b.String() != string(want) {
		t.Errorf("the tables are not those of %s: %v\n%s", golden, err, b.String())
	}
	meta := string(bytes.Join(column(t, path, `SELECT key || '=' || value FROM meta`), []byte(" ")))
	if record.Format != 3 || !regexp.MustCompile(`^dateline_format=3 made=2024-03-01T12:00:00\.000Z state_version=0 uuid=[0-9a-f-]{36}$`).MatchString(meta) {
		t.Errorf("format %d, meta %s", record.Format, meta)
	}
}

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name? #100%.db")
	r := openAt(t, path)
	uuid := r.UUID()
	id := putOne(t, r, article(1)).ID
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 || files[0].Name() != filepath.Base(path) {
		t.Errorf("closed, it leaves %v; want one file", files)
	}
	r = openAt(t, path)
	if r.UUID() != uuid || len(uuid) != 36 || r.Head() != 1 {
		t.Errorf("uuid %s, head %d; want %s, 1", r.UUID(), r.Head(), uuid)
	}
	if got, err := r.Article(ctx, id, 0); err != nil || got.Body != "Body 1." {
		t.Errorf("%+v, %v", got, err)
	}
	if other := open(t); other.UUID() == uuid {
		t.Error("two records have one uuid")
	}
}

func TestOpenRefuses(t *testing.T) {
	text := func(t *testing.T, path string) {
		if err := os.WriteFile(path, []byte(strings.Repeat("not a database\n", 100)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		kind dateline.Kind
		says []string
	}{
		"text":         {text, dateline.Invalid, []string{"record.db", "no SQLite file", "name the folder"}},
		"another's":    {func(t *testing.T, path string) { rawExec(t, path, `CREATE TABLE x(y); PRAGMA user_version = 3`) }, dateline.Invalid, []string{"application id is 0x0, not 0x44544c4e"}},
		"another's id": {func(t *testing.T, path string) { rawExec(t, path, `PRAGMA application_id = 7; CREATE TABLE x(y)`) }, dateline.Invalid, []string{"0x7"}},
		"newer": {func(t *testing.T, path string) {
			openAt(t, path).Close()
			rawExec(t, path, `UPDATE meta SET value = '4' WHERE key = 'dateline_format'`)
		}, dateline.Unsupported, []string{"dateline_format", `format "4"`, "knows 3", "use the dateline that wrote it, or newer"}},
		"folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		}, dateline.Unavailable, []string{"record.db", "cannot be read or written"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := pathIn(t)
			c.make(t, path)
			before, _ := os.ReadFile(path)
			_, err := record.Open(ctx, path, options())
			wantError(t, err, c.kind, c.says...)
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
	_, err := record.Open(ctx, filepath.Join(t.TempDir(), "no", "such", "folder.db"), options())
	wantError(t, err, dateline.Unavailable, "folder.db")
}

// TestOpenFormat1: a record of before remains is brought to this format and keeps
// what it holds.
func TestOpenFormat1(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	r.Close()
	rawExec(t, path, `DROP TABLE correction; ALTER TABLE change DROP COLUMN correction; DELETE FROM about WHERE name = 'correction';
		ALTER TABLE revision DROP COLUMN remains; DELETE FROM about WHERE name = 'revision.remains';
		UPDATE meta SET value = '1' WHERE key = 'dateline_format'`)
	for range 2 {
		r = openAt(t, path)
		if got, err := r.Article(ctx, id, 0); err != nil || got.Body != "Body 1." || got.Remains != "" {
			t.Errorf("%+v, %v", got, err)
		}
		a := article(1)
		a.Remains = "Share this"
		putOne(t, r, a)
		r.Close()
		rawExec(t, path, `UPDATE revision SET remains = x''`)
	}
	if n := string(column(t, path, `SELECT count(*) FROM about WHERE name = 'revision.remains'`)[0]); n != "1" {
		t.Errorf("%s rows of about speak of remains", n)
	}
}

func TestOpenEmptyFile(t *testing.T) {
	path := pathIn(t)
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if o := putOne(t, openAt(t, path), article(1)); o.Status != dateline.Added {
		t.Errorf("%+v", o)
	}
}

func TestClosed(t *testing.T) {
	r := open(t)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Errorf("a second close: %v", err)
	}
	for name, call := range map[string]func(context.Context) error{
		"Put":         func(ctx context.Context) error { _, _, err := r.Put(ctx, nil); return err },
		"PutPlaces":   func(ctx context.Context) error { _, _, err := r.PutPlaces(ctx, "s", nil); return err },
		"Places":      func(ctx context.Context) error { _, err := r.Places(ctx); return err },
		"Correct":     func(ctx context.Context) error { _, _, err := r.Correct(ctx, nil, taken); return err },
		"Corrections": func(ctx context.Context) error { _, err := r.Corrections(ctx); return err },
		"Erase":       func(ctx context.Context) error { _, err := r.Erase(ctx, "x", ""); return err },
		"Restore":     func(ctx context.Context) error { _, err := r.Restore(ctx, "x"); return err },
		"Article":     func(ctx context.Context) error { _, err := r.Article(ctx, "x", 0); return err },
		"Articles":    func(ctx context.Context) error { _, err := r.Articles(ctx, nil); return err },
		"Revisions":   func(ctx context.Context) error { _, err := r.Revisions(ctx, "x"); return err },
		"Log":         func(ctx context.Context) error { _, err := r.Log(ctx, 0, 1); return err },
		"Compact":     r.Compact,
		"Check":       func(ctx context.Context) error { return r.Check(ctx, func(dateline.Fault) {}) },
		"Stats":       func(ctx context.Context) error { _, err := r.Stats(ctx); return err },
		"Get":         func(ctx context.Context) error { _, _, err := r.State().Get(ctx, "k"); return err },
		"Set":         func(ctx context.Context) error { _, err := r.State().Set(ctx, "k", nil, 0); return err },
		"List": func(ctx context.Context) (err error) {
			for _, err = range r.State().List(ctx, "") {
			}
			return err
		},
		"Changes": func(ctx context.Context) (err error) {
			for _, err = range r.Changes(ctx, 0) {
			}
			return err
		},
		"Live": func(ctx context.Context) (err error) {
			for _, err = range r.Live(ctx) {
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, call(ctx), dateline.Unavailable, "closed") })
	}
}
