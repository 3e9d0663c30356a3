package warc

import (
	"errors"
	"fmt"

	"dateline"
)

// BreakError says where a file stops being a web archive. All records that
// [Reader.Next] gave before are whole, except the one whose Finish or Block
// returned it.
type BreakError struct {
	Position        // of the first byte that cannot be read, or of the record it spoils
	Reason   string // what is wrong there and what would be right, as one sentence
	Err      error  // the cause in a decompressor; may be nil
}

// Error returns position and reason: `byte 488: …`.
func (e *BreakError) Error() string { return e.Position.String() + ": " + e.Reason }

// Unwrap returns the break as a [dateline.Error] of kind Invalid, with the cause.
func (e *BreakError) Unwrap() error {
	return &dateline.Error{Kind: dateline.Invalid, Message: e.Reason, Err: e.Err}
}

func breakAt(at Position, format string, args ...any) *BreakError {
	return &BreakError{Position: at, Reason: fmt.Sprintf(format, args...)}
}

// errPast is what a block gives when it is read after the reader has gone on.
var errPast = errors.New("the reader has gone on to the next record; read a block before that")

// shown is the beginning of what was found, short enough for a message.
func shown(b []byte) string {
	const most = 60
	if len(b) > most {
		return fmt.Sprintf("%q…", b[:most])
	}
	return fmt.Sprintf("%q", b)
}
