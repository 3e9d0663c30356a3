package find

import (
	"context"
	"errors"
	"slices"
	"sync"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// How writes are sent: so many requests at once, each of so many bytes or one write. A node
// carries out one request for a shard on one of its processors, and reads another meanwhile.
const (
	sentAtOnce = 4
	sentBytes  = 2 << 20
)

// send carries writes out, in any order: each is of another document.
func (w *Writer) send(all []cluster.Write) error {
	ctx, cancel := context.WithCancelCause(w.ctx)
	defer cancel(nil)
	parts := make(chan []cluster.Write)
	var group sync.WaitGroup
	for range sentAtOnce {
		group.Go(func() {
			for part := range parts {
				if err := w.sendPart(ctx, part); err != nil {
					cancel(err)
				}
			}
		})
	}
	for len(all) > 0 && ctx.Err() == nil {
		n := partOf(all)
		parts <- all[:n]
		all = all[n:]
	}
	close(parts)
	group.Wait()
	return context.Cause(ctx)
}

// partOf is how many writes go in one request.
func partOf(all []cluster.Write) int {
	bytes := 0
	for i, w := range all {
		if bytes += len(w.Source); i > 0 && bytes > sentBytes {
			return i
		}
	}
	return len(all)
}

// sendPart carries some writes out. A conflict says that a later state is there. A text that
// the cluster refuses whatever is tried is left out, so that others are not kept back, and
// in its place stands why, see Index.Refused.
func (w *Writer) sendPart(ctx context.Context, part []cluster.Write) error {
	var refused []cluster.Write
	at := 0
	for d, err := range w.find.client.Bulk(ctx, slices.Values(part)) {
		at++
		switch {
		case err != nil:
			return err
		case d.Err == nil || errors.Is(d.Err, cluster.ErrConflict) || errors.Is(d.Err, cluster.ErrAbsent):
		case dateline.KindOf(d.Err) != dateline.Internal:
			return d.Err
		default:
			w.find.options.Log.Error("the cluster refuses a text", "document", d.ID, "cause", d.Err)
			w.Groups.changed()
			in, err := inPlaceOf(part[at-1], d.Err)
			if err != nil {
				return err
			}
			refused = append(refused, in)
		}
	}
	_, err := w.find.client.BulkAll(ctx, refused)
	return err
}
