package advice

import (
	"errors"
	"fmt"

	"dateline"
)

// Error is a reason with advice. In its chain is the reason itself.
type Error struct {
	Reason *dateline.Error // its Hint is Advice.String()
	Advice Advice
}

// New gives a reason its advice.
func New(reason *dateline.Error, a Advice) *Error {
	reason.Hint = a.String()
	return &Error{reason, a}
}

// Invalidf is the Error of kind Invalid with that message and advice.
func Invalidf(a Advice, format string, args ...any) *Error {
	return New(&dateline.Error{Kind: dateline.Invalid, Message: fmt.Sprintf(format, args...)}, a)
}

// Error returns the reason and behind it the advice.
func (e *Error) Error() string { return e.Reason.Error() }

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Reason }

// Word returns an error with its advice in the words of say, which returns "" for what
// is not for its readers. An error without advice is returned as it is, else the result
// is a *[dateline.Error].
func Word(err error, say func(Advice) string) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	said := *e.Reason
	said.Hint = say(e.Advice)
	return &said
}

// In returns what is wrong as an Invalid of a field, in place of its own, with about
// before its message. Hint and advice stay.
func In(field, about string, err error) error {
	var e *dateline.Error
	if !errors.As(err, &e) {
		e = &dateline.Error{Message: err.Error()}
	}
	reason := &dateline.Error{Kind: dateline.Invalid, Field: field, Message: about + e.Message, Hint: e.Hint}
	var advised *Error
	if errors.As(err, &advised) {
		return New(reason, advised.Advice)
	}
	return reason
}
