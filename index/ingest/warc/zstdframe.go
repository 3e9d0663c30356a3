package warc

import (
	"encoding/binary"
	"io"
)

// zstdFrameReader gives the stored bytes of one zstd frame and then io.EOF, so that
// each frame has its own offset. It reads the sizes of RFC 8878, section 3.1.1.
type zstdFrameReader struct {
	file    *file
	begun   bool
	last    bool // the last block is being given
	done    bool
	sum     int // bytes of the checksum behind the last block
	pending int // bytes of the file to hand out before the next size is looked at
}

// over reports that the whole frame was given.
func (r *zstdFrameReader) over() bool {
	return r.pending == 0 && (r.done || r.last && r.sum == 0)
}

func (r *zstdFrameReader) Read(p []byte) (int, error) {
	for r.pending == 0 {
		if r.done {
			return 0, io.EOF
		}
		if err := r.measure(); err != nil {
			return 0, err
		}
	}
	n, err := r.file.Read(p[:min(len(p), r.pending)])
	r.pending -= n
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// measure looks ahead at how long the next part of the frame is.
func (r *zstdFrameReader) measure() (err error) {
	switch {
	case !r.begun:
		r.begun = true
		err = r.measureHeader()
	case r.last:
		r.done, r.pending = true, r.sum
	default:
		err = r.measureBlock()
	}
	return err
}

func (r *zstdFrameReader) measureHeader() error {
	head, err := r.peek(5)
	if err != nil {
		return err
	}
	flags := head[4]
	single := int(flags >> 5 & 1)
	window := 1 - single
	dictionary := [4]int{0, 1, 2, 4}[flags&3]
	content := [4]int{single, 2, 4, 8}[flags>>6]
	r.sum = int(flags>>2&1) * 4
	r.pending = 5 + window + dictionary + content
	return nil
}

func (r *zstdFrameReader) measureBlock() error {
	head, err := r.peek(3)
	if err != nil {
		return err
	}
	size := int(binary.LittleEndian.Uint16(head)) | int(head[2])<<16
	r.last = size&1 == 1
	r.pending = 3 + size>>3
	if size>>1&3 == 1 { // one byte, repeated
		r.pending = 4
	}
	return nil
}

func (r *zstdFrameReader) peek(n int) ([]byte, error) {
	head, err := r.file.Peek(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return head, err
}
