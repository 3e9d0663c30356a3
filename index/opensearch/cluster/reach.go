package cluster

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// Reach is ErrPart where a shard of an index has a copy on no node that answers, as far as
// roll calls have told, see Silent. It asks nobody but the node that is called.
func (c *Client) Reach(ctx context.Context, index string) error {
	_, of, err := c.reach(ctx, index)
	if err == nil {
		err = of.whole()
	}
	return err
}

// reach returns the numbers of the shards that have a copy on such a node, and counts them.
func (c *Client) reach(ctx context.Context, index string) (shards []string, of Shards, err error) {
	var got struct {
		Shards [][]struct {
			State string `json:"state"`
			Node  string `json:"node"`
			Shard int    `json:"shard"`
		} `json:"shards"`
	}
	r := request{method: http.MethodGet, path: Path(index, "_search_shards"), query: url.Values{"local": {"true"}}, read: reads}
	if err := c.call(ctx, r, &got); err != nil {
		return nil, of, err
	}
	silent := c.Silent()
	for _, copies := range got.Shards {
		for _, is := range copies {
			if (is.State == "STARTED" || is.State == "RELOCATING") && !slices.Contains(silent, is.Node) {
				shards = append(shards, strconv.Itoa(is.Shard))
				break
			}
		}
	}
	return shards, Shards{Total: len(got.Shards), Successful: len(shards)}, nil
}
