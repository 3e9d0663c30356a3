package server

import (
	"io/fs"
	"log/slog"
	"regexp"
	"strings"

	"dateline"
	"dateline/index/ingest"
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
	// Hosts says which names requests may ask for; others are refused with 421.
	Hosts Hosts
	// Ready reports whether all that was to be read before the start has been
	// read, for /readyz; nil is always.
	Ready func() bool
	// Searches and Exports are how many of each are worked on at the same time; 0 is
	// the number of processors, and two at least. Pages of articles and of places
	// count as searches. The others wait their turn, and are refused with 503 and the
	// code busy after ten seconds.
	Searches, Exports int
	// Writes is how many requests may post at the same time; 0 is the number of
	// processors, and two at least. Others are refused with 429. Each may need up to
	// three batches of 16 MiB, and where it posts a zip a file as large as that.
	Writes int
	// PostBytes is how many bytes may be posted in one request, as they are sent; 0 is
	// DefaultPostBytes, at most 1 PiB.
	PostBytes int64
	// MaxBytes is the limit of one text and of one line that is posted, in bytes; 0 is
	// ingest.DefaultMaxBytes, at most dateline.MaxArticleBytes.
	MaxBytes int64
	// Limits bound what one request may hide in containers and compression; those that
	// are 0 are their defaults.
	Limits ingest.Limits
	// Lag is how many changes the index may be behind the record: beyond it no request
	// that posts may begin (429), and one under way is read more slowly. 0 is
	// DefaultLag.
	Lag int
	// Pages, for working on them, has the templates and styles of the pages in
	// templates/ and static/, as in package web; they are read for each request, and
	// a fault in them is shown to whoever asks. nil is what is in the program.
	Pages fs.FS
}

var basePathPattern = regexp.MustCompile(`^(/[A-Za-z0-9._~-]+)*$`)

// filled returns o with its defaults, or says what is wrong with it.
func (o Options) filled() (Options, error) {
	o.BasePath = strings.TrimSuffix(o.BasePath, "/")
	if !basePathPattern.MatchString(o.BasePath) {
		return o, dateline.Invalidf("base-path", "%q is no path; want parts of A-Z a-z 0-9 . _ ~ -, each behind a slash, for example /archive", o.BasePath)
	}
	if err := checkPages(o.Pages); err != nil {
		return o, err
	}
	o, err := o.filledGates()
	if err == nil {
		o.Hosts, err = o.Hosts.filled()
	}
	if err == nil {
		o, err = o.filledWrites()
	}
	if err != nil {
		return o, err
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
