package cluster

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// maxGets is how many documents one request asks for.
const maxGets = 1000

// MGet returns a document for each of refs, in their order; see Get. Each is as it
// is at its moment: together they are no state.
func (c *Client) MGet(ctx context.Context, refs []Ref, fields Fields) ([]Doc, error) {
	out := make([]Doc, 0, len(refs))
	for len(refs) > 0 {
		n := min(len(refs), maxGets)
		docs, err := c.mgetPatiently(ctx, refs[:n], fields)
		if err != nil {
			return nil, err
		}
		out, refs = append(out, docs...), refs[n:]
	}
	return out, nil
}

type getItem struct {
	Index  string `json:"_index"`
	ID     string `json:"_id"`
	Source any    `json:"_source"`
}

type gotItem struct {
	Doc
	Error json.RawMessage `json:"error"`
}

// busyTypes are OpenSearch's names of what a node says that has too much to do.
var busyTypes = []string{"circuit_breaking_exception", "rejected_execution_exception"}

// mgetPatiently reads again while one of refs cannot be had for the moment: its shard may be
// just being made, or moving to another node, or its nodes have too much to do.
func (c *Client) mgetPatiently(ctx context.Context, refs []Ref, fields Fields) ([]Doc, error) {
	end := time.Now().Add(c.options.Patience)
	for n := 1; ; n++ {
		docs, later, err := c.mget(ctx, refs, fields)
		if !later || time.Now().After(end) {
			return docs, err
		}
		if err := sleep(ctx, pauseBefore(n)); err != nil {
			return nil, err
		}
	}
}

// mget reports by later whether one of the documents may be had when it is asked again.
func (c *Client) mget(ctx context.Context, refs []Ref, fields Fields) (out []Doc, later bool, err error) {
	items := make([]getItem, len(refs))
	for i, r := range refs {
		items[i] = getItem{r.Index, r.ID, fields.value()}
	}
	var got struct {
		Docs []gotItem `json:"docs"`
	}
	r := request{method: http.MethodPost, path: "/_mget", query: url.Values{"preference": {primary}}, read: reads, anyCopy: takesAnyCopy(ctx)}
	if err := c.read(ctx, r, map[string]any{"docs": items}, &got); err != nil {
		return nil, false, err
	}
	if len(got.Docs) != len(refs) {
		return nil, false, short("documents", len(got.Docs), len(refs))
	}
	for _, d := range got.Docs {
		if len(d.Error) > 0 {
			f := failureOf(reply{status: http.StatusServiceUnavailable, body: mustJSON(told{d.Error})})
			return nil, lostNode(f) || slices.Contains(busyTypes, f.Type), f.asError()
		}
		out = append(out, d.Doc)
	}
	return out, false, nil
}
