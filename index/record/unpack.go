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
	"strconv"

	"github.com/klauspost/compress/zstd"

	"dateline"
)

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
