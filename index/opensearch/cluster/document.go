package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

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
