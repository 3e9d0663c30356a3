package warc

import "math"

// Options are the bounds of reading. The zero value is the defaults; a bound of 0
// or less is the default of that bound.
type Options struct {
	// MaxHeader is the most bytes that the header of a record may have, and that
	// the header of an HTTP message in it may have. Default 256 KiB: browsers take
	// 256 KiB of HTTP header at most.
	MaxHeader int
	// MaxLines is the most lines that such a header may have. Default 2000.
	MaxLines int
	// MaxRecord is the longest block of a record, in bytes. Default 64 GiB.
	MaxRecord int64
	// MaxPayload is the most bytes that [Payload.Body] gives, decoded. Default
	// 64 MiB.
	MaxPayload int64
	// MaxRatio is how many times larger than what is stored a decoded payload may
	// be. Payloads below 1 MiB are not measured. Default 250: pages have 3 to 20,
	// deflate reaches 1032, brotli and zstd more.
	MaxRatio int64
	// Verify compares the digests of each record with its bytes; what differs is a
	// notice.
	Verify bool
}

// ratioFloor is the size below which a payload is no threat whatever its ratio.
const ratioFloor = 1 << 20

func (o Options) withDefaults() Options {
	o.MaxHeader = positive(o.MaxHeader, 256<<10)
	o.MaxLines = positive(o.MaxLines, 2000)
	o.MaxRecord = positive(o.MaxRecord, 64<<30)
	// One more than the bound is read to see that there is more.
	o.MaxPayload = min(positive(o.MaxPayload, 64<<20), math.MaxInt64-1)
	o.MaxRatio = positive(o.MaxRatio, 250)
	return o
}

func positive[N int | int64](n, otherwise N) N {
	if n > 0 {
		return n
	}
	return otherwise
}
