package record

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strconv"
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

// Unpack makes the record at path, where no file may be, of a backup. What is not
// whole, or not a backup of a format known here, is Invalid, and no file is made.
func Unpack(ctx context.Context, from io.Reader, path string) (h BackupHeader, err error) {
	if h, err = readHeader(from); err != nil {
		return h, err
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return h, fail("restore the record", err)
	}
	defer os.Remove(part)
	err = unpack(ctx, f, from, h)
	if closing := f.Close(); err == nil && closing != nil {
		err = fail("restore the record", closing)
	}
	if err == nil {
		err = knownInside(ctx, part)
	}
	if err != nil {
		return h, err
	}
	if err := os.Link(part, path); err != nil { // unlike a rename it does not replace
		return h, fail("restore the record", err)
	}
	return h, nil
}

// knownInside refuses a record of a newer format, which nobody could open here.
func knownInside(ctx context.Context, path string) error {
	db, err := connectToRead(path, 1, readerPragmas...)
	if err != nil {
		return err
	}
	defer db.Close()
	format, _, err := (&Record{path: "in the backup"}).formatOf(ctx, db)
	if n, bad := strconv.Atoi(format); err == nil && bad == nil && n > Format {
		return unknownFormat("in the backup", format)
	}
	return fail("restore the record", err)
}

func unpack(ctx context.Context, f *os.File, from io.Reader, h BackupHeader) error {
	dec, err := zstd.NewReader(reader(ctx, from), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer dec.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, sum), io.LimitReader(dec, h.Bytes+1))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, io.ErrUnexpectedEOF):
		return damagedBackup("it ends before its end, after %d of %d bytes of the record", n, h.Bytes)
	case isPathError(err):
		return fail("restore the record", err)
	case err != nil:
		return damagedBackup("%v, after %d of %d bytes of the record", err, n, h.Bytes)
	case n != h.Bytes:
		return damagedBackup("it holds %d bytes of a record of %d", n, h.Bytes)
	case !sameSum(sum, h.SHA256):
		return damagedBackup("the record in it does not fit its checksum")
	}
	return fail("restore the record", f.Sync())
}

func sameSum(sum hash.Hash, want string) bool { return hex.EncodeToString(sum.Sum(nil)) == want }

func isPathError(err error) bool {
	var p *os.PathError
	return errors.As(err, &p)
}

func readHeader(from io.Reader) (h BackupHeader, err error) {
	var head [8]byte
	if _, err := io.ReadFull(from, head[:]); err != nil {
		return h, notABackup(err)
	}
	size := binary.LittleEndian.Uint32(head[4:])
	if binary.LittleEndian.Uint32(head[:]) != skippableMagic || size > longestHeader {
		return h, notABackup(nil)
	}
	text := make([]byte, size)
	if _, err := io.ReadFull(from, text); err != nil {
		return h, notABackup(err)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if err := dec.Decode(&h); err != nil || h.Format == 0 {
		return h, notABackup(err)
	}
	if h.Format != backupFormat {
		return h, &dateline.Error{Kind: dateline.Unsupported, Message: fmt.Sprintf("the backup has format %d, this dateline knows %d", h.Format, backupFormat),
			Hint: "use the dateline that wrote it, or newer"}
	}
	return h, nil
}

// notABackup says so; a failure of the reader itself is passed on.
func notABackup(err error) error {
	if isPathError(err) {
		return fail("read the backup", err)
	}
	return &dateline.Error{Kind: dateline.Invalid, Message: "not a backup of dateline", Hint: "want a file that dateline backup wrote"}
}

func damagedBackup(format string, args ...any) error {
	return &dateline.Error{Kind: dateline.Invalid, Message: "the backup is damaged: " + fmt.Sprintf(format, args...),
		Hint: "take another one; what can still be read of this one, zstd -d takes out, and dateline recover reads"}
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
