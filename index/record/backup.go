package record

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"dateline"
)

// BackupHeader is what a backup says of itself.
type BackupHeader struct {
	Format int          `json:"dateline_backup"` // 1
	UUID   string       `json:"uuid"`            // of the record
	Seq    dateline.Seq `json:"seq"`             // the last change that it holds
	Made   time.Time    `json:"made"`            // UTC, to the second
	Bytes  int64        `json:"bytes"`           // of the record inside
	SHA256 string       `json:"sha256"`          // of the record inside, in hexadecimal
}

// backupFormat is the version of the file that Backup writes and Unpack reads.
const backupFormat = 1

// A backup is zstd (RFC 8878): a skippable frame with the header as JSON, which
// programs for zstd pass over, and the SQLite file in frames with checksums. So
// zstd -d makes a record of it without dateline.
const (
	skippableMagic = 0x184d2a5d // of 0x184d2a50 to 0x184d2a5f
	longestHeader  = 1 << 16
)

// Backup writes one state of the record to w while reads and writes go on. It
// needs as much room beside the record as that takes, for a copy without what was
// erased, and removes it.
func (r *Record) Backup(ctx context.Context, w io.Writer) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	beside := filepath.Dir(r.path)
	if r.opt.ReadOnly {
		beside = os.TempDir()
	}
	dir, err := os.MkdirTemp(beside, backupPrefix+"*")
	if err != nil {
		return fail("back the record up", err)
	}
	defer os.RemoveAll(dir)
	copied := filepath.Join(dir, "record.db")
	h, err := r.copyTo(ctx, copied)
	if err != nil {
		return fail("back the record up", err)
	}
	return writeBackup(ctx, w, h, copied)
}

// backupPrefix begins the names of the folders that copies are made in.
const backupPrefix = ".backup-"

// removeLeftovers removes the copies of a program that was killed.
func removeLeftovers(path string) error {
	entries, err := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), backupPrefix) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(filepath.Dir(path), e.Name())))
		}
	}
	return err
}

// copyTo makes a copy of the record as one state of it, and says what is in it.
func (r *Record) copyTo(ctx context.Context, path string) (h BackupHeader, err error) {
	open := connect
	if r.opt.ReadOnly {
		open = connectToRead
	}
	db, err := open(r.path, 1)
	if err != nil {
		return h, err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return h, err
	}
	h = BackupHeader{Format: backupFormat, UUID: r.uuid, Made: r.opt.Now().UTC().Truncate(time.Second)}
	made, err := connect(path, 1, readerPragmas...)
	if err != nil {
		return h, err
	}
	defer made.Close()
	if err := made.QueryRowContext(ctx, texts[selHead]).Scan(&h.Seq); err != nil {
		return h, err
	}
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer f.Close()
	sum := sha256.New()
	h.Bytes, err = io.Copy(sum, reader(ctx, f))
	h.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return h, err
}

func writeBackup(ctx context.Context, w io.Writer, h BackupHeader, path string) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	head := binary.LittleEndian.AppendUint32(nil, skippableMagic)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(text)))
	if _, err := w.Write(append(head, text...)); err != nil {
		return fmt.Errorf("write the backup: %w", err)
	}
	f, err := os.Open(path)
	if err != nil {
		return fail("back the record up", err)
	}
	defer f.Close()
	enc, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	if _, err := io.Copy(enc, reader(ctx, f)); err != nil {
		return errors.Join(fmt.Errorf("write the backup: %w", err), enc.Close())
	}
	if err := enc.Close(); err != nil {
		return fmt.Errorf("write the backup: %w", err)
	}
	return nil
}

// contextReader ends when its context does.
type contextReader struct {
	ctx  context.Context
	from io.Reader
}

func reader(ctx context.Context, from io.Reader) io.Reader { return contextReader{ctx, from} }

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
