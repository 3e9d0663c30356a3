package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// Ref names a document. An ID has 1 to 512 bytes.
type Ref struct{ Index, ID string }

// Stamp is the state of a document that a write can ask for.
type Stamp struct {
	SeqNo int64 `json:"_seq_no"`
	Term  int64 `json:"_primary_term"`
}

// Doc is a document as it is at this moment, whether a refresh has made it
// searchable or not. It may be of a write that is not acknowledged yet.
type Doc struct {
	Index   string          `json:"_index"`
	ID      string          `json:"_id"`
	Found   bool            `json:"found"` // all below is zero if not
	Version int64           `json:"_version"`
	Source  json.RawMessage `json:"_source"`
	Stamp
}

// Fields of a source that are wanted. nil is all, an empty one is none.
type Fields []string

// None asks for no source.
var None = Fields{}

// primary lets a document be read where it is written first, while that node is there.
// Copies have it a moment later, so whoever read now here and now there could see it
// come and go.
const primary = "_primary_first"

func (f Fields) query() url.Values {
	q := url.Values{"preference": {primary}}
	switch {
	case f == nil:
	case len(f) == 0:
		q.Set("_source", "false")
	default:
		q.Set("_source_includes", strings.Join(f, ","))
	}
	return q
}

// value is the form of f in the body of a search or a multi get.
func (f Fields) value() any {
	switch {
	case f == nil:
		return true
	case len(f) == 0:
		return false
	}
	return []string(f)
}

// Get returns a document, which is not Found where there is none. It is ErrAbsent
// where there is no such index.
func (c *Client) Get(ctx context.Context, ref Ref, fields Fields) (Doc, error) {
	d := Doc{Index: ref.Index, ID: ref.ID}
	r := request{method: http.MethodGet, path: Path(ref.Index, "_doc", ref.ID), query: fields.query(), read: reads, anyCopy: takesAnyCopy(ctx)}
	err := c.read(ctx, r, nil, &d)
	var f *Failure
	if errors.Is(err, ErrAbsent) && errors.As(err, &f) && f.Type == "" {
		return d, nil
	}
	return d, err
}

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

// mgetPatiently reads again while a shard of one of refs is not there: it may be just being
// made, or moving to another node.
func (c *Client) mgetPatiently(ctx context.Context, refs []Ref, fields Fields) ([]Doc, error) {
	end := time.Now().Add(c.options.Patience)
	for n := 1; ; n++ {
		docs, err := c.mget(ctx, refs, fields)
		var f *Failure
		if !errors.As(err, &f) || f.Type != "no_shard_available_action_exception" || time.Now().After(end) {
			return docs, err
		}
		if err := sleep(ctx, pauseBefore(n)); err != nil {
			return nil, err
		}
	}
}

func (c *Client) mget(ctx context.Context, refs []Ref, fields Fields) ([]Doc, error) {
	items := make([]getItem, len(refs))
	for i, r := range refs {
		items[i] = getItem{r.Index, r.ID, fields.value()}
	}
	var got struct {
		Docs []gotItem `json:"docs"`
	}
	r := request{method: http.MethodPost, path: "/_mget", query: url.Values{"preference": {primary}}, read: reads, anyCopy: takesAnyCopy(ctx)}
	if err := c.read(ctx, r, map[string]any{"docs": items}, &got); err != nil {
		return nil, err
	}
	if len(got.Docs) != len(refs) {
		return nil, short("documents", len(got.Docs), len(refs))
	}
	out := make([]Doc, len(refs))
	for i, d := range got.Docs {
		if len(d.Error) > 0 {
			return nil, failureOf(reply{status: http.StatusServiceUnavailable, body: mustJSON(told{d.Error})}).asError()
		}
		out[i] = d.Doc
	}
	return out, nil
}

func short(what string, got, asked int) error {
	return &dateline.Error{
		Kind: dateline.Unavailable, Message: "the cluster answered a part of what was asked",
		Err: errors.New(strconv.Itoa(got) + " of " + strconv.Itoa(asked) + " " + what),
	}
}

// mustJSON writes what is JSON already.
func mustJSON(v any) []byte {
	raw, _ := json.Marshal(v)
	return raw
}
