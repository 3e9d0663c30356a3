package warc

import (
	"cmp"
	"fmt"
)

// Position is where something is in a file.
type Position struct {
	// Offset is a byte of the file as it is stored, from 0: of a plain file the byte
	// itself, of a packed one the first byte of the gzip member or zstd frame.
	Offset int64
	// Skip is how many unpacked bytes of that member come before; 0 in a plain file.
	Skip int64
}

// Compare orders positions as they come in the file: -1, 0 or +1.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.Offset, q.Offset), cmp.Compare(p.Skip, q.Skip))
}

// String is "byte 120", or "byte 120, 30 bytes into what is packed there".
func (p Position) String() string {
	if p.Skip == 0 {
		return fmt.Sprintf("byte %d", p.Offset)
	}
	return fmt.Sprintf("byte %d, %d bytes into what is packed there", p.Offset, p.Skip)
}
