package dateline

import (
	"errors"
	"fmt"
)

// Kind classifies a failure by what the caller can do about it.
type Kind uint8

// Kinds are stable: clients see their String form. Append only.
const (
	Internal    Kind = iota // a defect, or something the archive stands on is broken; details are logged, never sent
	Invalid                 // the request is wrong; the message says what would be right
	NotFound                // no such article, revision or place
	Gone                    // erased for good, or a cursor that has expired
	Conflict                // it contradicts what the archive holds
	Unavailable             // not now: the archive is held by another process, or opening; try again later
	Unsupported             // this archive's engine cannot do it
)

var kindNames = [...]string{"internal", "invalid", "not_found", "gone", "conflict", "unavailable", "unsupported"}

// String returns the wire name of k. Unknown values read as "internal".
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return kindNames[Internal]
	}
	return kindNames[k]
}

// Error is a failure with a message that is safe to show to a reader. An error
// without one in its chain is Internal.
type Error struct {
	Kind    Kind
	Field   string // the parameter or field at fault; "" if none
	Message string // one lower-case sentence without a full stop
	Hint    string // what would help, as a sentence of the same form; "" if the message says it all
	Err     error  // the cause, for the log; may be nil
}

// Error returns field, message, hint and cause in one line.
func (e *Error) Error() string {
	s := e.Message
	if e.Field != "" {
		s = e.Field + ": " + s
	}
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an Error of the given kind that names no field.
func Errorf(kind Kind, format string, args ...any) error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// Invalidf reports that field cannot be used as it was given.
func Invalidf(field, format string, args ...any) error {
	return &Error{Kind: Invalid, Field: field, Message: fmt.Sprintf(format, args...)}
}

// KindOf returns the Kind of the first *Error in err's chain, or Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
