package warc

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Sniff reports whether a file that begins with head is a web archive: WARC or
// ARC, plain, gzip or zstd. head is the first bytes of the file, 512 or more where
// it has so many; of a shorter one Sniff may say false.
func Sniff(head []byte) bool {
	var inside io.Reader = bytes.NewReader(head)
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(inside)
		if err != nil {
			return false
		}
		inside = z
	case isZstd(head):
		if binary.LittleEndian.Uint32(head) == zstdDictionary {
			return true // the mark of a .warc.zst
		}
		z, err := zstd.NewReader(inside, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return false
		}
		defer z.Close()
		inside = z
	}
	return begins(inside)
}

// begins looks at the first bytes behind blank lines; as many as come before an
// error.
func begins(r io.Reader) bool {
	var first [2*maxBlank + 16]byte
	n, _ := io.ReadFull(r, first[:])
	text := bytes.TrimLeft(first[:n], "\r\n")
	for _, sign := range []string{"WARC/0.", "WARC/1.", "filedesc:"} {
		if bytes.HasPrefix(text, []byte(sign)) {
			return true
		}
	}
	return false
}
