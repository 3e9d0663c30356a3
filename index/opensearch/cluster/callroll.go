package cluster

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// pingLeast is how long a node has for its answer at least.
const pingLeast = lateLeast / 2

// heard is what one address says.
type heard struct{ silent, present []string }

// callRoll asks each address which nodes of the cluster answer within most. One that says
// so itself is left out no more; one that does not is. Where nobody says anything, what was
// known before holds, and answered is false.
func (c *Client) callRoll(ctx context.Context, most time.Duration) (answered bool) {
	// An address waits for the nodes that are silent, and then answers.
	ctx, cancel := context.WithTimeoutCause(ctx, 2*most, errAttempt)
	defer cancel()
	told := make(chan heard, len(c.nodes.hosts))
	for _, host := range c.nodes.hosts {
		go func() { told <- c.asksAround(ctx, host, most) }()
	}
	out, all, named := c.nodes.leftOut(), heard{}, 0
	for range c.nodes.hosts {
		one := <-told
		if len(one.present) == 0 {
			continue
		}
		all.silent, all.present = append(all.silent, one.silent...), append(all.present, one.present...)
		// The last one may be silent itself. The others are waited for: nodes with much to
		// do are slow to hear of each other, but each hears itself.
		if named++; named == len(c.nodes.hosts)-1 {
			c.hears(all)
		}
	}
	if named > 0 {
		c.hears(all)
	}
	if !slices.Equal(c.nodes.leftOut(), out) {
		was := c.rolls.now()
		c.rolls.put(&roll{silent: was.silent, present: was.present})
	}
	return named > 0
}

// ping is how long a node has for its answer to a roll call.
func (c *Client) ping() time.Duration {
	if c.options.Ping > 0 {
		return c.options.Ping
	}
	return max(c.pace.lateAfter(reads)/2, pingLeast)
}

// hears takes what was heard until now: a node is silent that answers nobody.
func (c *Client) hears(all heard) {
	next := &roll{present: sorted(all.present)}
	next.silent = slices.DeleteFunc(sorted(all.silent), func(id string) bool { return slices.Contains(next.present, id) })
	was := c.rolls.now()
	if slices.Equal(was.silent, next.silent) && (len(next.silent) == 0 || slices.Equal(was.present, next.present)) {
		return
	}
	c.rolls.put(next)
}

func sorted(ids []string) []string {
	out := slices.Sorted(slices.Values(ids))
	return slices.Compact(out)
}

// asksAround asks an address who of the cluster answers within most. Nobody is named
// where this user is not told.
func (c *Client) asksAround(ctx context.Context, host string, most time.Duration) heard {
	var got struct {
		Head struct {
			Failures []struct {
				Node string `json:"node_id"`
			} `json:"failures"`
		} `json:"_nodes"`
		Nodes map[string]json.RawMessage `json:"nodes"`
	}
	q := url.Values{"timeout": {millis(most)}, "filter_path": {"_nodes.failures.node_id,nodes.*.name"}}
	rep, err := c.once(ctx, request{method: http.MethodGet, path: "/_nodes/process", query: q}, host)
	var one heard
	if err != nil || rep.status != http.StatusOK || json.Unmarshal(rep.body, &got) != nil {
		return one
	}
	for _, f := range got.Head.Failures {
		one.silent = append(one.silent, f.Node)
	}
	one.present = keys(got.Nodes)
	return one
}
