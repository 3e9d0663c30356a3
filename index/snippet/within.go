package snippet

import (
	"bytes"
	"encoding/binary"
)

// within looks at the words that hold a piece of a fuzzy one.
func (x *spotting) within() bool {
	if len(x.pieces) == 0 {
		return true
	}
	x.desk.lower = appendLower(x.desk.lower[:0], x.text)
	for _, p := range x.pieces {
		for at := 0; x.left >= 0; {
			n := bytes.Index(x.desk.lower[at:], []byte(p))
			if n < 0 {
				break
			}
			at += n
			x.lookInto(at)
			at = x.run.End
		}
	}
	return x.left >= 0
}

func appendLower(dst []byte, s string) []byte {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		dst = binary.LittleEndian.AppendUint64(dst, lowerBytes(load(s, i)))
	}
	for ; i < len(s); i++ {
		dst = append(dst, lower(s[i]))
	}
	return dst
}
