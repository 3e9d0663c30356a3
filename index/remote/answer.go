package remote

import (
	"cmp"
	"encoding/gob"
	"net/http"
	"sync"
)

// mark stands before each value of an answer and at its end.
type mark struct {
	End bool     // nothing comes behind
	Err *failure // of the end: what went wrong; nil if nothing did
}

// answer writes marks and values.
type answer struct {
	w      http.ResponseWriter
	values *gob.Encoder
	flush  bool // each value is sent at once

	mu  sync.Mutex // values may come from several goroutines of a call
	err error      // why a value could not be sent
}

func newAnswer(w http.ResponseWriter, flush bool) *answer {
	return &answer{w: w, values: gob.NewEncoder(w), flush: flush}
}

func (a *answer) send(v any) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.err == nil {
		a.err = a.write(v)
	}
	return a.err
}

func (a *answer) write(v any) error {
	if err := a.values.Encode(mark{}); err != nil {
		return err
	}
	if err := a.values.Encode(v); err != nil || !a.flush {
		return err
	}
	return http.NewResponseController(a.w).Flush()
}

// end writes the last mark, with err or why a value could not be sent. Where it
// cannot, the other end sees a cut.
func (a *answer) end(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	last := mark{End: true}
	if err = cmp.Or(err, a.err); err != nil {
		last.Err = failureOf(err)
	}
	_ = a.values.Encode(last)
}
