package opensearch

import (
	"log/slog"
	"time"

	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/log"
	"dateline/index/plan"
	"dateline/index/text"
)

// Options of Open. The zero Options are ready to use.
type Options struct {
	Now func() time.Time // the clock of the record; nil is time.Now
	Log *slog.Logger     // nil logs nothing
	// Entities says what is read of texts, in words that Reader knows. It is kept with the
	// archive: "" is what it was last opened with, and of a new one what Reader takes it for.
	Entities string
	// Warm lets Reader decode what it takes to read texts and places at once, behind
	// Open, so that nobody who searches waits for it.
	Warm bool
	// Reader makes what texts are read with. When its fingerprint is another than that of
	// the index, every text is read again while searches go on. nil reads the archive's own
	// places only, and keeps nothing.
	Reader plan.NewReader
	// Cluster says how the cluster is called: credentials, patience, see there. Its Log is
	// taken from Log.
	Cluster cluster.Options
	Make    bool // the archive is made where there is none
	// Shards and Replicas are those of each index when it is made. With neither it is made as
	// those of the archive are; where there are none yet 0 shards are 1, and "" replicas one as
	// soon as there are two nodes.
	Shards   int
	Replicas string
	// Poll is how often a server looks for what others have written; 0 is half a second.
	Poll time.Duration
	// Fresh is how old a state that is searched may be where a newer one is there and no
	// Wait has asked for it; 0 is a second.
	Fresh time.Duration
	// Lease is how long a server that brings the index up to the record may be silent until
	// another takes that over; 0 is ten seconds.
	Lease time.Duration

	fillAtOnce int // see there
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Poll == 0 {
		o.Poll = 500 * time.Millisecond
	}
	if o.Lease == 0 {
		o.Lease = 10 * time.Second
	}
	if o.fillAtOnce == 0 {
		o.fillAtOnce = fillAtOnce
	}
	o.Cluster.Log = o.Log
	return o
}

func (o Options) ofRecord() log.Options {
	return log.Options{
		Now: o.Now, FoldName: text.Fold, Shards: o.Shards, Replicas: o.Replicas, Copies: o.Cluster.Copies, Poll: o.Poll, Log: o.Log,
	}
}

func (o Options) ofIndex(a *Archive, l find.Layout) find.Options {
	return find.Options{Layout: l, Log: o.Log, Fresh: o.Fresh, Gone: a.gone, GoneSince: a.goneSince}
}
