package opensearch

import (
	"context"
	"errors"
	"io"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/log"
)

// Restored says what a backup held.
type Restored struct {
	Made time.Time    // when the backup was made, UTC, to the second
	Seq  dateline.Seq // the last change in it
}

// Restore makes the archive at an address of what Archive.Backup wrote. It is Conflict where
// there is one already, and Invalid where from is no such backup or not whole; nothing
// is left of that. Its index is made when it is opened.
func Restore(ctx context.Context, at cluster.Address, opt Options, from io.Reader) (r Restored, err error) {
	opt = opt.withDefaults()
	c, err := cluster.New(at, opt.Cluster)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if _, err := c.Info(ctx); err != nil {
		return r, err
	}
	h, err := log.Unpack(ctx, c, at.Name, opt.ofRecord(), from)
	return Restored{h.Made, h.Seq}, err
}
