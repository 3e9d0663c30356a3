package warc

import (
	"io"

	"dateline"
)

// bounded is a payload that may not be longer than the options say.
type bounded struct {
	rec    *Record
	r      io.Reader
	n      int64 // given
	before int64 // bytes of the block that were not read when the body began
	said   int64 // bytes that HTTP says an uncoded body has; -1 is unknown
	err    error // sticky
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	opt := &b.rec.reader.opt
	// One byte more than is allowed shows that there is more.
	n, err := b.r.Read(p[:min(int64(len(p)), opt.MaxPayload-b.n+1)])
	b.n += int64(n)
	stored := b.before - b.rec.Block.left
	switch {
	case b.n > opt.MaxPayload:
		n--
		err = dateline.Invalidf("payload", "longer than %d bytes", opt.MaxPayload)
	case b.n > ratioFloor && b.n/opt.MaxRatio > stored:
		err = dateline.Invalidf("payload", "more than %d bytes decoded from %d; want at most %d times as many", b.n-1, stored, opt.MaxRatio)
	}
	if _, broken := err.(*BreakError); broken && b.said >= 0 && b.n >= b.said {
		err = io.EOF // the file breaks behind the body; Finish tells
	}
	b.err = err
	return n, err
}
