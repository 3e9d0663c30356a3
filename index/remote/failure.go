package remote

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"dateline"
)

// failure is a dateline.Error without its cause, which is for the log of the
// server.
type failure struct {
	Kind                 dateline.Kind
	Field, Message, Hint string
	At                   int // 1 more than Position, since gob does not tell a pointer to 0 from none; 0 is none
}

// orNil returns f as an error.
func (f *failure) orNil() error {
	if f == nil {
		return nil
	}
	e := &dateline.Error{Kind: f.Kind, Field: f.Field, Message: f.Message, Hint: f.Hint}
	if f.At > 0 {
		e.Position = new(f.At - 1)
	}
	return e
}

// failureOf returns what is told of err; all but the first dateline.Error in its
// chain stays here.
func failureOf(err error) *failure {
	var e *dateline.Error
	if errors.As(err, &e) {
		f := &failure{Kind: e.Kind, Field: e.Field, Message: e.Message, Hint: e.Hint}
		if e.Position != nil {
			f.At = *e.Position + 1
		}
		return f
	}
	return &failure{
		Kind: dateline.Internal, Message: "the server that holds the archive could not do it",
		Hint: "its log says why",
	}
}

// untold reports whether err says more than failureOf tells.
func untold(err error) bool {
	var e *dateline.Error
	return !errors.As(err, &e) || e.Kind == dateline.Internal || e.Err != nil
}

// errEnding ends the calls that are under way when the server ends.
var errEnding = &dateline.Error{
	Kind: dateline.Unavailable, Message: "the server that holds the archive is ending, and has broken this off",
	Hint: "run the same command again when the server has ended",
}

// endedBy returns why a call ended with err: by the end of the server, where that
// is what cancelled it.
func endedBy(ctx context.Context, err error) error {
	var e *dateline.Error
	if err != nil && !errors.As(err, &e) && errors.Is(context.Cause(ctx), errEnding) {
		return errEnding
	}
	return err
}

// badCall words a body that could not be read.
func badCall(err error) error {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return tooBig(int(big.Limit))
	}
	return &dateline.Error{Kind: dateline.Invalid, Message: "the call cannot be read", Err: err}
}

func tooBig(most int) error {
	return &dateline.Error{
		Kind:    dateline.Invalid,
		Message: fmt.Sprintf("what was given has more than the %d bytes that one call through a server can carry", most),
		Hint:    "give less at once, or stop the server meanwhile",
	}
}
