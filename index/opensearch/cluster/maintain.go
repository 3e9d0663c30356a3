package cluster

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// ExpungeDeletes rewrites the segments of indices that hold removed documents, so
// that these are gone from the files. It takes as long as it takes: the time of
// one attempt does not bound it, ctx does.
func (c *Client) ExpungeDeletes(ctx context.Context, indices ...string) error {
	patient := *c
	patient.options.Attempt = longAttempt
	return patient.shards(ctx, "_forcemerge", indices, url.Values{"only_expunge_deletes": {"true"}})
}

// Merge makes at most segments segments of each shard; see ExpungeDeletes.
func (c *Client) Merge(ctx context.Context, segments string, indices ...string) error {
	patient := *c
	patient.options.Attempt = longAttempt
	return patient.shards(ctx, "_forcemerge", indices, url.Values{"max_num_segments": {segments}})
}

// shards makes a call that each copy of each shard carries out. Copies that are not
// there at the moment are not counted by OpenSearch: they do it when they are made
// anew. One that failed is Unavailable.
func (c *Client) shards(ctx context.Context, verb string, indices []string, query url.Values) error {
	var got struct {
		Shards Shards `json:"_shards"`
	}
	if err := c.Call(ctx, http.MethodPost, Path(strings.Join(indices, ","), verb), query, nil, &got); err != nil {
		return err
	}
	if got.Shards.Failed > 0 {
		return got.Shards.whole()
	}
	return nil
}

// Size is what an index holds.
type Size struct {
	Docs    int64 // documents of its primaries
	Deleted int64 // documents whose space is not given back yet
	Bytes   int64 // of its primaries
	Total   int64 // bytes with all copies
}

// Sizes returns the sizes of indices by their names.
func (c *Client) Sizes(ctx context.Context, indices ...string) (map[string]Size, error) {
	type part struct {
		Docs struct {
			Count   int64 `json:"count"`
			Deleted int64 `json:"deleted"`
		} `json:"docs"`
		Store struct {
			Bytes int64 `json:"size_in_bytes"`
		} `json:"store"`
	}
	var got struct {
		Indices map[string]struct{ Primaries, Total part } `json:"indices"`
	}
	if err := c.Call(ctx, http.MethodGet, Path(strings.Join(indices, ","), "_stats", "docs,store"), nil, nil, &got); err != nil {
		return nil, err
	}
	out := map[string]Size{}
	for name, i := range got.Indices {
		out[name] = Size{i.Primaries.Docs.Count, i.Primaries.Docs.Deleted, i.Primaries.Store.Bytes, i.Total.Store.Bytes}
	}
	return out, nil
}

func absentIsNone(err error) error {
	if errors.Is(err, ErrAbsent) {
		return nil
	}
	return err
}
