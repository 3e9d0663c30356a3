package cluster

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// Info says what answers at the cluster's address.
type Info struct {
	Cluster string // its name
	Version string // such as 3.8.0
}

// oldest is the version of OpenSearch that dateline needs.
var oldest = [2]int{2, 19}

// Info asks who is there. It is Unsupported where that is no OpenSearch of 2.19 or
// newer.
func (c *Client) Info(ctx context.Context) (Info, error) {
	var got struct {
		Name    string `json:"cluster_name"`
		Version struct {
			Distribution string `json:"distribution"`
			Number       string `json:"number"`
		} `json:"version"`
	}
	if err := c.Call(ctx, http.MethodGet, "/", nil, nil, &got); err != nil {
		return Info{}, err
	}
	i := Info{got.Name, got.Version.Number}
	if got.Version.Distribution != "opensearch" || !recent(i.Version) {
		return i, &dateline.Error{
			Kind: dateline.Unsupported, Message: "the cluster is " + strings.TrimSpace(got.Version.Distribution+" "+i.Version),
			Hint: "dateline needs OpenSearch 2.19 or newer",
		}
	}
	return i, nil
}

func recent(version string) bool {
	parts := strings.SplitN(version, ".", 3)
	if len(parts) < 2 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	minor, err2 := strconv.Atoi(parts[1])
	return err == nil && err2 == nil && (major > oldest[0] || major == oldest[0] && minor >= oldest[1])
}

// Health is the state of a cluster, or of some of its indices.
type Health struct {
	Status     string `json:"status"` // green, yellow or red
	TimedOut   bool   `json:"timed_out"`
	Nodes      int    `json:"number_of_nodes"`
	Shards     int    `json:"active_shards"`
	Unassigned int    `json:"unassigned_shards"`
}

// Health asks for the state of an index, or of all if it is "". With a status it
// waits until that or a better one is reached, for wait at most: TimedOut says that
// it was not.
func (c *Client) Health(ctx context.Context, index, status string, wait time.Duration) (Health, error) {
	q := url.Values{}
	if status != "" {
		q.Set("wait_for_status", status)
		q.Set("timeout", millis(wait))
	}
	path := "/_cluster/health"
	if index != "" {
		path = Path("_cluster", "health", index)
	}
	patient := *c
	patient.options.Attempt += wait
	// Where it is not reached in time the status is 408, with the same body.
	rep, err := patient.attempts(ctx, request{method: http.MethodGet, path: path, query: q})
	if err != nil {
		return Health{}, err
	}
	if rep.status != http.StatusOK && rep.status != http.StatusRequestTimeout {
		return Health{}, failureOf(rep).asError()
	}
	var h Health
	return h, rep.decode(&h)
}

// Missing returns of each index that pattern fits how many copies of its shards are not
// there, as the node sees it that answers: they were lost, or are being made.
func (c *Client) Missing(ctx context.Context, pattern string) (map[string]int, error) {
	var got struct {
		Indices map[string]struct {
			Unassigned int `json:"unassigned_shards"`
			Begun      int `json:"initializing_shards"`
		} `json:"indices"`
	}
	q := url.Values{"level": {"indices"}, "local": {"true"}, "expand_wildcards": {"all"}}
	if err := c.Call(ctx, http.MethodGet, Path("_cluster", "health", pattern), q, nil, &got); err != nil {
		return nil, err
	}
	out := map[string]int{}
	for name, i := range got.Indices {
		out[name] = i.Unassigned + i.Begun
	}
	return out, nil
}
