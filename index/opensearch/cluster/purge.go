package cluster

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline"
)

// How long Purge waits for the leases of the shards, which move every 30 seconds, and
// how often it looks.
const (
	leasesWait = 2 * time.Minute
	leasesPoll = 200 * time.Millisecond
)

// Purge is ExpungeDeletes of which nothing is left behind: no byte of what was removed
// before stands in the files of the nodes that are there, but for what a point in time holds
// on to. The indices need the setting merge.policy.expunge_deletes_allowed 0.
//
// Merges keep operations since the oldest lease of a shard, for nodes that may come back, so
// the leases have to move on first: that takes half a minute behind the last write, and is
// Unavailable after two. And searches keep the segments that they opened until a refresh.
func (c *Client) Purge(ctx context.Context, indices ...string) error {
	if err := c.Flush(ctx, indices...); err != nil {
		return err
	}
	behind, err := c.numbers(ctx, indices)
	if err != nil {
		return err
	}
	if err := c.waitForLeases(ctx, indices, behind); err != nil {
		return err
	}
	if err := c.ExpungeDeletes(ctx, indices...); err != nil {
		return err
	}
	if err := c.Flush(ctx, indices...); err != nil {
		return err
	}
	return c.Refresh(ctx, indices...)
}

// shardStats is what is asked of the shards of an index.
type shardStats struct {
	Asked   Shards `json:"_shards"`
	Indices map[string]struct {
		Shards map[string][]struct {
			Routing struct {
				Primary bool `json:"primary"`
			} `json:"routing"`
			SeqNo struct {
				Max    int64 `json:"max_seq_no"`
				Global int64 `json:"global_checkpoint"` // all copies that count have all up to it
			} `json:"seq_no"`
			Leases struct {
				Leases []struct {
					From int64 `json:"retaining_seq_no"`
				} `json:"leases"`
			} `json:"retention_leases"`
		} `json:"shards"`
	} `json:"indices"`
}

// shardStats asks each copy. Its operations are told whatever metrics are asked for: by name, or
// all.
func (c *Client) shardStats(ctx context.Context, indices []string, metrics ...string) (s shardStats, err error) {
	path := Path(append([]string{strings.Join(indices, ","), "_stats"}, metrics...)...)
	err = c.Call(ctx, http.MethodGet, path, url.Values{"level": {"shards"}}, nil, &s)
	return s, err
}

// numbers are the last operations of the shards, by index and shard.
func (c *Client) numbers(ctx context.Context, indices []string) (map[[2]string]int64, error) {
	s, err := c.shardStats(ctx, indices)
	if err == nil && s.Asked.Failed > 0 {
		err = s.Asked.whole()
	}
	out := map[[2]string]int64{}
	for index, i := range s.Indices {
		for shard, copies := range i.Shards {
			for _, is := range copies {
				out[[2]string{index, shard}] = max(out[[2]string{index, shard}], is.SeqNo.Max)
			}
		}
	}
	return out, err
}

func (c *Client) waitForLeases(ctx context.Context, indices []string, behind map[[2]string]int64) error {
	for end := time.Now().Add(leasesWait); ; {
		s, err := c.shardStats(ctx, indices)
		if err != nil || s.passed(behind) {
			return err
		}
		if time.Now().After(end) {
			return &dateline.Error{Kind: dateline.Unavailable, Message: "the cluster keeps what was removed for a node that is not there",
				Hint: "bring the node back, or remove it from the cluster, and try again", Err: errors.New("retention leases do not move on")}
		}
		if err := sleep(ctx, leasesPoll); err != nil {
			return err
		}
	}
}

// passed reports whether no lease holds on to operations up to behind, of any copy that was
// asked.
func (s shardStats) passed(behind map[[2]string]int64) bool {
	if s.Asked.Failed > 0 {
		return false
	}
	for index, i := range s.Indices {
		for shard, copies := range i.Shards {
			for _, c := range copies {
				for _, lease := range c.Leases.Leases {
					if lease.From <= behind[[2]string{index, shard}] {
						return false
					}
				}
			}
		}
	}
	return true
}
