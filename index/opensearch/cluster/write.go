package cluster

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"

	"dateline"
)

// Op is what a Write does.
type Op uint8

// Operations. All of them are whole documents: there are no scripts.
const (
	Index  Op = iota // puts the document, in the place of the old one if there is one
	Create           // puts a document that is not there yet; ErrConflict if it is
	Delete           // removes the document; ErrAbsent if it is not there
)

var opNames = [...]string{"index", "create", "delete"}

// Guard says how a Write looks at the state that is there. At most one is set.
type Guard struct {
	If      *Stamp // only if the document has this state; ErrConflict if not
	Version int64  // only if the one there has a smaller version, which this one replaces; 0: no matter; ErrConflict if not
	Equal   bool   // with Version: or the same
}

// Write is one change of one document.
type Write struct {
	Op Op
	Ref
	Guard
	Source json.RawMessage // JSON without ends of lines; nil for Delete
}

// Written is what became of a Write.
type Written struct {
	Ref
	Stamp
	Version int64
	Copies  int   // of the shard that have it
	Of      int   // copies that the shard is to have
	Err     error // nil if it was carried out; ErrConflict, ErrAbsent and so on otherwise
}

// Write carries out one Write. Its error is that of the Written too.
func (c *Client) Write(ctx context.Context, w Write) (Written, error) {
	if err := w.check(); err != nil {
		return Written{Ref: w.Ref, Err: err}, err
	}
	method, verb := http.MethodPut, "_doc"
	switch w.Op {
	case Create:
		verb = "_create"
	case Delete:
		method = http.MethodDelete
	}
	var got item
	path := Path(w.Index, verb, w.ID)
	err := c.call(ctx, request{method: method, path: path, query: w.query(c.options), body: w.Source, kind: kindJSON}, &got)
	out := got.written(w.Ref)
	out.Err = err
	return out, err
}

func (w Write) check() error {
	switch {
	case w.ID == "" || len(w.ID) > 512:
		return dateline.Errorf(dateline.Internal, "an id of the cluster has 1 to 512 bytes, not %d", len(w.ID))
	case w.If != nil && w.Version != 0, w.Op == Create && (w.If != nil || w.Version != 0):
		return dateline.Errorf(dateline.Internal, "a write to the cluster has two guards")
	case (w.Op == Delete) != (w.Source == nil):
		return dateline.Errorf(dateline.Internal, "a write to the cluster has no document, or a removal one")
	}
	return nil
}

func (w Write) query(o Options) url.Values {
	q := o.writing()
	if w.If != nil {
		q.Set("if_seq_no", strconv.FormatInt(w.If.SeqNo, 10))
		q.Set("if_primary_term", strconv.FormatInt(w.If.Term, 10))
	}
	if w.Version != 0 {
		q.Set("version", strconv.FormatInt(w.Version, 10))
		q.Set("version_type", w.versionType())
	}
	return q
}

func (g Guard) versionType() string {
	if g.Equal {
		return "external_gte"
	}
	return "external"
}

// item is OpenSearch's answer to one write, alone or in a bulk.
type item struct {
	Version int64 `json:"_version"`
	Stamp
	Shards struct {
		Total      int `json:"total"`
		Successful int `json:"successful"`
	} `json:"_shards"`
	Status int             `json:"status"`
	Error  json.RawMessage `json:"error"`
}

func (i item) written(ref Ref) Written {
	return Written{Ref: ref, Stamp: i.Stamp, Version: i.Version, Copies: i.Shards.Successful, Of: i.Shards.Total}
}
