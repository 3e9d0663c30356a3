package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// The first four bytes of a frame, little-endian: RFC 8878, section 3.1, and for
// the frame with the dictionary of all others the IIPC's "Zstandard Compression
// for WARC Files 1.0".
const (
	zstdFrame      = 0xFD2FB528
	zstdSkippable  = 0x184D2A50 // the last half-byte is free
	zstdDictionary = 0x184D2A5D
)

const (
	maxDictionary = 16 << 20  // of a .warc.zst, unpacked
	maxWindow     = 128 << 20 // what zstd --long uses at most without being told more
)

func isZstd(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	magic := binary.LittleEndian.Uint32(head)
	return magic == zstdFrame || isSkippable(magic)
}

func isSkippable(magic uint32) bool { return magic&^0xF == zstdSkippable }

// zstded gives the frames of a zstd file.
type zstded struct {
	file *file
	dict []byte
	z    *zstd.Decoder
}

func (z *zstded) name() string { return "zstd frame" }

func (z *zstded) next() (io.Reader, int64, error) {
	for {
		at := z.file.offset()
		magic, err := z.magic()
		if err == nil && magic == zstdFrame {
			m, err := z.frame()
			return m, at, err
		}
		if err == nil {
			err = z.skippable(magic)
		}
		if err != nil {
			return nil, at, err
		}
	}
}

// magic looks at what begins here.
func (z *zstded) magic() (uint32, error) {
	head, err := z.file.Peek(4)
	switch {
	case len(head) == 0:
		return 0, err
	case len(head) < 4 && z.file.under.err == nil:
		return 0, io.ErrUnexpectedEOF
	case !isZstd(head):
		return 0, fmt.Errorf("want 28 b5 2f fd, found % x", head)
	}
	return binary.LittleEndian.Uint32(head), nil
}

// frame opens the frame that begins here.
func (z *zstded) frame() (io.Reader, error) {
	one := &zstdFrameReader{file: z.file}
	if z.z != nil {
		return zstdMember{z.z, one}, z.z.Reset(one)
	}
	opt := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
	if z.dict != nil {
		opt = append(opt, zstd.WithDecoderDicts(z.dict))
	}
	d, err := zstd.NewReader(one, opt...)
	z.z = d
	return zstdMember{d, one}, err
}

// zstdMember makes sure that a frame was read to its end: the decoder takes a frame
// that is cut off in its header for the end of the file.
type zstdMember struct {
	*zstd.Decoder
	frame *zstdFrameReader
}

func (m zstdMember) Read(p []byte) (int, error) {
	n, err := m.Decoder.Read(p)
	if err == io.EOF && !m.frame.over() {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// skippable passes over a frame that holds no data, or takes the dictionary in it.
func (z *zstded) skippable(magic uint32) error {
	var head [8]byte
	if _, err := io.ReadFull(z.file, head[:]); err != nil {
		return err
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	if magic != zstdDictionary || z.dict != nil {
		return skipExactly(z.file, size)
	}
	if size > maxDictionary {
		return fmt.Errorf("the dictionary has %d bytes; want at most %d", size, maxDictionary)
	}
	packed, err := io.ReadAll(io.LimitReader(z.file, size))
	if err == nil && int64(len(packed)) < size {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		z.dict, err = unpackDictionary(packed)
	}
	return err
}

// unpackDictionary returns the dictionary, which may itself be one zstd frame.
func unpackDictionary(b []byte) ([]byte, error) {
	if !isZstd(b) {
		return b, nil
	}
	d, err := zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxDictionary))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	out, err := io.ReadAll(io.LimitReader(d, maxDictionary+1))
	if err == nil && len(out) > maxDictionary {
		err = errors.New("the dictionary is larger unpacked than 16 MiB")
	}
	return out, err
}

func skipExactly(r io.Reader, n int64) error {
	done, err := io.CopyN(io.Discard, r, n)
	if err == io.EOF && done < n {
		return io.ErrUnexpectedEOF
	}
	return err
}
