package segment

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
)

// ErrDamaged is in the chain of an error that says that a segment is not what was
// written. The words around it say which segment, and where.
var ErrDamaged = errors.New("a segment is damaged")

// damaged says what is wrong with a part of a segment.
func (s *base) damaged(part, format string, args ...any) error {
	return fmt.Errorf("%w: %s, %s: %s", ErrDamaged, s.name, part, fmt.Sprintf(format, args...))
}

// guarded is deferred wherever bytes of a segment are read: a file that was cut while
// it is mapped, and what the checks have missed in one that was overwritten, show as a
// panic of the runtime, and become an error. was is what debug.SetPanicOnFault(true) has
// returned.
func (s *base) guarded(was bool, part string, err *error) {
	debug.SetPanicOnFault(was)
	switch p := recover().(type) {
	case nil:
	case runtime.Error:
		*err = s.damaged(part, "%v", p)
	default:
		panic(p)
	}
}
