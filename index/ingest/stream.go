package ingest

import (
	"errors"
	"io"
	"time"

	"dateline"
)

// stream is what a reader of a form reads: a file, what a container holds or
// compression hides, a record of a web archive, or a posted body.
type stream struct {
	file *file  // the file on disk that it is part of, or what was posted
	path string // shown: the file's, and behind a slash the member's
	rel  string // path in the source, with slashes: the path key; "" if it has none
	name string // decides the form; that of "a.txt.gz" is "a.txt" inside the compression
	size int64  // in bytes; -1 if not known
	seen time.Time
	// depth counts the containers and compressions around it.
	depth int
	// member says that it is one of the files that a container holds.
	member bool
	// listed says that metadata.csv lists it, and about what it says.
	listed bool
	about  about
	web    webFacts

	in *source
	// stored translates an offset in the stream to one in the file as stored; nil
	// if that is not known.
	stored func(at int64) (int64, bool)
	// again opens the same stream once more from its beginning; nil if that cannot be.
	again func() (*stream, func(), error)
	// unchanged, if not nil, checks when all is read that it is still the same; it is nil
	// once that was done.
	unchanged func() error
}

// webFacts is what HTTP or a web archive says of a stream; the zero value is
// nothing.
type webFacts struct {
	address     string    // absolute
	contentType string    // with or without parameters
	captured    time.Time // when it was fetched
}

// Read reads the stream on. Errors are for [run.reject] by way of cannotRead.
func (s *stream) Read(p []byte) (int, error) { return s.in.Read(p) }

// head returns the first bytes without taking them.
func (s *stream) head() []byte {
	head, _ := s.in.Peek(headBytes) // an error comes up again when it is read
	return head
}

// all returns the whole stream, a limitError if it is longer than limit bytes.
func (s *stream) all(limit int64) ([]byte, error) {
	if s.size > limit {
		return nil, limitError(s.size, limit)
	}
	data, err := io.ReadAll(io.LimitReader(s, limit+1))
	if err != nil {
		return nil, cannotRead(err)
	}
	if s.unchanged != nil {
		switch err := s.takeUnchanged()(); {
		case errors.Is(err, errGrown):
			return nil, errChanged // it is read as a whole or not at all
		case err != nil:
			return nil, err
		}
	}
	if int64(len(data)) > limit {
		return nil, limitError(-1, limit)
	}
	return data, nil
}

// takeUnchanged returns the check, which is made once.
func (s *stream) takeUnchanged() func() error {
	check := s.unchanged
	s.unchanged = nil
	return check
}

// seenAt returns when the text was captured, unless it says so itself.
func (s *stream) seenAt() time.Time {
	if !s.web.captured.IsZero() {
		return s.web.captured.UTC().Truncate(time.Second)
	}
	return s.seen
}

// place is the path of a place in the stream, such as "#12" for line 12; "" if the
// stream has none.
func (s *stream) place(at string) string {
	if s.rel == "" {
		return ""
	}
	return s.rel + at
}

// key is the stream's path key for a place in it, such as "#12" for line 12; ""
// is all of it.
func (s *stream) key(place string) dateline.Key {
	return dateline.Key{Kind: dateline.KeyPath, Source: s.file.entry.source, Value: s.rel + place}
}

// offset translates an offset in the stream to one in the file; 0 if unknown.
func (s *stream) offset(at int64) int64 {
	if s.stored == nil {
		return 0
	}
	to, _ := s.stored(at)
	return to
}
