package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// unpack reads one value of MessagePack (https://github.com/msgpack/msgpack, spec.md):
// nil, bool, int64, uint64, float64, string (of text and of bytes alike), []any and
// map[any]any. Extensions are refused: the model has none.
func unpack(raw []byte) (any, error) {
	u := &unpacker{rest: raw}
	v := u.value(0)
	if u.err == nil && len(u.rest) > 0 {
		u.err = fmt.Errorf("%d bytes behind the value", len(u.rest))
	}
	return v, u.err
}

type unpacker struct {
	rest []byte
	err  error
}

const deepest = 64

func (u *unpacker) value(depth int) any {
	head := u.take(1)
	if u.err != nil || depth > deepest {
		u.fail("too deep or cut off")
		return nil
	}
	switch c := head[0]; {
	case c < 0x80:
		return int64(c)
	case c < 0x90:
		return u.pairs(int(c&0x0f), depth)
	case c < 0xa0:
		return u.list(int(c&0x0f), depth)
	case c < 0xc0:
		return string(u.take(int(c & 0x1f)))
	case c >= 0xe0:
		return int64(int8(c))
	default:
		return u.long(c, depth)
	}
}

// long reads a value whose first byte says its type only.
func (u *unpacker) long(c byte, depth int) any {
	switch c {
	case 0xc0:
		return nil
	case 0xc2, 0xc3:
		return c == 0xc3
	case 0xc4, 0xc5, 0xc6:
		return string(u.take(int(u.number(1 << (c - 0xc4)))))
	case 0xca:
		return float64(math.Float32frombits(uint32(u.number(4))))
	case 0xcb:
		return math.Float64frombits(u.number(8))
	case 0xcc, 0xcd, 0xce, 0xcf:
		return int64OrMore(u.number(1 << (c - 0xcc)))
	case 0xd0:
		return int64(int8(u.number(1)))
	case 0xd1:
		return int64(int16(u.number(2)))
	case 0xd2:
		return int64(int32(u.number(4)))
	case 0xd3:
		return int64(u.number(8))
	case 0xd9, 0xda, 0xdb:
		return string(u.take(int(u.number(1 << (c - 0xd9)))))
	case 0xdc, 0xdd:
		return u.list(int(u.number(2<<(c-0xdc))), depth)
	case 0xde, 0xdf:
		return u.pairs(int(u.number(2<<(c-0xde))), depth)
	}
	u.fail(fmt.Sprintf("a value of type %#x", c))
	return nil
}

// int64OrMore keeps small unsigned numbers the same as signed ones, so that keys
// compare.
func int64OrMore(n uint64) any {
	if n <= math.MaxInt64 {
		return int64(n)
	}
	return n
}

func (u *unpacker) list(n, depth int) []any {
	var out []any
	for i := 0; i < n && u.err == nil; i++ {
		out = append(out, u.value(depth+1))
	}
	return out
}

func (u *unpacker) pairs(n, depth int) map[any]any {
	out := map[any]any{}
	for i := 0; i < n && u.err == nil; i++ {
		switch k := u.value(depth + 1).(type) {
		case []any, map[any]any:
			u.fail("a key that is a list or a map")
		default:
			out[k] = u.value(depth + 1)
		}
	}
	return out
}

func (u *unpacker) number(n int) uint64 {
	var wide [8]byte
	copy(wide[8-n:], u.take(n))
	return binary.BigEndian.Uint64(wide[:])
}

func (u *unpacker) take(n int) []byte {
	if n < 0 || n > len(u.rest) {
		u.fail("cut off")
		return nil
	}
	out := u.rest[:n]
	u.rest = u.rest[n:]
	return out
}

func (u *unpacker) fail(why string) {
	if u.err == nil {
		u.err = errors.New("msgpack: " + why)
	}
}
