package remote

import (
	"context"
	"encoding/gob"
	"io"
	"iter"
	"reflect"

	"dateline"
)

// method is one method of the contract: what is asked, Q, and each value of the
// answer, A. It ties the two ends to the same types.
type method[Q, A any] string

// Every method that is called at the other end.
const (
	hello       method[bool, bool]                          = "Hello" // answers nothing: it tells that somebody is there
	put         method[[]dateline.Article, kept]            = "Put"
	putPlaces   method[gazetteer, gazetteerKept]            = "PutPlaces"
	places      method[bool, dateline.Place]                = "Places"
	correct     method[[]dateline.Correction, correctedAll] = "Correct"
	corrections method[bool, dateline.Correction]           = "Corrections"
	entity      method[string, dateline.Entity]             = "Entity"
	erase       method[erasure, dateline.Seq]               = "Erase"
	restore     method[dateline.ID, dateline.Seq]           = "Restore"
	wait        method[dateline.Seq, bool]                  = "Wait"
	article     method[revision, mentioned]                 = "Article"
	revisions   method[dateline.ID, []dateline.Revision]    = "Revisions"
	search      method[question, dateline.Result]           = "Search"
	marks       method[marking, dateline.Marks]             = "Marks"
	each        method[question, dateline.Article]          = "Each"
	changes     method[dateline.Seq, dateline.Change]       = "Changes"
	stateGet    method[string, stored]                      = "State.Get"
	stateSet    method[storing, uint64]                     = "State.Set"
	stateList   method[string, string]                      = "State.List"
	check       method[bool, dateline.Fault]                = "Check"
	rebuild     method[bool, done]                          = "Rebuild"
	compact     method[bool, bool]                          = "Compact"
	backup      method[bool, []byte]                        = "Backup"
	stats       method[bool, dateline.Stats]                = "Stats"
)

// route is a method at the end that answers.
type route struct {
	name          string
	asks, answers reflect.Type
	do            func(context.Context, dateline.Archive, io.Reader, *answer) error
	flush         bool // each value is sent at once
}

// flushed returns r with each of its values sent at once.
func (r route) flushed() route {
	r.flush = true
	return r
}

// once answers with one value.
func (m method[Q, A]) once(f func(context.Context, dateline.Archive, Q) (A, error)) route {
	return m.stream(func(ctx context.Context, a dateline.Archive, q Q, send func(A) error) error {
		v, err := f(ctx, a, q)
		if err != nil {
			return err
		}
		return send(v)
	})
}

// stream answers with any number of values.
func (m method[Q, A]) stream(f func(context.Context, dateline.Archive, Q, func(A) error) error) route {
	do := func(ctx context.Context, a dateline.Archive, body io.Reader, out *answer) error {
		var q Q
		if err := readCall(body, &q); err != nil {
			return err
		}
		return f(ctx, a, q, func(v A) error { return out.send(v) })
	}
	return route{name: string(m), asks: reflect.TypeFor[Q](), answers: reflect.TypeFor[A](), do: do}
}

// yields answers with the values of an iterator.
func (m method[Q, A]) yields(f func(context.Context, dateline.Archive, Q) iter.Seq2[A, error]) route {
	return m.stream(func(ctx context.Context, a dateline.Archive, q Q, send func(A) error) error {
		for v, err := range f(ctx, a, q) {
			if err != nil {
				return err
			}
			if err := send(v); err != nil {
				return err
			}
		}
		return nil
	})
}

// ask calls the method at the other end, and gives take each value of the answer
// until it returns false.
func (m method[Q, A]) ask(ctx context.Context, a *Archive, q Q, take func(A) bool) error {
	return a.call(ctx, string(m), q, func(values *gob.Decoder) (bool, error) {
		var v A // a new one each time: gob leaves what is zero as it was
		if err := values.Decode(&v); err != nil {
			return false, err
		}
		return take(v), nil
	})
}

// one is ask for one value; the zero one where there is none.
func (m method[Q, A]) one(ctx context.Context, a *Archive, q Q) (v A, err error) {
	err = m.ask(ctx, a, q, func(got A) bool { v = got; return true })
	if err != nil {
		var zero A
		return zero, err
	}
	return v, nil
}

// all is ask for an iterator.
func (m method[Q, A]) all(ctx context.Context, a *Archive, q Q) iter.Seq2[A, error] {
	return func(yield func(A, error) bool) {
		stopped := false
		err := m.ask(ctx, a, q, func(v A) bool {
			stopped = !yield(v, nil)
			return !stopped
		})
		if err != nil && !stopped {
			var zero A
			yield(zero, err)
		}
	}
}
