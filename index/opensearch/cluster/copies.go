package cluster

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"dateline"
)

// CopiesAsked returns on how many copies of its shard a write to an index is to be: "1", "2",
// … or "all". It is Options.Copies, or what the index says.
func (c *Client) CopiesAsked(ctx context.Context, index string) (string, error) {
	if c.options.Copies != "" {
		return c.options.Copies, nil
	}
	all, err := c.Settings(ctx, index)
	if asked, says := all["index.write.wait_for_active_shards"].(string); says {
		return asked, err
	}
	return "1", err
}

// Short reports whether w may be on fewer copies than asked for: OpenSearch looks for them
// before it writes only, and fails one that cannot take the write. Whose a conflict is with
// is not known to be on more than the primary.
func (w Written) Short(asked string) bool {
	if errors.Is(w.Err, ErrConflict) {
		return asked != "1"
	}
	if asked == "all" {
		return w.Copies < w.Of
	}
	n, _ := strconv.Atoi(asked)
	return w.Of > 0 && w.Copies < n
}

// AwaitCopies returns once each shard of an index has as many active copies as asked for,
// which then have all that was written before. It is Unavailable where patience ends first.
func (c *Client) AwaitCopies(ctx context.Context, index, asked string) error {
	end := time.Now().Add(c.options.Patience)
	for n := 1; ; n++ {
		there, err := c.copiesThere(ctx, index, asked)
		if err != nil || there {
			return err
		}
		pause := pauseBefore(n)
		if time.Now().Add(pause).After(end) {
			return &dateline.Error{
				Kind: dateline.Unavailable, Message: "fewer copies are there than what is written has to be on: " + asked,
				Hint: "it may have been written all the same; write it again later, which does no harm",
			}
		}
		if err := sleep(ctx, pause); err != nil {
			return err
		}
	}
}

// Replicated reports whether all copies that the cluster counts on have what an index of one
// shard has written up to a state of a document. What is read where it is written first may be
// on its way to them: it is lost with that node, and has never been. Read behind true, the same
// state stays.
func (c *Client) Replicated(ctx context.Context, index string, at Stamp) (bool, error) {
	s, err := c.shardStats(ctx, []string{index}, "docs")
	if err != nil {
		return false, err
	}
	for _, copies := range s.Indices[index].Shards {
		for _, is := range copies {
			if is.Routing.Primary && is.SeqNo.Global >= at.SeqNo {
				return true, nil
			}
		}
	}
	return false, nil
}

// shardHealth counts the copies of one shard.
type shardHealth struct {
	Active     int `json:"active_shards"`
	Begun      int `json:"initializing_shards"`
	Unassigned int `json:"unassigned_shards"`
}

func (s shardHealth) has(asked string) bool {
	if asked == "all" {
		return s.Active > 0 && s.Begun == 0 && s.Unassigned == 0
	}
	n, err := strconv.Atoi(asked)
	return err == nil && s.Active >= n
}

// copiesThere asks the manager, which has failed a copy before a write is answered that it
// did not take.
func (c *Client) copiesThere(ctx context.Context, index, asked string) (bool, error) {
	var got struct {
		Indices map[string]struct {
			Shards map[string]shardHealth `json:"shards"`
		} `json:"indices"`
	}
	q := url.Values{"level": {"shards"}, "timeout": {millis(c.options.Attempt / 2)}}
	if err := c.Call(ctx, http.MethodGet, Path("_cluster", "health", index), q, nil, &got); err != nil {
		return false, err
	}
	shards := got.Indices[index].Shards
	for _, s := range shards {
		if !s.has(asked) {
			return false, nil
		}
	}
	return len(shards) > 0, nil
}
