package world

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// columns reads what Write has written. After an error all values are zero.
type columns struct {
	rest []byte
	err  error
}

func (r *columns) fail(format string, arg ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, arg...)
	}
	r.rest = nil
}

var errShort = errors.New("it ends too early")

// number reads one below limit.
func (r *columns) number(what string, limit int) int {
	n, size := binary.Uvarint(r.rest)
	switch {
	case r.err != nil:
		return 0
	case size <= 0:
		r.fail("%s: %w", what, errShort)
		return 0
	case n >= uint64(limit):
		r.fail("%s: %d is not below %d", what, n, limit)
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// count reads how many values of at least one byte follow.
func (r *columns) count(what string) int { return r.number(what, len(r.rest)+1) }

func (r *columns) strs(what string) (s strs) {
	n := r.count(what)
	s.at = make([]uint32, 1, n+1)
	sum := 0
	for range n {
		sum += r.number(what, len(r.rest)+1)
		s.at = append(s.at, uint32(sum))
	}
	if sum > len(r.rest) {
		r.fail("%s: %w", what, errShort)
		return strs{at: make([]uint32, n+1)}
	}
	s.pool, r.rest = string(r.rest[:sum]), r.rest[sum:]
	return s
}

func (r *columns) strings(what string) []string {
	s := r.strs(what)
	out := make([]string, len(s.at)-1)
	for i := range out {
		out[i] = s.get(uint32(i))
	}
	return out
}

func (r *columns) mapping(what string, places int) map[Index]string {
	n := r.count(what)
	at := make([]Index, n)
	sum := 0
	for i := range at {
		sum += r.number(what, places)
		at[i] = Index(min(sum, places-1))
	}
	values := r.strings(what)
	if len(values) != n || sum >= max(places, 1) {
		r.fail("%s: %d values of %d places up to %d", what, len(values), n, sum)
		return nil
	}
	m := make(map[Index]string, n)
	for i, v := range values {
		m[at[i]] = v
	}
	return m
}
