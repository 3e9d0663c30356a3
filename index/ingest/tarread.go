package ingest

import (
	"archive/tar"
	"bytes"
	"io"
	"path"
)

// tar reads the members of a tar as they come. It goes through it once before,
// for each metadata.csv: that may lie behind what it lists. Compared with what
// becomes of the texts, unpacking twice costs little.
func (r *run) tar(s *stream) {
	if s.again == nil {
		done, err := r.makeRepeatable(s)
		if err != nil {
			r.reject(s, spot{}, err)
			return
		}
		defer done()
	}
	entries := r.tarSheets(s)
	t := r.newTarball(s)
	for h := t.next(r); h != nil; h = t.next(r) {
		e := s.entryOf(h.Name, tarFault(h))
		if entries != nil {
			if e = entries.entry(t.seen, e); e.form == formMetadata && e.reason == nil {
				continue // it was taken first
			}
		}
		e.opener = func() (*stream, func(), error) { return t.stream(h), func() {}, nil }
		r.take(e)
	}
	switch {
	case t.err != nil:
		r.reject(s, spot{}, t.err)
	case t.seen == 0 && r.live():
		r.reject(s, spot{}, errNoMember)
	}
}

// makeRepeatable puts a stream that can be read once into a temporary file.
func (r *run) makeRepeatable(s *stream) (done func(), err error) {
	f, size, err := r.spool(s)
	if err != nil {
		return nil, err
	}
	open := func() *source { return newSource(io.NewSectionReader(f, 0, size), size) }
	s.in = open()
	s.again = func() (*stream, func(), error) {
		again := *s
		again.file, again.in = s.file.again(), open()
		return &again, func() {}, nil
	}
	return func() { removeSpool(f) }, nil
}

// tarEntries are the entries of all members of a tar with a metadata.csv.
type tarEntries []*entry

// entry returns the entry of the nth member, from 1, if it is the one that was
// seen before.
func (l tarEntries) entry(n int, now *entry) *entry {
	if n > len(l) || l[n-1].path != now.path {
		return now.settle(KindRejected, problem("it changed while it was read; index it again"))
	}
	return l[n-1]
}

// tarSheets looks for metadata.csv in a tar and takes each; nil if there is none.
func (r *run) tarSheets(s *stream) tarEntries {
	found := false
	r.scan(s, func(_ *tarball, h *tar.Header) {
		found = found || path.Base(path.Clean(h.Name)) == metadataFile
	})
	if !found {
		return nil
	}
	var entries tarEntries
	room := int64(maxTableBytes)
	r.scan(s, func(t *tarball, h *tar.Header) {
		e := s.entryOf(h.Name, tarFault(h))
		if e.form == formMetadata && e.reason == nil {
			data, err := t.sheet(h, &room)
			e.opener = func() (*stream, func(), error) {
				return s.memberOf("", bytes.NewReader(data), int64(len(data))), func() {}, err
			}
		}
		entries = append(entries, e)
	})
	newShelf(entries)
	for _, e := range entries {
		if e.form == formMetadata {
			r.take(e)
		}
	}
	return entries
}

// sheet reads a metadata.csv. All of them are in memory together, so that they share the room
// of one.
func (t *tarball) sheet(h *tar.Header, room *int64) ([]byte, error) {
	data, err := t.stream(h).all(maxTableBytes)
	if *room -= int64(len(data)); err == nil && *room < 0 {
		return nil, problem("with those before it the metadata.csv of the tar have more than %d bytes, the limit", maxTableBytes)
	}
	return data, err
}

// scan goes through the members without handing anything out. What is wrong is
// met again when they are read.
func (r *run) scan(s *stream, see func(*tarball, *tar.Header)) {
	again, done, err := s.again()
	if err != nil {
		return
	}
	defer done()
	t := r.newTarball(again)
	for h := t.next(r); h != nil; h = t.next(r) {
		see(t, h)
	}
}
