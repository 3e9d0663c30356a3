package ingest

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// file is one file while it is read, or one posted body, with all that is inside.
type file struct {
	entry  *entry
	from   io.Reader
	disk   *os.File // from as a file; nil if posted
	size   int64    // as planned; 0 if posted
	posted bool

	read  int64 // bytes taken from the disk
	used  int64 // of these dealt with, where a reader of the bare file says so; else -1
	told  int64 // counted in items
	held  *Item // the item before: the last one gets the bytes that are left
	ended bool  // an item that is no notice was handed out
	spent spent
}

// count gives an item the bytes that were done since the one before.
func (f *file) count(it *Item) {
	at := f.read
	if f.used >= 0 {
		at = f.used
	}
	if !f.posted {
		at = min(at, f.size) // it may have grown
	}
	if at > f.told {
		it.Bytes, f.told = at-f.told, at
	}
}

// done says that the stream is dealt with up to an offset, for the progress.
func (s *stream) done(at int64) {
	if s.depth == 0 && s.stored != nil {
		s.file.used = at
	}
}

// again returns the file with nothing spent, to go through it before it is read.
func (f *file) again() *file {
	return &file{entry: f.entry, disk: f.disk, size: f.size, posted: f.posted, read: f.read, used: -1}
}

// Read reads what is stored.
func (f *file) Read(p []byte) (int, error) {
	n, err := f.from.Read(p)
	f.read += int64(n)
	return n, err
}

// stream opens the file or the member of an entry. done closes it.
func (e *entry) stream() (s *stream, done func(), err error) {
	if e.opener != nil {
		return e.opener()
	}
	disk, info, err := e.open()
	if err != nil {
		return nil, nil, err
	}
	f := &file{entry: e, from: disk, disk: disk, size: e.size, used: -1}
	s = newStream(f, f, info.Size())
	s.path, s.rel, s.name = e.path, e.rel, e.rel
	s.seen = info.ModTime().UTC().Truncate(time.Second)
	s.again = e.stream
	s.unchanged = func() error { return unchanged(disk, info) }
	return s, func() { disk.Close() }, nil
}

// newStream returns the outermost stream of a file, whose offsets are its own.
func newStream(f *file, r io.Reader, size int64) *stream {
	return &stream{
		file: f, size: size, in: newSource(r, size),
		stored: func(at int64) (int64, bool) { return at, true },
	}
}

// changed tells of a file that is no longer what it was when its reading began. One that only
// grew, as a log does, was read to where it ended then.
func (r *run) changed(s *stream) {
	err := s.takeUnchanged()()
	switch {
	case err == nil:
	case errors.Is(err, errGrown):
		r.notice(s, spot{}, errGrown)
	default:
		r.reject(s, spot{}, err)
	}
}

var (
	errChanged = problem("it changed while it was read; index it again")
	errGrown   = problem("it grew while it was read; index it again for what was added")
)

func unchanged(f *os.File, before fs.FileInfo) error {
	after, err := f.Stat()
	if err != nil {
		return cannotRead(err)
	}
	switch {
	case after.Size() > before.Size():
		return errGrown
	case after.Size() < before.Size() || !after.ModTime().Equal(before.ModTime()):
		return errChanged
	}
	return nil
}
