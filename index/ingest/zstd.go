package ingest

import (
	"errors"

	"github.com/klauspost/compress/zstd"
)

const formZstd form = "zstd"

// maxWindow is the window that zstd itself unpacks without being told to: 2^27
// bytes. It is what unpacking may take of memory.
const maxWindow = 128 << 20

func zstdReaders() []reader {
	return []reader{{
		form: formZstd, endings: []string{".zst", ".zstd", ".tzst"}, types: []string{"application/zstd"},
		sniff: isZstd, one: true, holder: true, read: (*run).zstd,
	}, {
		form: formZstd, endings: []string{".zst", ".zstd", ".tzst"}, one: true, read: (*run).notPacked,
	}}
}

// isZstd knows the magic number of a frame and those of a skippable one (RFC
// 8878, 3.1).
func isZstd(head []byte) bool {
	if len(head) < 4 {
		return false
	}
	return startsWith("\x28\xb5\x2f\xfd")(head) || head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18"
}

// zstd reads what zstd hides, of which metadata.csv may speak.
func (r *run) zstd(s *stream) {
	in, z, err := r.unzstd(s)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	defer z()
	r.read(in)
}

// unzstd returns the stream that zstd hides in s, and how to let go of it.
func (r *run) unzstd(s *stream) (in *stream, done func(), err error) {
	z, err := zstd.NewReader(s.in.Reader, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, nil, s.zstdFault(err)
	}
	in = s.inside(r.metered(s, &layer{r: z, fault: s.zstdFault}), -1)
	in.name = inner(s.name)
	if s.again != nil {
		in.again = func() (*stream, func(), error) { return r.zstdAgain(s) }
	}
	return in, z.Close, nil
}

func (r *run) zstdAgain(s *stream) (*stream, func(), error) {
	p, closeFile, err := s.again()
	if err != nil {
		return nil, nil, err
	}
	in, closeZstd, err := r.unzstd(p)
	if err != nil {
		closeFile()
		return nil, nil, err
	}
	return in, func() { closeZstd(); closeFile() }, nil
}

func (s *stream) zstdFault(err error) error {
	if errors.Is(err, zstd.ErrWindowSizeExceeded) {
		return problem("needs a window over the limit of %d bytes to be unpacked; unpack it with zstd -d --long=31", maxWindow)
	}
	return s.damaged("is damaged zstd", err)
}
