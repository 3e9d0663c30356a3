package index

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// Room that a write to the index may take: roomSpare for root.bolt and what is small,
// and roomOfText bytes for each of a text, of which a segment takes about two.
const (
	roomSpare  = 1 << 20
	roomOfText = 4
)

// roomFor says that the disk has no room for n bytes in the index in dir, by trying;
// nil if it has, or cannot be asked.
func roomFor(dir string, n int64) error {
	path := filepath.Join(dir, "room")
	f, err := os.Create(path)
	if err == nil {
		defer os.Remove(path)
		if err = reserve(f, n); errors.Is(err, errors.ErrUnsupported) {
			_, err = io.CopyN(f, zeros{}, n)
		}
		err = errors.Join(err, f.Close())
	}
	if noRoom(err) {
		return fmt.Errorf("try for %d bytes: %w", n, err)
	}
	return nil
}

// roomToOpen is roomFor opening the index in dir for writing, which copies root.bolt.
func roomToOpen(dir string) error {
	info, err := os.Stat(filepath.Join(dir, "store", "root.bolt"))
	if err != nil {
		return nil // what is missing is made anew
	}
	return roomFor(dir, info.Size()+roomSpare)
}

// zeros reads as zeros without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// noRoom reports whether a write failed for want of room: the disk is full, or a
// quota or the limit for files is reached.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
