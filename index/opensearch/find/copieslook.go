package find

import "context"

// begin lets the cluster show what was written to the index until now, while the caller makes
// the batch of the next Regroup.
func (g *Grouper) begin(ctx context.Context) {
	shown := make(chan error, 1)
	g.shown = shown
	go func() { shown <- g.client.Refresh(ctx, g.index) }()
}

// look returns once all that was written is shown.
func (g *Grouper) look(ctx context.Context) error {
	if g.shown == nil {
		g.begin(ctx)
	}
	shown := g.shown
	g.shown = nil
	return <-shown
}
