package full

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// planes writes numbers as four planes: first the exponents of all (which are few and
// can be packed), then the bytes of their fractions, with the sign at the end.
func planes(values []float32) []byte {
	n := len(values)
	out := make([]byte, 4*n)
	for i, v := range values {
		b := bits.RotateLeft32(math.Float32bits(v), 1)
		out[i], out[n+i], out[2*n+i], out[3*n+i] = byte(b>>24), byte(b>>16), byte(b>>8), byte(b)
	}
	return out
}

// joined is the reverse of planes.
func joined(raw []byte) []float32 {
	n := len(raw) / 4
	a, b, c, d := raw[:n], raw[n:2*n], raw[2*n:3*n], raw[3*n:4*n]
	out := make([]float32, n)
	for i := range out {
		v := uint32(a[i])<<24 | uint32(b[i])<<16 | uint32(c[i])<<8 | uint32(d[i])
		out[i] = math.Float32frombits(bits.RotateLeft32(v, -1))
	}
	return out
}

func length(n int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(n)) }

func cutLength(raw []byte) (n int, rest []byte, ok bool) {
	if len(raw) < 4 {
		return 0, nil, false
	}
	return int(binary.LittleEndian.Uint32(raw)), raw[4:], true
}
