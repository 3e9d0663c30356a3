package ingest

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"path"

	"github.com/klauspost/compress/zstd"

	"dateline"
)

const formZip form = "zip"

func zipReaders() []reader {
	return []reader{{
		form: formZip, endings: []string{".zip"}, types: []string{"application/zip", "application/x-zip-compressed"},
		sniff: startsWith("PK\x03\x04", "PK\x05\x06"), holder: true, read: (*run).zip,
	}, {
		form: formZip, endings: []string{".zip"}, holder: true, read: (*run).zip,
	}}
}

// zip reads the members of a zip in the order of its directory.
func (r *run) zip(s *stream) {
	at, size, done, err := r.readerAt(s)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	defer done()
	entries, err := r.zipEntries(s, at, size)
	if err != nil {
		r.reject(s, spot{}, cannotRead(err))
		return
	}
	if len(entries) == 0 {
		r.reject(s, spot{}, errNoMember)
	}
	r.takeMembers(s, entries)
}

var errNoMember = problem("holds no member")

// takeMembers takes every metadata.csv before all else.
func (r *run) takeMembers(s *stream, entries []*entry) {
	for _, sheets := range []bool{true, false} {
		for _, e := range entries {
			if r.live() && s.file.spent.over == nil && sheets == (e.form == formMetadata) {
				r.take(e)
			}
		}
	}
	if over := s.file.spent.over; over != nil {
		r.reject(s, spot{}, over)
	}
}

// zipEntries reads the directory. Each member has to count as one before it is
// opened, so that a limit is met before any is read.
func (r *run) zipEntries(s *stream, at io.ReaderAt, size int64) ([]*entry, error) {
	dir := &directory{ReaderAt: at, left: directoryEnd + directoryBytes*int64(r.opt.Limits.Members)}
	z, err := zip.NewReader(dir, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are checked one by one
		return nil, s.zipFault(err, size)
	}
	dir.read = true
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(1)))
	r.names(s, z.File)
	var entries []*entry
	some := false
	for _, f := range z.File {
		if !s.file.member(r.opt.Limits) {
			return nil, s.file.spent.over
		}
		if f.Mode().IsDir() {
			continue
		}
		e := s.entryOf(f.Name, zipFaultOf(f))
		e.opener = func() (*stream, func(), error) { return r.openZip(s, f) }
		some = some || e.form == formMetadata
		entries = append(entries, e)
	}
	if some {
		newShelf(entries)
	}
	return entries, nil
}

func (s *stream) zipFault(err error, size int64) error {
	if isReason(err) {
		return err
	}
	return problem("not a zip, or its end is missing: no directory is found in its %d bytes: %s", size, err)
}

// zipFaultOf says why a member cannot be read; nil if it can.
func zipFaultOf(f *zip.File) *dateline.Error {
	const encrypted = 1 // APPNOTE 4.4.4, bit 0
	switch {
	case f.Flags&encrypted != 0:
		return problem("it is encrypted; unpack it with its password first")
	case f.Mode()&fs.ModeSymlink != 0:
		return errMemberLink
	case !f.Mode().IsRegular():
		return errSpecial
	case f.Method != zip.Store && f.Method != zip.Deflate && f.Method != zstd.ZipMethodWinZip:
		return problem("it is compressed by method %d, which is not read; want deflate, zstd or none", f.Method)
	}
	return nil
}

var errMemberLink = problem("a link; want the file that it leads to")

// openZip opens a member.
func (r *run) openZip(s *stream, f *zip.File) (*stream, func(), error) {
	at, _ := f.DataOffset() // Open meets the error too
	body, err := f.Open()
	if err != nil {
		return nil, nil, s.memberFault(err, at)
	}
	size := int64(min(f.UncompressedSize64, 1<<62))
	clean, _, _ := memberName(f.Name)
	m := s.memberOf(clean, r.metered(s, &layer{r: body, fault: func(err error) error { return s.memberFault(err, at) }}), size)
	m.seen = s.memberTime(f.Modified)
	m.again = func() (*stream, func(), error) {
		again := *s
		again.file = s.file.again()
		return r.openZip(&again, f)
	}
	if f.Method == zip.Store && s.stored != nil {
		m.stored = func(in int64) (int64, bool) { return s.stored(at + in) }
	}
	m.name = path.Base(clean)
	return m, func() {
		body.Close()
		if s.depth == 0 && s.file.disk != nil {
			s.file.read = max(s.file.read, at+int64(min(f.CompressedSize64, 1<<62)))
		}
	}, nil
}

func (s *stream) memberFault(err error, at int64) error {
	if isReason(err) {
		return err
	}
	to := s.offset(at)
	return &damage{reason: problem("is a damaged member of a zip, at byte %d: %s", at, err), at: to}
}

// directoryBytes is what one member may take of a zip's directory on the average:
// 46 bytes, its name, and its times and sizes once more.
const directoryBytes = 256

// directoryEnd is what finding the directory may take: its end has a comment of
// up to 64 KiB, and what is read is buffered.
const directoryEnd = 1 << 20

// directory bounds how much of a zip is read before its members are counted.
type directory struct {
	io.ReaderAt
	left int64
	read bool // all of it
}

func (d *directory) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.ReaderAt.ReadAt(p, off)
	if d.left -= int64(n); d.left < 0 && !d.read {
		return 0, raisable("max-members", problem("its directory is longer than the limit of members allows"))
	}
	return n, err
}
