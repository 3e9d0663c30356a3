package record_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

// backedUp returns a backup of a record with n articles, one of them erased.
func backedUp(t *testing.T, n int) []byte {
	t.Helper()
	r := open(t)
	for i := range n {
		putOne(t, r, article(i))
	}
	if _, err := r.Erase(ctx, article(0).Keys[0].DerivedID(), "asked for"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := r.Backup(ctx, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBackupWhileWriting(t *testing.T) {
	r := open(t)
	putOne(t, r, article(1))
	written := make(chan struct{})
	go func() {
		defer close(written)
		for i := 2; i < 40; i++ {
			r.Put(ctx, []dateline.Article{article(i)})
		}
	}()
	var out bytes.Buffer
	if err := r.Backup(ctx, &out); err != nil {
		t.Fatal(err)
	}
	<-written
	path := pathIn(t)
	h, err := record.Unpack(ctx, &out, path)
	if err != nil {
		t.Fatal(err)
	}
	copied := openAt(t, path)
	if copied.Head() != h.Seq || copied.UUID() != r.UUID() || h.UUID != r.UUID() || h.Seq < 1 {
		t.Errorf("header %+v, head %d", h, copied.Head())
	}
	s, err := copied.Stats(ctx)
	if err != nil || s.Articles != int(h.Seq) {
		t.Errorf("%d articles up to change %d, %v", s.Articles, h.Seq, err)
	}
	if err := copied.Check(ctx, func(f dateline.Fault) { t.Error(f) }); err != nil {
		t.Error(err)
	}
}

func TestBackupHoldsNothingErased(t *testing.T) {
	r := open(t)
	a := article(1)
	a.Body = strings.Repeat("unforgettable ", 3)
	o := putOne(t, r, a)
	if _, err := r.Erase(ctx, o.ID, ""); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := r.Backup(ctx, &out); err != nil {
		t.Fatal(err)
	}
	path := pathIn(t)
	if _, err := record.Unpack(ctx, &out, path); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); bytes.Contains(data, []byte("unforgettable")) {
		t.Error("the erased text is in the backup")
	}
	_, err := openAt(t, path).Article(ctx, o.ID, 0)
	wantError(t, err, dateline.Gone)
}

// TestUnpackRefuses: whatever is not whole makes no record.
func TestUnpackRefuses(t *testing.T) {
	whole := backedUp(t, 20)
	flipped := bytes.Clone(whole)
	flipped[len(flipped)*2/3] ^= 0x10
	newer := bytes.Replace(bytes.Clone(whole), []byte(`"dateline_backup":1`), []byte(`"dateline_backup":9`), 1)
	path := pathIn(t)
	r := openAt(t, path)
	putOne(t, r, article(1))
	rawExec(t, path, `UPDATE meta SET value = '9' WHERE key = 'dateline_format'`)
	var inside bytes.Buffer
	if err := r.Backup(ctx, &inside); err != nil {
		t.Fatal(err)
	}
	header := int(binary.LittleEndian.Uint32(whole[4:])) + 8
	for name, c := range map[string]struct {
		data []byte
		kind dateline.Kind
		says string
	}{
		"empty":        {nil, dateline.Invalid, "not a backup"},
		"text":         {[]byte(strings.Repeat("text ", 99)), dateline.Invalid, "not a backup"},
		"header only":  {whole[:header], dateline.Invalid, "damaged"},
		"cut header":   {whole[:header-5], dateline.Invalid, "not a backup"},
		"cut":          {whole[:len(whole)-9], dateline.Invalid, "damaged"},
		"one bit":      {flipped, dateline.Invalid, "damaged"},
		"newer":        {newer, dateline.Unsupported, "format 9"},
		"newer inside": {inside.Bytes(), dateline.Unsupported, "in the backup has format"},
	} {
		t.Run(name, func(t *testing.T) {
			path := pathIn(t)
			_, err := record.Unpack(ctx, bytes.NewReader(c.data), path)
			wantError(t, err, c.kind, c.says)
			if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
				t.Errorf("it leaves %v", left)
			}
		})
	}
}

func TestBackupLeavesNothing(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	putOne(t, r, article(1))
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := r.Backup(stopped, &bytes.Buffer{}); err == nil {
		t.Error("a cancelled backup has no error")
	}
	r.Close()
	if err := os.MkdirAll(filepath.Join(filepath.Dir(path), ".backup-17"), 0o755); err != nil {
		t.Fatal(err)
	}
	openAt(t, path).Close()
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("the folder holds %v; want the record alone", left)
	}
}
