package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"dateline"
	"dateline/index/ingest"
)

// answer answers one thing by itself, and several line by line.
func (p *posting) answer() error {
	least := 2
	if p.lines {
		least = 1
	}
	some, last := p.in.take(least)
	if p.body.whole.Load() {
		// Else the connection has to end with the answer: net/http would take what is
		// left of the body for the next request, or panic in reading that (as of Go 1.26,
		// where both ways are open).
		p.out.w.Header().Del("Connection")
	}
	if err := p.broken(); err != nil && !p.lines && len(some) < 2 {
		return err
	}
	if last && len(some) == 0 && !p.lines {
		return errNothingPosted
	}
	if last && len(some) == 1 && !p.lines {
		return p.single(some[0])
	}
	err := p.several(some)
	for err == nil && !last {
		some, last = p.in.take(1)
		err = p.several(some)
	}
	return p.end(err)
}

var errNothingPosted = dateline.Errorf(dateline.Invalid, "there is no article in what was posted")

// broken is why the body or the client is no longer there; nil if they are. net/http
// ends the context of a client that is too slow too, and that one can be told.
func (p *posting) broken() error {
	ended := p.in.whatEnded(p.body)
	if errors.As(ended, new(*refusal)) {
		return ended
	}
	if err := p.r.Context().Err(); err != nil {
		return errors.Join(errCut, err)
	}
	return ended
}

// single answers one thing: an article by its status, what is no article by why.
func (p *posting) single(it offered) error {
	done, err := p.put([]offered{it})
	if err != nil {
		return err
	}
	w := done[0]
	p.s.metrics.offered.WithLabelValues(w.status).Inc()
	if w.err != nil {
		return refusedItem(it, w.err)
	}
	out := p.line(it, w)
	out.Notices = slices.Concat(out.Notices, p.in.left())
	raw, err := encode(out)
	if err != nil {
		return err
	}
	h, status := p.out.w.Header(), http.StatusOK
	if w.status == dateline.Added.String() {
		status = http.StatusCreated
		h.Set("Location", p.s.BasePath+pathArticles+"/"+string(w.id))
	}
	h.Set("Content-Type", mediaJSON)
	h.Set("Cache-Control", cacheNever)
	p.out.extend()
	write(p.out.w, status, raw)
	return nil
}

// refusedItem says why one thing was not taken, with its line where it has one.
func refusedItem(it offered, reason error) error {
	var e *dateline.Error
	if !errors.As(reason, &e) {
		return reason
	}
	told := *e
	if it.Line > 0 {
		told.Message = fmt.Sprintf("line %d: %s", it.Line, told.Message)
	}
	return unsupportedMedia(&told)
}

// several puts some and answers each with a line.
func (p *posting) several(some []offered) error {
	for len(some) > 0 {
		n := oneBatch(some)
		done, err := p.put(some[:n])
		for i, w := range done {
			if err == nil {
				err = p.told(some[i], w)
			}
		}
		if err == nil {
			err = p.out.part()
		}
		if err != nil {
			return err
		}
		if err := p.slowDown(done); err != nil {
			return err
		}
		some = some[n:]
	}
	return nil
}

// oneBatch is how many of some can be put at once: what stands before a list of
// places comes before it in the record too.
func oneBatch(some []offered) int {
	isPlaces := func(it offered) bool { return it.Kind == ingest.KindGazetteer }
	if isPlaces(some[0]) {
		return 1
	}
	if n := slices.IndexFunc(some, isPlaces); n > 0 {
		return n
	}
	return len(some)
}

// told answers one thing with a line, and counts it.
func (p *posting) told(it offered, w written) error {
	if err := p.out.line(p.line(it, w)); err != nil {
		return err
	}
	p.counts.count(w.status)
	p.s.metrics.offered.WithLabelValues(w.status).Inc()
	return nil
}

func (p *posting) line(it offered, w written) WrittenJSON {
	out := newWritten(it.Item)
	out.Status, out.Notices = w.status, it.notices
	if w.id != "" {
		out.ID = known(string(w.id))
	}
	if w.revision > 0 {
		out.Revision = &w.revision
	}
	if w.err != nil {
		why := p.s.problem(p.r, w.err)
		out.Error = &why
	}
	return out
}

// end sends the last line. A failure before the first one is a problem of its own.
func (p *posting) end(err error) error {
	if errors.Is(err, errCut) {
		return err
	}
	if broken := p.broken(); broken != nil {
		err = broken
	}
	if err != nil && !p.out.begun || errors.Is(err, errCut) {
		return err
	}
	last := WrittenAllJSON{Summary: p.counts, Notices: p.in.left()}
	if err != nil {
		why := p.s.problem(p.r, err)
		last.Error = &why
	}
	if err := p.out.line(last); err != nil {
		return err
	}
	return p.out.part()
}

// searchableOrDurable waits for what wait asks for; what was put is durable.
func (p *posting) searchableOrDurable(ctx context.Context, upTo dateline.Seq) error {
	if upTo == 0 || p.params.Wait != waitSearchable {
		return nil
	}
	p.out.extend()
	return p.s.archive.Wait(ctx, upTo)
}
