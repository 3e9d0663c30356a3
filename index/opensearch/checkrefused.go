package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// refused are the texts that the cluster does not take, which are in the record only.
func (a *Archive) refused(ctx context.Context) (map[ledger.Ref]string, error) {
	all, err := a.find.Refused(ctx)
	out := map[ledger.Ref]string{}
	for _, r := range all {
		out[ledger.Ref{ID: r.ID, Revision: r.Revision}] = r.Why
	}
	return out, err
}

// refusal tells of one of them. No command mends it: when the cluster takes it, a rebuild
// finds that out.
func (c *checking) refusal(ref ledger.Ref, why string) {
	c.report(dateline.Fault{Where: "index", ID: ref.ID, Message: fmt.Sprintf("revision %d is not found by searches: the cluster refuses it: %s", ref.Revision, why)})
}
