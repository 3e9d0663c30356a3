package record_test

import (
	"strings"
	"testing"

	"dateline"
)

// TestCheckFinds damages a record in one way each.
func TestCheckFinds(t *testing.T) {
	id := article(1).Keys[0].DerivedID()
	for name, c := range map[string]struct {
		sql  string
		id   dateline.ID
		says string
	}{
		"title":           {`UPDATE revision SET title = 'x' WHERE article = 1 AND number = 1`, id, "revision 1: its text does not fit its checksum"},
		"body":            {`UPDATE revision SET body = x'010203' WHERE article = 1 AND number = 2`, id, "revision 2: its body cannot be read"},
		"current":         {`UPDATE article SET current = 1 WHERE num = 1`, id, "current revision is given as 1"},
		"no text":         {`DELETE FROM revision WHERE article = 1`, id, "current revision is given as 2"},
		"revisions":       {`UPDATE article SET revisions = 1 WHERE num = 1`, id, "had 1 revisions"},
		"no key":          {`DELETE FROM key WHERE article = 1`, id, "it has no key"},
		"key":             {`UPDATE key SET value = 'other' WHERE article = 1`, id, "path test/other does not fit"},
		"lost article":    {`DELETE FROM article WHERE num = 1`, "", "something is missing"},
		"not erased":      {`UPDATE article SET erased = '2024-03-01T12:00:00.000Z' WHERE num = 1`, id, "something is left of it"},
		"last change":     {`UPDATE article SET seq = 2 WHERE num = 1`, id, "last change is given as 2"},
		"gap in the log":  {`DELETE FROM change WHERE seq = 2`, "", "the log has gaps"},
		"end of the log":  {`DELETE FROM change WHERE seq = 3`, "", "does not end with its last change, 3"},
		"lost dictionary": {`DELETE FROM dictionary`, "", "something is missing"},
		"dictionary":      {`UPDATE dictionary SET data = x'00'`, "", "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			path := pathIn(t)
			r := openAt(t, path)
			put(t, r, article(1), article(2))
			putOne(t, r, seenText("second", 2))
			if strings.Contains(c.sql, "dictionary") {
				fillWithRare(t, r, 0)
			}
			wantClean(t, r)
			rawExec(t, path, c.sql)
			got := faults(t, r)
			for _, f := range got {
				if f.Where == "record" && f.ID == c.id && strings.Contains(f.Message, c.says) {
					return
				}
			}
			t.Errorf("found %+v; want %q of %q", got, c.says, c.id)
		})
	}
}

// TestDamagedText: one damaged text is an error of its own, and hinders nothing else.
func TestDamagedText(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	put(t, r, article(1), article(2))
	rawExec(t, path, `UPDATE revision SET title = 'x' WHERE article = 1`)
	_, err := r.Article(ctx, article(1).Keys[0].DerivedID(), 0)
	wantInternal(t, err, "does not fit its checksum", "dateline check")
	if _, err := r.Article(ctx, article(2).Keys[0].DerivedID(), 0); err != nil {
		t.Error(err)
	}
	putOne(t, r, article(3))
}

func wantInternal(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil || dateline.KindOf(err) != dateline.Internal {
		t.Fatalf("got %v, want an internal error", err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}
