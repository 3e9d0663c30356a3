package find

import "context"

// begin lets the cluster show what was written to the index until now, while the caller makes
// the batch of the next Regroup. Where no text and no group has changed since that was done
// last (same) there is no need: articles that are read again with other names keep theirs, and
// to show them some at a time takes a node a third as long as to write them.
func (g *Grouper) begin(ctx context.Context) {
	if g.same.Load() {
		return
	}
	shown := make(chan error, 1)
	g.shown = shown
	go func() { shown <- g.client.Refresh(ctx, g.index) }()
}

// look returns once all that was written is shown, as far as it matters.
func (g *Grouper) look(ctx context.Context) error {
	if g.shown == nil {
		g.begin(ctx)
	}
	if g.shown == nil {
		return nil
	}
	shown := g.shown
	g.shown = nil
	return <-shown
}

// changed says that something else stands in the index than Regroup was told of.
func (g *Grouper) changed() {
	if g != nil {
		g.same.Store(false)
	}
}

// changesNothing reports whether all articles keep their texts and their groups, once the
// batch is written.
func (r *regrouping) changesNothing() bool {
	if len(r.stale) > 0 || r.changes > 0 || len(r.old) < len(r.came) {
		return false
	}
	for id, to := range r.out {
		if was := r.old[id]; to != (Group{was.group, was.copied}) {
			return false
		}
	}
	return true
}
