package index

import (
	"context"

	"dateline"
)

// Marks returns what of an article answers a query.
func (a *Archive) Marks(ctx context.Context, id dateline.ID, revision int, s dateline.Search) (dateline.Marks, error) {
	return dateline.Marks{}, nil
}
