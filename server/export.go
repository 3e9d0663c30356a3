package server

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"time"

	"dateline"
)

// ExportJSON is one line of an export: the text of an article and what is known
// about it, in the revision that matched.
type ExportJSON struct {
	TextJSON
	// the publication, as the archive knows it
	Publication *string `json:"publication"`
	// the date, as precise as it is known
	Published *string `json:"published"`
	// the place it is filed from, as printed
	Dateline *string `json:"dateline"`
	// where it was published
	URL *string `json:"url"`
	// BCP 47
	Language *string `json:"language"`
}

// BrokenJSON is the last line of an export that could not be finished.
type BrokenJSON struct {
	Error ProblemJSON `json:"error"` // why
}

func newExport(a dateline.Article) ExportJSON {
	k := a.Known
	return ExportJSON{
		TextJSON: newText(a), Publication: known(k.Publication.Value), Published: known(k.Published.Value.String()),
		Dateline: known(k.Dateline.Value), URL: known(k.URL.Value), Language: known(k.Language.Value),
	}
}

const (
	exportPart = 64 << 10         // bytes that are sent at once
	exportWait = 30 * time.Second // how long a client may take for one part
)

// export serves /api/v1/export: every match, without a limit and in the order of
// ids, as one state of the archive. Up to the first part a failure is a problem;
// behind it, it is the last line.
func (s *server) export(w http.ResponseWriter, r *http.Request) error {
	p, err := read[matchParams](r)
	if err != nil {
		return err
	}
	out := &stream{w: w, control: http.NewResponseController(w)}
	if r.Method == http.MethodHead {
		return s.exportHead(out, r, p)
	}
	for a, err := range s.archive.Each(r.Context(), p.search()) {
		if err == nil {
			err = out.line(newExport(a))
		}
		if err != nil {
			return s.broken(out, r, err)
		}
	}
	return s.ended(r, out.part())
}

// exportHead says what an export would begin with.
func (s *server) exportHead(out *stream, r *http.Request, p matchParams) error {
	if _, err := s.find(r.Context(), p.search()); err != nil {
		return err
	}
	return s.ended(r, out.part())
}

// broken ends an export with an error.
func (s *server) broken(out *stream, r *http.Request, err error) error {
	err = fmt.Errorf("export: %w", err)
	if !out.begun || r.Context().Err() != nil || errors.Is(err, errCut) {
		return s.ended(r, err)
	}
	if err := out.line(BrokenJSON{s.problem(r, err)}); err != nil {
		return s.ended(r, err)
	}
	return s.ended(r, out.part())
}

// ended keeps what nobody is left to be told.
func (s *server) ended(r *http.Request, err error) error {
	if errors.Is(err, errCut) {
		exchangeOf(r).gone = true
		return nil
	}
	return err
}

// errCut says that a client did not take what was sent.
var errCut = errors.New("the client does not read")

// stream sends lines in parts, each with time of its own.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
	buf     bytes.Buffer
	begun   bool
}

func (o *stream) line(v any) error {
	raw, err := encode(v)
	if err != nil {
		return err
	}
	if o.buf.Write(raw); o.buf.Len() < exportPart {
		return nil
	}
	return o.part()
}

// part sends what has gathered, and the header before the first.
func (o *stream) part() error {
	if !o.begun {
		o.begun = true
		o.w.Header().Set("Content-Type", mediaLines)
		o.w.Header().Set("Cache-Control", cacheNever)
		o.w.WriteHeader(http.StatusOK)
	}
	_ = o.control.SetWriteDeadline(time.Now().Add(exportWait)) // not there in tests without a connection
	_, err := o.w.Write(o.buf.Bytes())
	o.buf.Reset()
	if err == nil {
		err = o.control.Flush()
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errCut, err)
	}
	return nil
}
