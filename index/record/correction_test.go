package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/record"

	"github.com/google/go-cmp/cmp"
)

// taken judges that everything is new.
func taken(record.Before) record.Judge {
	return func(c dateline.Correction, n int) (dateline.Correction, dateline.Status, error) {
		return c, dateline.Added, nil
	}
}

func correct(t testing.TB, r *record.Record, batch ...dateline.Correction) []dateline.Corrected {
	t.Helper()
	out, upTo, err := r.Correct(ctx, batch, taken)
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != len(batch) || upTo != r.Head() {
		t.Fatalf("%d answers to %d corrections, up to %d, head %d", len(out), len(batch), upTo, r.Head())
	}
	return out
}

func corrections(t testing.TB, r *record.Record) []dateline.Correction {
	t.Helper()
	all, err := r.Corrections(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// some is a correction of every form of row.
func some(id dateline.ID) []dateline.Correction {
	return []dateline.Correction{
		{Kind: dateline.CorrectMerge, Entity: "a", Into: "b", By: "mia", Why: "one town"},
		{Kind: dateline.CorrectSplit, Entity: "b", Into: "c", Words: []string{"Bee", "B."}, Type: "person", Label: "Bea", At: at(5)},
		{Kind: dateline.CorrectMention, Article: id, Field: "body", Words: []string{"Body"}, Occurrence: 1, Revision: 1, Entity: "a"},
		{Kind: dateline.CorrectPlace, Entity: "p", Place: dateline.Place{ID: "p", Label: "Pell", Kind: "town", Countries: []string{"AA", "ZZ"}, Lat: -1.5, Lon: 2, Located: true, Names: []string{"Pel"}}},
		{Kind: dateline.CorrectUndo, Undoes: 1},
	}
}

func TestCorrectionsComeBack(t *testing.T) {
	r := open(t)
	id := putOne(t, r, article(1)).ID
	want := some(id)
	for i, o := range correct(t, r, want...) {
		if o.N != i+1 || o.Status != dateline.Added {
			t.Errorf("%+v", o)
		}
		if want[i].N = i + 1; want[i].At.IsZero() {
			want[i].At = noon
		}
	}
	want[0].Undone = 5
	if diff := cmp.Diff(want, corrections(t, r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var last dateline.Change
	for c, err := range r.Changes(ctx, 3) {
		if err != nil {
			t.Fatal(err)
		}
		if last = c; c.Seq == 4 && c.ID != id {
			t.Errorf("the correction of an article is a change of %q", c.ID)
		}
	}
	if last.Kind != dateline.ChangeCorrection || last.Correction.Undoes != 1 || last.ID != "" {
		t.Errorf("the last change is %+v", last)
	}
	sound(t, r)
}

func sound(t *testing.T, r *record.Record) {
	t.Helper()
	if err := r.Check(ctx, func(f dateline.Fault) { t.Errorf("%+v", f) }); err != nil {
		t.Fatal(err)
	}
}

// What was said of the mentions of an article goes with it, and its numbers are not
// given again.
func TestErasedCorrections(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	correct(t, r, dateline.Correction{Kind: dateline.CorrectMention, Article: id, Field: "body", Words: []string{"Unheard"}, Why: "asked by Unheard"})
	if _, err := r.Erase(ctx, id, ""); err != nil {
		t.Fatal(err)
	}
	if all := corrections(t, r); len(all) > 0 {
		t.Errorf("%+v", all)
	}
	n := 0
	for c, err := range r.Changes(ctx, 0) {
		if n++; err != nil || c.Kind != dateline.ChangeErased {
			t.Errorf("%+v, %v", c, err)
		}
	}
	if o := correct(t, r, dateline.Correction{Kind: dateline.CorrectHide, Entity: "a"}); o[0].N != 2 || n != 1 {
		t.Errorf("%+v behind %d changes", o, n)
	}
	sound(t, r)
	if err := r.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	r.Close()
	for _, file := range []string{path, path + "-wal"} {
		if raw := fileOf(file); strings.Contains(raw, "Unheard") {
			t.Errorf("%s has the words of an erased article", filepath.Base(file))
		}
	}
}

// A batch of which one fails as a whole leaves nothing.
func TestCorrectionsAreAllOrNothing(t *testing.T) {
	r := open(t)
	_, _, err := r.Correct(ctx, []dateline.Correction{{Kind: dateline.CorrectHide, Entity: "a"}, {Kind: dateline.CorrectMention, Article: "none"}}, taken)
	if err == nil || r.Head() != 0 || len(corrections(t, r)) > 0 {
		t.Errorf("%v, head %d", err, r.Head())
	}
}

// A list of places may not take the names and ids that corrections have given.
func TestCorrectedNamesAreTaken(t *testing.T) {
	r := open(t)
	correct(t, r, dateline.Correction{Kind: dateline.CorrectPlace, Entity: "p", Place: dateline.Place{ID: "p", Label: "Pell", Names: []string{"Pel"}}},
		dateline.Correction{Kind: dateline.CorrectName, Entity: "q", Words: []string{"Quell"}})
	for _, p := range []dateline.Place{{ID: "p", Label: "Other"}, {ID: "x", Label: "pel"}, {ID: "x", Label: "PELL"}, {ID: "x", Label: "X", Names: []string{"quell"}}} {
		_, _, err := r.PutPlaces(ctx, "atlas", []dateline.Place{p})
		wantError(t, err, dateline.Conflict, "the corrections")
	}
	correct(t, r, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 2})
	if _, _, err := r.PutPlaces(ctx, "atlas", []dateline.Place{{ID: "q", Label: "Quell"}}); err != nil {
		t.Error(err)
	}
}

// TestOpenFormat2: a record of before corrections keeps its log, which goes on.
func TestOpenFormat2(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	r.Close()
	rawExec(t, path, `DROP TABLE correction; DELETE FROM about WHERE name = 'correction'; ALTER TABLE change RENAME TO c;
		CREATE TABLE change (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
			kind TEXT NOT NULL CHECK (kind IN ('article', 'metadata', 'erased', 'restored', 'gazetteer')),
			article INTEGER REFERENCES article(num), revision INTEGER, source TEXT, why TEXT) STRICT;
		INSERT INTO change SELECT seq, at, kind, article, revision, source, why FROM c; DROP TABLE c;
		UPDATE meta SET value = '2' WHERE key = 'dateline_format'`)
	for n := 1; n <= 2; n++ {
		r = openAt(t, path)
		if o := correct(t, r, dateline.Correction{Kind: dateline.CorrectMention, Article: id, Field: "body", Words: []string{"Body"}}); o[0].N != n {
			t.Errorf("%+v, want the number %d", o, n)
		}
		log, err := r.Log(ctx, 0, 10)
		if err != nil || len(log) != 1+n || log[0].Kind != dateline.ChangeArticle || log[0].ID != id || log[n].Kind != dateline.ChangeCorrection {
			t.Errorf("%+v, %v", log, err)
		}
		sound(t, r)
		r.Close()
	}
}

func TestBackupsAndRecoveriesHoldCorrections(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	correct(t, r, some(id)...)
	want := corrections(t, r)
	r.Close()
	to := filepath.Join(t.TempDir(), "new.db")
	if _, err := record.Recover(ctx, path, to, options(), func(s string) { t.Error(s) }); err != nil {
		t.Fatal(err)
	}
	r = openAt(t, to)
	if diff := cmp.Diff(want, corrections(t, r)); diff != "" {
		t.Errorf("recovered (-want +got):\n%s", diff)
	}
	sound(t, r)
}

func TestCheckOfCorrections(t *testing.T) {
	for says, spoil := range map[string]string{
		"the change 3 is of no correction": `DELETE FROM correction WHERE n = 2`,
		"the correction 7 is in no change": `INSERT INTO correction SELECT 7, at, who, why, kind, entity, target, type, label, words, article, field, occurrence, revision, place_kind, countries, lat, lon, undoes, undone FROM correction WHERE n = 2`,
		"of the correction 1 it is not":    `UPDATE correction SET undone = 0`,
	} {
		path := pathIn(t)
		r := openAt(t, path)
		correct(t, r, some(putOne(t, r, article(1)).ID)...)
		r.Close()
		rawExec(t, path, spoil)
		var found []string
		if err := openAt(t, path).Check(ctx, func(f dateline.Fault) { found = append(found, f.Message) }); err != nil {
			t.Fatal(err)
		}
		if len(found) != 1 || !strings.HasPrefix(found[0], says) {
			t.Errorf("%q, want %q", found, says)
		}
	}
}

func TestCorrectionsAreOfTheirTime(t *testing.T) {
	r := open(t)
	said := time.Date(2024, 2, 3, 4, 5, 6, 7_008_009, time.FixedZone("", 3600))
	correct(t, r, dateline.Correction{Kind: dateline.CorrectHide, Entity: "a", At: said})
	if got := corrections(t, r)[0].At; !got.Equal(said.Truncate(time.Millisecond)) || got.Location() != time.UTC {
		t.Errorf("%v", got)
	}
}

// fileOf is what a file holds; "" where there is none.
func fileOf(path string) string {
	raw, _ := os.ReadFile(path)
	return string(raw)
}
