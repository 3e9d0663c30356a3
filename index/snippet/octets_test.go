package snippet

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Eight bytes at a time say what each of them does.
func TestOctets(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var b [8]byte
	for range 200_000 {
		for i := range b {
			b[i] = []byte{' ', 'a', 'Z', 0x7F, 0x1F, '@', '[', 0x80, 0xA0, byte(rng.UintN(256))}[rng.IntN(10)]
		}
		v := load(string(b[:]), 0)
		for i, c := range b {
			at := uint64(0x80) << (8 * i)
			if blank, odd := blankBytes(v)&at != 0, oddBytes(v)&at != 0; blank != (c == ' ') || odd != (c != ' ' && !isSign(c)) {
				t.Fatalf("%q in %q: blank %v, odd %v", c, b, blank, odd)
			}
			if got := byte(lowerBytes(v) >> (8 * i)); got != lower(c) {
				t.Fatalf("%q in %q is %q in lower case", c, b, got)
			}
		}
	}
}

// plainByByte is plain by its definition.
func plainByByte(s string) int {
	n := 0
	for i := range len(s) {
		switch {
		case isSign(s[i]):
			n = i + 1
		case s[i] != ' ' || n < i || i == 0:
			return n
		}
	}
	return n
}

// What needs no change is as long whether it is read by eight bytes or one by one.
func TestPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	parts := strings.Split("a|B.|word|wordword|wordwordword| | | | | |  |\n|é|\x7f", "|")
	for range 100_000 {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		if got, want := plain(b.String()), plainByByte(b.String()); got != want {
			t.Fatalf("%q: %d; want %d", b.String(), got, want)
		}
	}
}
