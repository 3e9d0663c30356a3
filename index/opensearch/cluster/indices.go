package cluster

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// CreateIndex makes an index of settings and mappings; ErrConflict if it is there.
func (c *Client) CreateIndex(ctx context.Context, name string, body any) error {
	return c.Call(ctx, http.MethodPut, Path(name), nil, body, nil)
}

// DeleteIndex removes indices, named one by one; ErrAbsent if one is not there.
func (c *Client) DeleteIndex(ctx context.Context, names ...string) error {
	return c.Call(ctx, http.MethodDelete, Path(strings.Join(names, ",")), nil, nil, nil)
}

// IndexExists reports whether there is an index or alias of this name.
func (c *Client) IndexExists(ctx context.Context, name string) (bool, error) {
	return c.exists(ctx, Path(name))
}

// Indices returns the names of the indices that pattern fits, such as name.*, sorted.
func (c *Client) Indices(ctx context.Context, pattern string) ([]string, error) {
	got := map[string]json.RawMessage{}
	q := url.Values{"expand_wildcards": {"all"}, "allow_no_indices": {"true"}}
	if err := c.Call(ctx, http.MethodGet, Path(pattern, "_settings", "index.uuid"), q, nil, &got); err != nil {
		return nil, err
	}
	return keys(got), nil
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// PutSettings changes settings of an index.
func (c *Client) PutSettings(ctx context.Context, index string, settings any) error {
	return c.Call(ctx, http.MethodPut, Path(index, "_settings"), nil, settings, nil)
}

// Settings returns the settings of one index by their flat names, such as
// index.number_of_shards; all values are strings or lists of them.
func (c *Client) Settings(ctx context.Context, index string) (map[string]any, error) {
	var got map[string]struct {
		Settings map[string]any `json:"settings"`
	}
	err := c.Call(ctx, http.MethodGet, Path(index, "_settings"), url.Values{"flat_settings": {"true"}}, nil, &got)
	for _, one := range got {
		return one.Settings, err
	}
	return nil, err
}

// Mapping returns the mapping of one index.
func (c *Client) Mapping(ctx context.Context, index string) (json.RawMessage, error) {
	var got map[string]struct {
		Mappings json.RawMessage `json:"mappings"`
	}
	err := c.Call(ctx, http.MethodGet, Path(index, "_mapping"), nil, nil, &got)
	for _, one := range got {
		return one.Mappings, err
	}
	return nil, err
}

// Alias returns the indices behind an alias, of those that pattern fits, sorted; none if there
// is no such alias. Without a pattern it would take the right to see all indices.
func (c *Client) Alias(ctx context.Context, pattern, alias string) ([]string, error) {
	got := map[string]json.RawMessage{}
	err := absentIsNone(c.call(ctx, request{method: http.MethodGet, path: Path(pattern, "_alias", alias), read: reads}, &got))
	if err != nil {
		return nil, err
	}
	return keys(got), nil
}

// SwapAlias lets an alias name the index to, and nothing else, in one step. It is
// ErrAbsent if from is not what the alias named before; none if there was none.
func (c *Client) SwapAlias(ctx context.Context, alias string, from []string, to string) error {
	type target struct {
		Index     string `json:"index"`
		Alias     string `json:"alias"`
		MustExist *bool  `json:"must_exist,omitempty"`
	}
	yes := true
	var actions []map[string]target
	for _, f := range from {
		actions = append(actions, map[string]target{"remove": {f, alias, &yes}})
	}
	actions = append(actions, map[string]target{"add": {Index: to, Alias: alias}})
	return c.Call(ctx, http.MethodPost, "/_aliases", nil, map[string]any{"actions": actions}, nil)
}

// Refresh lets searches see what was written to indices before. Every shard does.
func (c *Client) Refresh(ctx context.Context, indices ...string) error {
	return c.shards(ctx, "_refresh", indices, nil)
}

// Flush writes what is in the logs of indices to their segments.
func (c *Client) Flush(ctx context.Context, indices ...string) error {
	return c.shards(ctx, "_flush", indices, nil)
}
