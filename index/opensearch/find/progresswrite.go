package find

import (
	"context"
	"crypto/rand"
	"encoding/json"

	"dateline/index/opensearch/cluster"
)

// signed is a progress as it is written.
type signed struct {
	Progress
	Token string `json:"token"` // says who wrote it, should the answer have been lost
}

// SetProgress writes how far an index is, in the place of what Progress has read. It is
// cluster.ErrConflict where somebody else has written it since.
func (x *Index) SetProgress(ctx context.Context, p Progress) (Progress, error) {
	token := rand.Text()
	w, err := x.own(p.index, progressID, signed{p, token}, p.found, p.stamp)
	if err != nil {
		return p, err
	}
	done, err := x.client.Write(ctx, w)
	if cluster.MayBeOurs(err) {
		done.Stamp, err = x.signedBy(ctx, w.Ref, token, err)
	}
	if err == nil {
		p.stamp, p.found = done.Stamp, true
	}
	return p, err
}

// signedBy returns the state of the progress that was written with a token, and conflict if
// another is there. Two servers may say the same of an index, so that only this tells them
// apart.
func (x *Index) signedBy(ctx context.Context, ref cluster.Ref, token string, conflict error) (cluster.Stamp, error) {
	d, err := x.client.Get(ctx, ref, nil)
	if err != nil {
		return cluster.Stamp{}, err
	}
	var there struct {
		Source struct {
			Token string `json:"token"`
		} `json:"source"`
	}
	if json.Unmarshal(d.Source, &there) != nil || there.Source.Token != token {
		return cluster.Stamp{}, conflict
	}
	return d.Stamp, nil
}
