package cluster

import (
	"crypto/x509"
	"log/slog"
	"net/url"
	"time"

	"dateline"
)

// Options of a Client. The zero value has no credentials, trusts the system's
// roots and waits as long as is written beside each field.
type Options struct {
	Credentials Credentials
	Roots       *x509.CertPool // what signs the cluster's certificates; nil: the system's
	// Copies is how many copies of a shard have to be there before a write is
	// carried out: "1", "2", … or "all"; "" is what the index says, 1 by default.
	Copies    string
	Patience  time.Duration // how long a call is made again; 0: 10 s
	Attempt   time.Duration // how long one attempt may take, and as long again for each 8 MiB that it sends; 0: 30 s
	Late      time.Duration // when a read is late, and made at another node too; 0: by what reads take usually
	Ping      time.Duration // how long a node may take to say that it is there; 0: by the same
	MaxAnswer int64         // bytes of an answer; 0: 512 MiB
	MaxBulk   int           // bytes of one bulk request, of which one write may be more; 0: 8 MiB
	Log       *slog.Logger  // nil: none
}

func (o Options) withDefaults() Options {
	if o.Patience == 0 {
		o.Patience = 10 * time.Second
	}
	if o.Attempt == 0 {
		o.Attempt = 30 * time.Second
	}
	if o.MaxAnswer == 0 {
		o.MaxAnswer = 512 << 20
	}
	if o.MaxBulk == 0 {
		o.MaxBulk = 8 << 20
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// attempt is how long one attempt may take that sends so many bytes. A node that is asked
// again while it still has a large text at hand turns that away until it is done.
func (o Options) attempt(bytes int) time.Duration { return o.Attempt * time.Duration(1+bytes>>23) }

// writing is what every write asks for. It is not to wait for copies of its shard any
// longer than an attempt, which would not know then whether it was carried out.
func (o Options) writing() url.Values {
	q := url.Values{"timeout": {millis(o.Attempt / 2)}}
	if o.Copies != "" {
		q.Set("wait_for_active_shards", o.Copies)
	}
	return q
}

func (o Options) validate() error {
	if o.Patience < 0 || o.Attempt < 0 || o.Late < 0 || o.Ping < 0 || o.MaxAnswer < 0 || o.MaxBulk < 0 {
		return dateline.Errorf(dateline.Invalid, "patience, attempt, late, ping, answer and bulk of a cluster cannot be negative")
	}
	if o.Copies == "" || o.Copies == "all" {
		return nil
	}
	for _, c := range []byte(o.Copies) {
		if c < '0' || c > '9' {
			return dateline.Invalidf("write-copies", "%q is no number of copies: write 1, 2, … or all", o.Copies)
		}
	}
	return nil
}
