package charset

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf16"
)

// guessUTF16 returns utf-16le or utf-16be if zero bytes tell it: they stand at odd
// offsets only, or at even ones only, there are two of them, and all that is read
// so are characters of texts. Else it returns "".
func guessUTF16(head []byte, whole bool) string {
	const least = 8 // bytes that are enough to tell
	if len(head) < least || whole && len(head)%2 != 0 || bytes.IndexByte(head, 0) < 0 {
		return ""
	}
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[0] == 0 && zeros[1] >= 2 && textUTF16(head, binary.LittleEndian, whole):
		return "utf-16le"
	case zeros[1] == 0 && zeros[0] >= 2 && textUTF16(head, binary.BigEndian, whole):
		return "utf-16be"
	}
	return ""
}

// textUTF16 reports whether bytes are characters that texts have.
func textUTF16(head []byte, order binary.ByteOrder, whole bool) bool {
	units := make([]uint16, len(head)/2)
	for i := range units {
		units[i] = order.Uint16(head[2*i:])
	}
	if n := len(units); !whole && utf16.IsSurrogate(rune(units[n-1])) {
		units = units[:n-1]
	}
	for _, r := range utf16.Decode(units) {
		if !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return false
		}
	}
	return true
}
