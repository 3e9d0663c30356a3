package find

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// Options of New.
type Options struct {
	Layout Layout
	Log    *slog.Logger // nil logs nothing
	// Fresh is how old a state that is searched may be where a newer one is there and
	// nobody has asked for it; 0 is a second.
	Fresh time.Duration
	// Gone says of texts of the index which the record has no more, as they were erased.
	// nil says that of none.
	Gone func(ctx context.Context, refs []ledger.Ref) ([]bool, error)
	// GoneSince is Gone of a state of the index that holds all changes up to since. It is
	// asked while a part of the index is missing, as a part of the record may be that Gone
	// needs. nil is Gone.
	GoneSince func(ctx context.Context, refs []ledger.Ref, since dateline.Seq) ([]bool, error)
}

// Index is the index of an archive as one server searches it. It is safe for concurrent
// use.
type Index struct {
	client      *cluster.Client
	archive     string
	options     Options
	entities    atomic.Pointer[plan.Entities]
	corrections atomic.Pointer[[]dateline.Correction]
	pins        pins

	life  context.Context // until Close
	stop  context.CancelFunc
	group sync.WaitGroup // what goes on by itself
}

// New returns the index of the archive at the address of a client. It makes no call.
func New(client *cluster.Client, opt Options) *Index {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Fresh == 0 {
		opt.Fresh = time.Second
	}
	x := &Index{client: client, archive: client.Address().Name, options: opt}
	x.life, x.stop = context.WithCancel(context.Background())
	return x
}

// Say gives what queries are read with, and what corrections make of what is found: these
// are all that there are, by number. It is called before the first search, and each time that
// it changes.
func (x *Index) Say(e *plan.Entities, all []dateline.Correction) {
	x.corrections.Store(&all)
	x.entities.Store(e)
}

// Entities are what Say was told last.
func (x *Index) Entities() *plan.Entities { return x.entities.Load() }

// alias is what the index that is searched is called.
func (x *Index) alias() string { return x.archive + aliasSuffix }

// gone are the texts that the record has no more.
func (x *Index) gone(ctx context.Context, refs []ledger.Ref) ([]bool, error) {
	if x.options.Gone == nil || len(refs) == 0 {
		return make([]bool, len(refs)), nil
	}
	return x.options.Gone(cluster.AnyCopy(ctx), refs)
}
