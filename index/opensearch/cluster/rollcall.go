package cluster

import (
	"bytes"
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"sync"

	"dateline"
)

// mostPreferred is how many nodes a request names that are to answer it: an address line
// of OpenSearch has 4 kB. In larger clusters it is left to chance who does.
const mostPreferred = 100

// roll is what roll calls have told of the nodes of a cluster, by their ids. It does not
// change.
type roll struct {
	silent  []string // those that do not answer, in order
	present []string // those that do, in order
	over    chan struct{}
}

// preference lets copies on nodes that answer be asked, where there are any; "" where all
// nodes do.
func (r *roll) preference() string {
	if len(r.silent) == 0 || len(r.present) == 0 || len(r.present) > mostPreferred {
		return ""
	}
	return "_prefer_nodes:" + strings.Join(r.present, ",")
}

// ends reports whether a read with ctx is not to be waited for, see Leaving.
func (r *roll) ends(ctx context.Context) bool {
	l, leaves := ctx.Value(leavingKey{}).(leaving)
	return leaves && slices.ContainsFunc(r.silent, func(id string) bool { return l.needs(r, id) })
}

type leavingKey struct{}

// leaving is what reads may need that are given up.
type leaving struct {
	pit   string
	known []string
}

// Leaving returns a context with which reads end with ErrSilent as soon as a node of the
// cluster that they need is found not to answer. pit is the point in time that they are
// of, whose id names its nodes; where it does not, or is "", that is any node but known,
// which is what Silent said when it was chosen what is read.
func Leaving(ctx context.Context, pit string, known []string) context.Context {
	return context.WithValue(ctx, leavingKey{}, leaving{pit, known})
}

// needs reports whether a node may be needed. An id of a point in time is base64 of, among
// others, the ids of its nodes (SearchContextId of OpenSearch); should it be anything else
// some day, it has no id of a node that is known.
func (l leaving) needs(r *roll, node string) bool {
	raw, err := base64.URLEncoding.DecodeString(l.pit)
	on := func(id string) bool { return bytes.Contains(raw, []byte(id)) }
	if err == nil && (slices.ContainsFunc(r.present, on) || slices.ContainsFunc(r.silent, on)) {
		return on(node)
	}
	return !slices.Contains(l.known, node)
}

type anyCopyKey struct{}

// AnyCopy returns a context with which documents are read from other copies than the
// first where the node of that does not answer. They show all that was acknowledged; but
// what is on its way may be seen on one, and not yet on another.
func AnyCopy(ctx context.Context) context.Context { return context.WithValue(ctx, anyCopyKey{}, true) }

func takesAnyCopy(ctx context.Context) bool { return ctx.Value(anyCopyKey{}) != nil }

func errSilent() error {
	return &dateline.Error{Kind: dateline.Unavailable, Message: "a node of the cluster does not answer", Hint: "try again later", Err: ErrSilent}
}

// rolls keeps what the last roll call has told.
type rolls struct {
	wanted chan struct{} // of one place
	life   context.Context
	stop   context.CancelFunc
	begin  sync.Once

	mu  sync.Mutex
	cur *roll
}

func newRolls() *rolls {
	r := &rolls{wanted: make(chan struct{}, 1), cur: &roll{over: make(chan struct{})}}
	r.life, r.stop = context.WithCancel(context.Background())
	return r
}

func (r *rolls) now() *roll {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.cur
}

// put tells those who wait what has been heard.
func (r *rolls) put(next *roll) {
	r.mu.Lock()
	defer r.mu.Unlock()
	next.over = make(chan struct{})
	close(r.cur.over)
	r.cur = next
}

// Silent are the ids of the nodes of the cluster that do not answer at the moment, as
// far as somebody has waited for one; in order.
func (c *Client) Silent() []string { return c.rolls.now().silent }

// Hedges says what was done about late reads.
func (c *Client) Hedges() Hedges { return c.hedges.now() }
