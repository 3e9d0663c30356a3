package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"dateline"
)

// Answer is what a search found. It is whole: see Search.
type Answer struct {
	TimedOut bool   `json:"timed_out"`
	PIT      string `json:"pit_id"` // of a search in a point in time
	Shards   Shards `json:"_shards"`
	Hits     struct {
		Total    Total    `json:"total"`
		MaxScore *float64 `json:"max_score"`
		Hits     []Hit    `json:"hits"`
	} `json:"hits"`
	Aggregations map[string]json.RawMessage `json:"aggregations"`
}

// Total is how many documents match; a lower bound where Relation is not "eq".
type Total struct {
	Value    int64  `json:"value"`
	Relation string `json:"relation"`
}

// Shards says how many of the shards that were asked have answered.
type Shards struct {
	Total      int             `json:"total"`
	Successful int             `json:"successful"` // skipped ones too
	Skipped    int             `json:"skipped"`
	Failed     int             `json:"failed"`
	Failures   json.RawMessage `json:"failures"`
}

// Hit is one document found. What was not asked for is zero.
type Hit struct {
	Index   string                     `json:"_index"`
	ID      string                     `json:"_id"`
	Score   *float64                   `json:"_score"`
	Source  json.RawMessage            `json:"_source"`
	Fields  map[string]json.RawMessage `json:"fields"`
	Sort    []json.RawMessage          `json:"sort"` // as search_after takes them: raw, since numbers above 2^53 have to stay exact
	Version int64                      `json:"_version"`
	Stamp
	Explanation    json.RawMessage            `json:"_explanation"`
	MatchedQueries json.RawMessage            `json:"matched_queries"`
	InnerHits      map[string]json.RawMessage `json:"inner_hits"`
}

// Search asks one question. index may be several with commas between, an alias or a
// pattern; it is "" where body has a point in time. query may be nil; search_type
// and preference go there. body is as in Call.
//
// An answer is whole or refused as Unavailable: each shard has answered, in time. It is
// ErrExpired where the point in time has ended, as it does with the first node that it
// is on: then the caller opens another.
func (c *Client) Search(ctx context.Context, index string, query url.Values, body any) (Answer, error) {
	q := url.Values{"allow_partial_search_results": {"false"}}
	for k, v := range query {
		q[k] = v
	}
	path := "/_search"
	if index != "" {
		path = Path(index, "_search")
	}
	var a Answer
	r := request{method: http.MethodPost, path: path, query: q, pit: index == "", read: searches, anyCopy: index != "" && !q.Has("preference")}
	if err := c.read(ctx, r, body, &a); err != nil {
		return Answer{}, err
	}
	return a, a.whole()
}

func (a Answer) whole() error {
	if a.TimedOut {
		return &dateline.Error{
			Kind: dateline.Unavailable, Message: "the cluster did not finish the search in time", Hint: "try again later",
		}
	}
	return a.Shards.whole()
}

// Missing is how many of the shards have not answered on any copy.
func (s Shards) Missing() int { return s.Total - s.Successful }

func (s Shards) whole() error {
	if s.Successful == s.Total && s.Failed == 0 {
		return nil
	}
	return &dateline.Error{
		Kind: dateline.Unavailable, Message: "a part of the index cannot be searched at the moment", Hint: "try again later",
		Err: fmt.Errorf("%w: %d of %d shards answered: %s", ErrPart, s.Successful, s.Total, s.Failures),
	}
}

// Question is one of several.
type Question struct {
	Index string // see Search
	Body  any
}

// MSearch asks several questions in one call, and returns their answers in order.
// One that is not whole, or failed, is the error of all.
func (c *Client) MSearch(ctx context.Context, qs []Question) ([]Answer, error) {
	body, err := questions(qs)
	if err != nil || len(qs) == 0 {
		return nil, err
	}
	var got struct {
		Responses []struct {
			Answer
			Status int             `json:"status"`
			Error  json.RawMessage `json:"error"`
		} `json:"responses"`
	}
	if err := c.call(ctx, request{method: http.MethodPost, path: "/_msearch", body: body, kind: kindLines, read: searches}, &got); err != nil {
		return nil, err
	}
	if len(got.Responses) != len(qs) {
		return nil, short("searches", len(got.Responses), len(qs))
	}
	out := make([]Answer, len(qs))
	for i, r := range got.Responses {
		if r.Status != http.StatusOK {
			return nil, failureOf(reply{status: r.Status, body: mustJSON(told{r.Error}), pit: qs[i].Index == ""}).asError()
		}
		if err := r.whole(); err != nil {
			return nil, err
		}
		out[i] = r.Answer
	}
	return out, nil
}

func questions(qs []Question) ([]byte, error) {
	var out []byte
	for _, q := range qs {
		head := map[string]any{"allow_partial_search_results": false}
		if q.Index != "" {
			head["index"] = q.Index
		}
		body, err := encode(q.Body)
		if err != nil {
			return nil, err
		}
		out = append(append(out, mustJSON(head)...), '\n')
		out = append(append(out, body...), '\n')
	}
	return out, nil
}

// Count returns how many documents of index match; body is {"query":…} or nil for all.
func (c *Client) Count(ctx context.Context, index string, body any) (int64, error) {
	var got struct {
		Count  int64  `json:"count"`
		Shards Shards `json:"_shards"`
	}
	r := request{method: http.MethodPost, path: Path(index, "_count"), read: searches, anyCopy: true}
	if err := c.read(ctx, r, body, &got); err != nil {
		return 0, err
	}
	return got.Count, got.Shards.whole()
}
