package segment

import (
	"encoding/binary"
	"hash/crc32"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

// OpenBytes opens the bytes of a file.
func OpenBytes(raw []byte) (api.Segment, error) { return newMemory(raw) }

// Build makes the bytes of a file.
var Build = build

// Resum makes the sum of the directory right, if there is one, so that what it says is
// read.
func Resum(raw []byte) {
	n := len(raw) - tailBytes
	if n < 0 {
		return
	}
	size := int(binary.LittleEndian.Uint32(raw[n:]))
	if size <= n {
		binary.LittleEndian.PutUint32(raw[n+4:], crc32.Checksum(raw[n-size:n], castagnoli))
	}
}
