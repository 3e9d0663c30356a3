package server

import (
	"log/slog"
	"regexp"
	"strings"

	"dateline"
)

// Options of New. The zero Options serve at the root of the address, log nothing
// and are ready at once.
type Options struct {
	// Log gets one record for each request, and the failures whose details are not
	// sent; nil logs nothing.
	Log *slog.Logger
	// Version is part of every ETag, and sent in the header Server as
	// dateline/Version; "" is sent as devel.
	Version string
	// BasePath is where a proxy shows this server, for example "/archive"; "" is
	// the root. Links begin with it. It is taken off the path of a request that has
	// it, so that the proxy may take it off itself or not.
	BasePath string
	// Ready reports whether all that was to be read before the start has been
	// read, for /readyz; nil is always.
	Ready func() bool
}

var basePathPattern = regexp.MustCompile(`^(/[A-Za-z0-9._~-]+)*$`)

// filled returns o with its defaults, or says what is wrong with it.
func (o Options) filled() (Options, error) {
	o.BasePath = strings.TrimSuffix(o.BasePath, "/")
	if !basePathPattern.MatchString(o.BasePath) {
		return o, dateline.Invalidf("base-path", "%q is no path; want parts of A-Z a-z 0-9 . _ ~ -, each behind a slash, for example /archive", o.BasePath)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Version == "" {
		o.Version = "devel"
	}
	if o.Ready == nil {
		o.Ready = func() bool { return true }
	}
	return o, nil
}
