package find

import (
	"context"
	"encoding/json"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// retiredID is the document that says since when an index is not searched any more.
const retiredID = ".retired"

type retired struct {
	At time.Time `json:"at"`
}

// Retire says of an index that another is searched from now on. It stays for a while, for
// the pages that lead on from it.
func (x *Index) Retire(ctx context.Context, index string) error {
	w, err := x.own(index, retiredID, retired{time.Now().UTC()}, false, cluster.Stamp{})
	if err != nil {
		return err
	}
	w.Op = cluster.Index
	_, err = x.client.Write(ctx, w)
	return err
}

// Sweep removes the indices from which no page leads on any more.
func (x *Index) Sweep(ctx context.Context, searched string) error {
	return x.sweep(ctx, func(name string, was retired) bool {
		return name != searched && !was.At.IsZero() && time.Since(was.At) > keepLeafing
	})
}

// sweep removes indices; over is told when one was retired, if it was.
func (x *Index) sweep(ctx context.Context, over func(name string, was retired) bool) error {
	all, err := x.Indices(ctx)
	if err != nil {
		return err
	}
	for _, name := range all {
		was, err := x.retired(ctx, name)
		if err != nil {
			return err
		}
		if over(name, was) {
			if err := x.Remove(ctx, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// retired says when an index was retired.
func (x *Index) retired(ctx context.Context, name string) (retired, error) {
	d, err := x.client.Get(ctx, cluster.Ref{Index: name, ID: retiredID}, nil)
	if err != nil || !d.Found {
		return retired{}, err
	}
	var was struct {
		Source retired `json:"source"`
	}
	if err := json.Unmarshal(d.Source, &was); err != nil {
		return retired{}, dateline.Errorf(dateline.Internal, "when the index %s was retired cannot be read: %v", name, err)
	}
	return was.Source, nil
}

// EraseElsewhere takes an article out of all indices but one, in which it is erased
// otherwise: of those that are not searched any more nothing else changes.
func (x *Index) EraseElsewhere(ctx context.Context, id dateline.ID, but string) error {
	all, err := x.Indices(ctx)
	if err != nil {
		return err
	}
	for _, index := range all {
		if index == but {
			continue
		}
		if err := x.client.Refresh(ctx, index); err != nil {
			return err
		}
		var writes []cluster.Write
		for name, err := range x.names(ctx, index, dsl{"term": dsl{fieldID: id}}, namesAtOnce) {
			if err != nil {
				return err
			}
			writes = append(writes, cluster.Write{Op: cluster.Delete, Ref: cluster.Ref{Index: index, ID: name}})
		}
		if _, err := x.client.BulkAll(ctx, writes); err != nil {
			return err
		}
	}
	return nil
}

// Compact gives back the space of what was erased or replaced, and leaves nothing of it in
// the files of the nodes, but for what pages that lead on hold.
func (x *Index) Compact(ctx context.Context) error {
	all, err := x.Indices(ctx)
	if err != nil || len(all) == 0 {
		return err
	}
	return x.client.Purge(ctx, all...)
}
