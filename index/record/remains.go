package record

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Remains are compressed without a dictionary, so that none has to be retired
// for them, and with a checksum, which the hash of a text is for bodies.
var plainCodec = sync.OnceValues(func() (*zstd.Encoder, *zstd.Decoder) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		panic(err) // the options are constants
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(decodeLimit))
	if err != nil {
		panic(err)
	}
	return enc, dec
})

// compressRemains returns remains as they are stored; none are no bytes.
func compressRemains(s string) []byte {
	if s == "" {
		return []byte{}
	}
	enc, _ := plainCodec()
	return enc.EncodeAll([]byte(s), nil)
}

// openRemains returns remains as they were put.
func openRemains(stored []byte) (string, error) {
	if len(stored) == 0 {
		return "", nil
	}
	_, dec := plainCodec()
	s, err := dec.DecodeAll(stored, nil)
	if err != nil {
		return "", fmt.Errorf("its remains cannot be read: %w", err)
	}
	return string(s), nil
}

// beside says whether a revision has remains, and whether they are s. Those that cannot be
// read are none.
func (w *writer) beside(article int64, number int, s string) (some, same bool, err error) {
	var was []byte
	if _, err := w.row(selRemains, []any{article, number}, &was); err != nil {
		return false, false, err
	}
	text, err := openRemains(was)
	return err == nil && text != "", err == nil && text == s, nil
}
