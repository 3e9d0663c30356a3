package log_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/log"

	"github.com/google/go-cmp/cmp"
)

// filled is a record with something of everything in it.
func filled(t *testing.T) *log.Log {
	t.Helper()
	l := open(t)
	random := rand.New(rand.NewSource(7))
	for range 25 {
		anything(random)(t, l)
	}
	put(t, l, article("whole", "Kite", "alpha"), article("parted", "Swan", "beta"))
	_, _, err := l.Correct(t.Context(), []dateline.Correction{
		{Kind: dateline.CorrectHide, Entity: "x", By: "mia"}, {Kind: dateline.CorrectUndo, Undoes: 1},
		{Kind: dateline.CorrectMention, Article: "whole", Words: []string{"alpha"}, Field: "body"},
	}, takeAll)
	ok(t, err)
	_, err = l.State().Set(t.Context(), "saved/ä", []byte{0, 255}, 0)
	ok(t, err)
	return l
}

// takeAll judges that everything is new.
func takeAll(ledger.Before) ledger.Judge {
	return func(c dateline.Correction, n int) (dateline.Correction, dateline.Status, error) {
		return c, dateline.Added, nil
	}
}

func unpack(t *testing.T, from io.Reader) (*log.Log, log.BackupHeader, error) {
	t.Helper()
	c, name := client(t)
	h, err := log.Unpack(t.Context(), c, name, log.Options{}, from)
	if err != nil {
		if all, listed := c.Indices(t.Context(), name+".*"); listed != nil || len(all) > 0 {
			t.Errorf("left behind: %q, %v", all, listed)
		}
		return nil, h, err
	}
	return openAt(t, c, name), h, nil
}

// state writes down all that a record holds.
func state(t *testing.T, l *log.Log) (out []string) {
	t.Helper()
	out = told(t, l.Changes(t.Context(), 0))
	places, err := l.Places(t.Context())
	ok(t, err)
	said, err := l.Corrections(t.Context())
	ok(t, err)
	stats, err := l.Stats(t.Context())
	ok(t, err)
	stats.RecordBytes = 0
	out = append(out, fmt.Sprintf("%+v", places), fmt.Sprintf("%+v", said), fmt.Sprintf("%+v", stats))
	for c, err := range l.Live(t.Context()) {
		ok(t, err)
		all, err := l.Revisions(t.Context(), c.ID)
		out = append(out, fmt.Sprintf("%+v %v", all, err))
	}
	for key, err := range l.State().List(t.Context(), "") {
		ok(t, err)
		value, _, err := l.State().Get(t.Context(), key)
		out = append(out, fmt.Sprintf("%q %q %v", key, value, err))
	}
	return out
}

func TestBackupIsTheWholeRecord(t *testing.T) {
	l := filled(t)
	var b bytes.Buffer
	ok(t, l.Backup(t.Context(), &b))
	back, h, err := unpack(t, &b)
	ok(t, err)
	if h.Seq != l.Head() || h.Made != today.Truncate(time.Second) {
		t.Errorf("%+v", h)
	}
	if diff := cmp.Diff(state(t, l), state(t, back)); diff != "" {
		t.Errorf("(-backed up +restored):\n%s", diff)
	}
	sound(t, back)
	if s := put(t, back, article("whole", "Kite", "alpha"), article("after", "", "gamma")); s[0].Status != dateline.Unchanged || s[1].Status != dateline.Added {
		t.Error(s)
	}
	_, err = back.Erase(t.Context(), "whole", "")
	ok(t, err)
	sound(t, back)
}

// What was erased is in no backup, nor are texts of writes that came to nothing.
func TestBackupHoldsNothingErased(t *testing.T) {
	c, name := client(t)
	l := openAt(t, c, name)
	put(t, l, article("a", "Zwarquil", "obrazzut"), article("b", "Kite", "stays"))
	_, err := l.Erase(t.Context(), "a", "")
	ok(t, err)
	killed := dying(t, c, name, "texts", 0)
	_, _, _ = killed.Put(t.Context(), []dateline.Article{article("c", "Wequandu", "")})
	var b bytes.Buffer
	ok(t, l.Backup(t.Context(), &b))
	text := plain(t, b.Bytes())
	for _, w := range []string{"Zwarquil", "obrazzut", "Wequandu"} {
		if strings.Contains(text, w) {
			t.Errorf("the backup holds %s", w)
		}
	}
	if !strings.Contains(text, "stays") {
		t.Error("the backup does not hold the article that stays")
	}
}

func plain(t *testing.T, raw []byte) string {
	t.Helper()
	dec, err := zstd.NewReader(bytes.NewReader(raw))
	ok(t, err)
	defer dec.Close()
	out, err := io.ReadAll(dec)
	ok(t, err)
	return string(out)
}

// A backup that is not whole is refused, and leaves nothing.
func TestDamagedBackups(t *testing.T) {
	l := open(t)
	put(t, l, article("a", "Kite", "alpha"))
	var b bytes.Buffer
	ok(t, l.Backup(t.Context(), &b))
	text := plain(t, b.Bytes())
	lines := strings.SplitAfter(text, "\n")
	for what, c := range map[string]struct {
		text string
		kind dateline.Kind
		says string
	}{
		"nothing":           {"", dateline.Invalid, "not a backup"},
		"another file":      {"{\"a\":1}\n", dateline.Invalid, "not a backup"},
		"a later format":    {strings.Replace(text, `backup":1`, `backup":2`, 1), dateline.Unsupported, "format 2"},
		"without its end":   {strings.Join(lines[:len(lines)-2], ""), dateline.Invalid, "ends before its end"},
		"a line less":       {strings.Join(append(append([]string{}, lines[:2]...), lines[3:]...), ""), dateline.Invalid, "checksum"},
		"another text":      {strings.Replace(text, "alpha", "omega", 1), dateline.Invalid, "checksum"},
		"something behind":  {text + "{}\n", dateline.Invalid, "behind its end"},
		"a line of another": {strings.Replace(text, `{"text":`, `{"test":`, 1), dateline.Invalid, "unknown field"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			enc, err := zstd.NewWriter(nil)
			ok(t, err)
			_, _, err = unpack(t, bytes.NewReader(enc.EncodeAll([]byte(c.text), nil)))
			if dateline.KindOf(err) != c.kind || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("%v, want %v %q", err, c.kind, c.says)
			}
		})
	}
}

// Where not all indices can be made none is left: a node takes 1,000 shards.
func TestUnpackWithMoreShardsThanThereIsRoomFor(t *testing.T) {
	var b bytes.Buffer
	ok(t, open(t).Backup(t.Context(), &b))
	c, name := client(t)
	if _, err := log.Unpack(t.Context(), c, name, log.Options{Shards: 1024}, &b); err == nil {
		t.Error("1024 shards were made on one node")
	}
	if all, err := c.Indices(t.Context(), name+".*"); err != nil || len(all) > 0 {
		t.Errorf("left behind: %q, %v", all, err)
	}
}

// A record is never put in the place of one that is there.
func TestUnpackWhereAnArchiveIs(t *testing.T) {
	c, name := client(t)
	l := openAt(t, c, name)
	put(t, l, article("a", "", "alpha"))
	var b bytes.Buffer
	ok(t, l.Backup(t.Context(), &b))
	if _, err := log.Unpack(t.Context(), c, name, log.Options{}, &b); dateline.KindOf(err) != dateline.Conflict {
		t.Error(err)
	}
	if a, err := l.Article(t.Context(), "a", 0); err != nil || a.Body != "alpha" {
		t.Error(a, err)
	}
}
