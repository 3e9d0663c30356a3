package record

import (
	"context"
	"fmt"

	"dateline"
)

// Moved returns the articles that changed behind seq and had a text before, each
// in the revision that was current then, or in all that it had then, in no order.
// Those erased since are left out.
func (r *Record) Moved(ctx context.Context, seq dateline.Seq, all bool) (out []Ref, err error) {
	if seq >= r.Head() {
		return nil, r.alive()
	}
	err = r.view(ctx, fmt.Sprintf("articles changed behind %d", seq), func(t *txn) error {
		return t.each(selMoved, []any{int64(seq)}, func(scan func(...any) error) error {
			var ref Ref
			if err := scan(&ref.ID, &ref.Revision); err != nil {
				return err
			}
			if last := len(out) - 1; last >= 0 && out[last].ID == ref.ID && (!all || out[last] == ref) {
				out[last] = ref // seen later than the one before, or named by another change
			} else {
				out = append(out, ref)
			}
			return ctx.Err()
		})
	})
	return out, err
}
