package ingest

import (
	"archive/tar"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"dateline"
)

const formTar form = "tar"

func tarReaders() []reader {
	return []reader{{
		form: formTar, endings: []string{".tar"}, types: []string{"application/x-tar"}, sniff: isTar, holder: true, read: (*run).tar,
	}, {
		form: formTar, endings: []string{".tar"}, holder: true, read: (*run).tar, // before POSIX tar had no magic
	}}
}

// isTar knows the magic of POSIX and of GNU, and checks the sum of the header,
// which is taken with blanks in its own place (POSIX.1-2017, pax, ustar format).
func isTar(head []byte) bool {
	const block, sumAt, sumEnd, magicAt = 512, 148, 156, 257
	if len(head) < block || string(head[magicAt:magicAt+5]) != "ustar" {
		return false
	}
	sum := int64((sumEnd - sumAt) * ' ')
	for i, c := range head[:block] {
		if i < sumAt || i >= sumEnd {
			sum += int64(c)
		}
	}
	want, err := strconv.ParseInt(strings.Trim(string(head[sumAt:sumEnd]), " \x00"), 8, 64)
	return err == nil && sum == want
}

// tarball goes through the members of a tar.
type tarball struct {
	s    *stream
	r    *tar.Reader
	err  error // that ended it
	seen int   // members
}

func (r *run) newTarball(s *stream) *tarball {
	t := &tarball{s: s}
	t.r = tar.NewReader(&layer{r: stoppable{r.ctx, s}, fault: t.fault})
	return t
}

// fault keeps the first error: a member meets it, and then the next one.
func (t *tarball) fault(err error) error {
	if t.err == nil {
		t.err = t.s.damaged("is damaged tar", err)
	}
	return t.err
}

// next goes to the next member that is no folder; nil at the end and at an error.
func (t *tarball) next(r *run) *tar.Header {
	for r.live() {
		h, err := t.r.Next()
		if errors.Is(err, tar.ErrInsecurePath) { // names are checked one by one
			err = nil
		}
		if err == nil && !t.s.file.member(r.opt.Limits) {
			err = t.s.file.spent.over
		}
		if err != nil {
			t.stop(r, err)
			return nil
		}
		if h.Typeflag != tar.TypeDir && h.Typeflag != tar.TypeXGlobalHeader {
			t.seen++
			return h
		}
	}
	return nil
}

// stop keeps the error that ended it. What lies behind the end is gone through, for the sums
// that compression has there.
func (t *tarball) stop(r *run, err error) {
	if errors.Is(err, io.EOF) {
		if _, err = io.Copy(io.Discard, stoppable{r.ctx, t.s}); err == nil {
			return
		}
	}
	_ = t.fault(err)
}

// tarFault says why a member cannot be read; nil if it can.
func tarFault(h *tar.Header) *dateline.Error {
	for name := range h.PAXRecords {
		if strings.HasPrefix(name, "GNU.sparse.") {
			return errSparse
		}
	}
	switch h.Typeflag {
	case tar.TypeReg, tar.TypeCont:
		return nil
	case tar.TypeLink, tar.TypeSymlink:
		return errMemberLink
	case tar.TypeGNUSparse:
		return errSparse
	}
	return errSpecial
}

var errSparse = problem("a sparse file, which can be longer than any disk; unpack it first")

// stream returns the member that next went to.
func (t *tarball) stream(h *tar.Header) *stream {
	clean, _, _ := memberName(h.Name)
	begin := t.s.in.taken()
	m := t.s.memberOf(clean, &layer{r: t.r, fault: t.fault}, h.Size)
	m.seen = t.s.memberTime(h.ModTime)
	m.name = path.Base(clean)
	if t.s.stored != nil {
		m.stored = func(at int64) (int64, bool) { return t.s.stored(begin + at) }
	}
	return m
}
