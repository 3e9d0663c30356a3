package cluster

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"dateline"
)

const (
	kindJSON  = "application/json"
	kindLines = "application/x-ndjson"
)

// Call makes any call. path is made by Path, query may be nil. body is nil, JSON as
// []byte or json.RawMessage, or what encoding/json can write; into is where the
// answer is read to, nil if it does not matter. See the package comment for errors.
func (c *Client) Call(ctx context.Context, method, path string, query url.Values, body, into any) error {
	raw, err := encode(body)
	if err != nil {
		return err
	}
	return c.call(ctx, request{method: method, path: path, query: query, body: raw, kind: kindJSON}, into)
}

func (c *Client) call(ctx context.Context, r request, into any) error {
	rep, err := c.answered(ctx, r)
	if err != nil {
		return err
	}
	return rep.decode(into)
}

// read is call of a read with a body as Call takes it.
func (c *Client) read(ctx context.Context, r request, body, into any) (err error) {
	if r.body, err = encode(body); err != nil {
		return err
	}
	r.kind = kindJSON
	return c.call(ctx, r, into)
}

// answered makes a call, whose reply has a status of success.
func (c *Client) answered(ctx context.Context, r request) (reply, error) {
	rep, err := c.attempts(ctx, r)
	switch {
	case err != nil:
		return reply{}, err
	case rep.status < 200 || rep.status > 299:
		return reply{}, failureOf(rep).asError()
	}
	return rep, nil
}

func (r reply) decode(into any) error {
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(r.body, into); err != nil {
		return &dateline.Error{
			Kind: dateline.Unavailable, Message: "what answers at the cluster's address is not OpenSearch",
			Hint: "see the address", Err: err,
		}
	}
	return nil
}

// exists makes a HEAD call: 200 or 404.
func (c *Client) exists(ctx context.Context, path string) (bool, error) {
	rep, err := c.attempts(ctx, request{method: http.MethodHead, path: path})
	switch {
	case err != nil:
		return false, err
	case rep.status == http.StatusNotFound:
		return false, nil
	case rep.status != http.StatusOK:
		return false, failureOf(rep).asError()
	}
	return true, nil
}

func encode(body any) ([]byte, error) {
	switch b := body.(type) {
	case nil:
		return nil, nil
	case []byte:
		return b, nil
	case json.RawMessage:
		return b, nil
	}
	raw, err := json.Marshal(body)
	if err != nil {
		return nil, &dateline.Error{Kind: dateline.Internal, Message: "a call to the cluster cannot be written", Err: err}
	}
	return raw, nil
}

// Path joins the parts of a path, each of which may hold any characters.
func Path(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteByte('/')
		b.WriteString(url.PathEscape(p))
	}
	return b.String()
}

func withQuery(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}
