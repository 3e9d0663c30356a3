package cluster

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

// defaultContent is http.max_content_length of a node that says nothing else: 100 MiB.
const defaultContent = 100 << 20

// MaxContent returns how many bytes every node of the cluster takes in one request. A
// cluster that does not tell this user is taken for one that says nothing else.
func (c *Client) MaxContent(ctx context.Context) (int64, error) {
	var got struct {
		Nodes map[string]struct {
			HTTP struct {
				Max int64 `json:"max_content_length_in_bytes"`
			} `json:"http"`
		} `json:"nodes"`
	}
	err := c.Call(ctx, http.MethodGet, "/_nodes/http", url.Values{"filter_path": {"nodes.*.http.max_content_length_in_bytes"}}, nil, &got)
	var f *Failure
	if errors.As(err, &f) && (f.Status == http.StatusForbidden || f.Status == http.StatusNotFound) {
		c.options.Log.Warn("the cluster does not say how much it takes in one request", "cause", err)
		return defaultContent, nil
	}
	least := int64(0)
	for _, n := range got.Nodes {
		if n.HTTP.Max > 0 && (least == 0 || n.HTTP.Max < least) {
			least = n.HTTP.Max
		}
	}
	if least == 0 {
		least = defaultContent
	}
	return least, err
}
