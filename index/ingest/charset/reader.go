package charset

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"dateline/index/ingest/advice"
)

// Reader reads a stream into UTF-8 in constant memory. The encoding is settled by
// the first 64 KiB, or as much as its buffer holds, and where these are ASCII by as
// much from the first byte beyond. Bytes behind that do not fit are U+FFFD; of a
// text that is UTF-8 they are given as they are.
type Reader struct {
	src   *bufio.Reader
	hints Hints
	told  func(advice.Notice)
	left  int       // bytes of src that are ASCII and not given yet
	from  io.Reader // once the encoding is settled
	err   error
	is    Encoding
	begun bool  // bytes were given
	given int64 // how many, before it was settled
}

// NewReader returns the reader of a stream; told is called with each notice, before
// the bytes that it is about are read. An encoding that cannot be told is an error of
// Read, of kind Invalid.
func NewReader(src *bufio.Reader, h Hints, told func(advice.Notice)) *Reader {
	return &Reader{src: src, hints: h, told: told}
}

// Encoding returns the encoding that is read; the zero Encoding as long as all is
// ASCII and nothing declares it.
func (r *Reader) Encoding() Encoding { return r.is }

// Check returns what is wrong with a piece of what was read: bytes that are not
// UTF-8, or that were no characters of the encoding; nil if nothing is.
func (r *Reader) Check(piece []byte) error {
	if r.is.Name == "" || r.is.Name == "utf-8" {
		return CheckUTF8(piece)
	}
	if at := bytes.Index(piece, []byte("\ufffd")); at >= 0 {
		return advice.Invalidf(otherwise, "character %d is none of %s, which it is read as (by: %s)", utf8.RuneCount(piece[:at])+1, r.is.Name, r.is.From)
	}
	return nil
}

// Read implements io.Reader.
func (r *Reader) Read(p []byte) (int, error) {
	for r.from == nil && r.left == 0 && r.err == nil {
		r.look()
	}
	switch {
	case r.left > 0:
		n, err := r.src.Read(p[:min(len(p), r.left)])
		r.left -= n
		r.given += int64(n)
		return n, err
	case r.err != nil:
		return 0, r.err
	}
	return r.from.Read(p)
}

// look settles the encoding, or finds ASCII to be given before it can be.
func (r *Reader) look() {
	head, err := r.src.Peek(min(window, r.src.Size()))
	far := firstFar(head)
	switch {
	case len(head) == 0:
		r.err = err
	case far == len(head) && (r.begun || !bytes.ContainsAny(head, "\x00\x1b")): // it says nothing yet
		r.begun, r.left = true, far
	case far > 0 && (r.begun || far > len(head)-utf8.UTFMax && !errors.Is(err, io.EOF)): // what may be cut is looked at whole
		r.begun, r.left = true, far
	default:
		r.settle(head, errors.Is(err, io.EOF))
	}
}

func (r *Reader) settle(head []byte, whole bool) {
	s, err := settle(head, whole, r.given, r.hints)
	for _, n := range s.notices {
		r.told(n)
	}
	if err != nil {
		r.err = err
		return
	}
	r.is, r.begun = s.Encoding, true
	_, _ = r.src.Discard(s.mark)
	switch {
	case s.page != nil:
		r.from = transform.NewReader(r.src, pageDecoder{page: s.page})
	case s.coder == nil:
		r.from = r.src
	default:
		r.from = transform.NewReader(r.src, s.coder.NewDecoder())
	}
}

// pageDecoder decodes a code page.
type pageDecoder struct {
	transform.NopResetter
	page *table
}

// Transform implements transform.Transformer.
func (d pageDecoder) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if len(dst)-nDst < utf8.UTFMax {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], d.page.signs[src[nSrc]].char)
		nSrc++
	}
	return nDst, nSrc, nil
}
