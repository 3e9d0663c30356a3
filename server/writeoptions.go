package server

import (
	"runtime"

	"dateline"
	"dateline/index/ingest"
)

// Defaults of what may be posted.
const (
	// DefaultPostBytes is some million articles of the usual length.
	DefaultPostBytes = 4 << 30
	// DefaultLag is what the index takes in some ten seconds.
	DefaultLag = 20_000
	// HighestPostBytes is what PostBytes may be raised to: 1 PiB.
	HighestPostBytes = 1 << 50
)

// filledWrites sets the limits of writing that are 0, and refuses those that cannot
// be.
func (o Options) filledWrites() (Options, error) {
	if o.Writes == 0 {
		o.Writes = max(2, runtime.GOMAXPROCS(0))
	}
	if o.PostBytes == 0 {
		o.PostBytes = DefaultPostBytes
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = ingest.DefaultMaxBytes
	}
	if o.Lag == 0 {
		o.Lag = DefaultLag
	}
	for _, c := range []struct {
		name  string
		value int64
		most  int64
	}{
		{"writes", int64(o.Writes), 1 << 20}, {"post-bytes", o.PostBytes, HighestPostBytes},
		{"max-bytes", o.MaxBytes, dateline.MaxArticleBytes}, {"lag", int64(o.Lag), 1 << 40},
	} {
		if c.value < 1 || c.value > c.most {
			return o, dateline.Invalidf(c.name, "%d is out of range; want 1 to %d, or 0 for the default", c.value, c.most)
		}
	}
	return o, o.Limits.Check()
}
