package copies

import (
	"encoding/binary"
	"fmt"
)

// Append appends the form in which a sketch is kept: Text, the numbers of Runs and
// of Names as one byte each, and their values, big-endian; 394 bytes at most.
func (s Sketch) Append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, s.Text)
	b = append(b, byte(len(s.Runs)), byte(len(s.Names)))
	for _, list := range [][]uint32{s.Runs, s.Names} {
		for _, h := range list {
			b = binary.BigEndian.AppendUint32(b, h)
		}
	}
	return b
}

// head is the length of what comes before the values.
const head = 10

// Parse reads what Append has written.
func Parse(b []byte) (s Sketch, err error) {
	if len(b) < head || len(b) != head+4*(int(b[8])+int(b[9])) || b[8] > MaxRuns || b[9] > MaxNames {
		return s, fmt.Errorf("a sketch has %d bytes, which do not fit its numbers", len(b))
	}
	runs := int(b[8])
	s.Text = binary.BigEndian.Uint64(b)
	all := make([]uint32, 0, runs+int(b[9]))
	for b = b[head:]; len(b) > 0; b = b[4:] {
		all = append(all, binary.BigEndian.Uint32(b))
	}
	s.Runs, s.Names = all[:runs:runs], all[runs:]
	return s, nil
}
