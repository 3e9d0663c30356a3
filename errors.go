package dateline

import (
	"errors"
	"fmt"
	"unicode/utf8"
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
	Kind  Kind
	Field string // the parameter or field at fault; "" if none
	// Position is where in the value of Field the fault begins: how many code points
	// stand before it, as Start of a Warning counts them, a byte that is not UTF-8
	// counting as one. Where the value ends too early it is their number. nil if it
	// is not one place that is wrong, or not known which.
	Position *int
	Message  string // one lower-case sentence without a full stop
	Hint     string // what would help, as a sentence of the same form; "" if the message says it all
	Err      error  // the cause, for the log; may be nil
}

// Error returns field, message, hint and cause in one line. A Position is for
// programs: where readers need it, the message says it too.
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

// InvalidAt is Invalidf with the Position of a byte: offset is that of the first
// byte of value, which Field holds, that is wrong; 0 to len(value).
func InvalidAt(field, value string, offset int, format string, args ...any) error {
	at := 0
	for i := 0; i < offset; at++ {
		_, n := utf8.DecodeRuneInString(value[i:])
		if i += n; i > offset {
			break // offset is inside this one
		}
	}
	return &Error{Kind: Invalid, Field: field, Position: &at, Message: fmt.Sprintf(format, args...)}
}

// BadByte returns the offset of the first byte of s that is not UTF-8, or -1.
func BadByte(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// KindOf returns the Kind of the first *Error in err's chain, or Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
