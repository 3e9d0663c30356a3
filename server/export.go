package server

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"dateline"
)

// BrokenJSON is the last line of an export that could not be finished.
type BrokenJSON struct {
	Error ProblemJSON `json:"error"` // why
}

const (
	exportPart = 64 << 10         // bytes that are sent at once
	exportWait = 30 * time.Second // how long a client may take for one part
)

// exportParams ask for every match.
type exportParams struct {
	matchParams
	// The articles whose ids stand behind this one, in the order of their bytes: what
	// a transfer that broke off has not given yet. The archive may have changed since.
	After string `param:"after"`
	// 1 gives all revisions of each article, not only the one that matched; not in
	// ris and bibtex.
	Revisions bool `param:"revisions"`
}

// exportAnyParams ask for it in any form.
type exportAnyParams struct {
	exportParams
	// The form; ndjson if this is absent. The suffixes .ndjson, .csv, .ris and .bib of
	// the address say the same.
	Format string `param:"format" one:"ndjson,csv,ris,bibtex"`
}

// exportAny serves /api/v1/export in the form that a parameter names.
func (s *server) exportAny(w http.ResponseWriter, r *http.Request) error {
	p, err := read[exportAnyParams](r)
	if err != nil {
		return err
	}
	form, _ := ExportFormOf(p.Format) // read has refused others
	return s.export(w, r, form, p.exportParams)
}

// exportAs serves it with the suffix of a form.
func (s *server) exportAs(form ExportForm) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := read[exportParams](r)
		if err != nil {
			return err
		}
		return s.export(w, r, form, p)
	}
}

func (p exportParams) search() dateline.Search {
	s := p.matchParams.search()
	s.After = dateline.ID(p.After)
	return s
}

func (p exportParams) check(form ExportForm) error {
	if p.After != "" && !dateline.ID(p.After).Valid() {
		return dateline.Invalidf("after", "%s is not an id; want that of the last article that came whole", quoted(p.After))
	}
	if p.matchParams.Copies != "" && p.matchParams.copies() == dateline.Fold {
		return dateline.Invalidf("copies", "an export gives every article and folds none; want show, or nothing")
	}
	return form.CheckRevisions(p.Revisions)
}

// export gives every match, without a limit and in the order of ids, as one state
// of the archive. Up to the first part a failure is a problem. Behind it, it is the
// last line of NDJSON, and cuts the other forms off.
func (s *server) export(w http.ResponseWriter, r *http.Request, form ExportForm, p exportParams) error {
	if err := p.check(form); err != nil {
		return err
	}
	out := &stream{w: w, control: http.NewResponseController(w), media: form.media}
	out.buf.Write(form.Head())
	if form.Name != "ndjson" {
		w.Header().Set("Content-Disposition", `attachment; filename="export`+form.Suffix+`"`)
	}
	if r.Method == http.MethodHead {
		return s.exportHead(out, r, p.matchParams)
	}
	for a, err := range s.archive.Each(r.Context(), p.search()) {
		if err == nil {
			err = form.Article(r.Context(), s.archive, a, p.Revisions, out.add)
		}
		if err != nil {
			return s.broken(out, r, err)
		}
	}
	return s.ended(r, out.part())
}

// exportHead says what an export would begin with.
func (s *server) exportHead(out *stream, r *http.Request, p matchParams) error {
	ctx, cancel := context.WithTimeout(r.Context(), searchTime)
	defer cancel()
	if _, err := s.find(ctx, p.search()); err != nil {
		return err
	}
	return s.ended(r, out.part())
}

// broken ends an export with an error.
func (s *server) broken(out *stream, r *http.Request, err error) error {
	err = fmt.Errorf("export: %w", err)
	if !out.begun {
		out.w.Header().Del("Content-Disposition")
	}
	if !out.begun || errors.Is(err, errCut) {
		return s.ended(r, err)
	}
	if r.Context().Err() != nil { // what failed then mostly failed for that
		exchangeOf(r).gone = true
		return nil
	}
	problem := s.problem(r, err)
	if out.media != mediaLines {
		panic(http.ErrAbortHandler) // there is no other way to say that it is not all
	}
	if err := out.line(BrokenJSON{problem}); err != nil {
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
	media   string // mediaLines if ""
	status  int    // 200 if 0
}

func (o *stream) line(v any) error {
	raw, err := encode(v)
	if err != nil {
		return err
	}
	return o.add(raw)
}

func (o *stream) add(raw []byte) error {
	if o.buf.Write(raw); o.buf.Len() < exportPart {
		return nil
	}
	return o.part()
}

// extend gives the next part time of its own.
func (o *stream) extend() {
	_ = o.control.SetWriteDeadline(time.Now().Add(exportWait)) // not there in tests without a connection
}

// part sends what has gathered, and the header before the first.
func (o *stream) part() error {
	if !o.begun {
		o.begun = true
		o.w.Header().Set("Content-Type", cmp.Or(o.media, mediaLines))
		o.w.Header().Set("Cache-Control", cacheNever)
		o.w.WriteHeader(cmp.Or(o.status, http.StatusOK))
	}
	o.extend()
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
