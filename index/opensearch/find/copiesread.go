package find

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// Fields of a current text that its copies are found by.
const (
	fieldSame   = "same"   // hash of the text, as sameOf writes it; absent where there are no words
	fieldRuns   = "runs"   // its keys, see copies.Sketch.Keys, as runOf writes them
	fieldSketch = "sketch" // the whole, a value that only the document brings
)

func sameOf(s copies.Sketch) string { return fmt.Sprintf("%016x", s.Text) }
func runOf(key uint32) string       { return fmt.Sprintf("%08x", key) }

func runsOf(keys []uint32) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = runOf(key)
	}
	return out
}

func keyOf(run string) (uint32, error) {
	n, err := strconv.ParseUint(run, 16, 32)
	return uint32(n), err
}

// member is an article as the index has it.
type member struct {
	id, group string
	copied    bool
	sketch    copies.Sketch
}

// memberFields are what a member is read from, without its source.
var memberFields = []string{fieldID, fieldGroup, fieldCopied, fieldSketch}

func memberOf(h cluster.Hit) (m member, err error) {
	if err = firstOf(h.Fields[fieldID], &m.id); err != nil {
		return m, err
	}
	m.group = m.id
	if err = firstOf(h.Fields[fieldGroup], &m.group); err != nil {
		return m, err
	}
	if err = firstOf(h.Fields[fieldCopied], &m.copied); err != nil {
		return m, err
	}
	var written string
	if err = firstOf(h.Fields[fieldSketch], &written); err != nil || written == "" {
		return m, err
	}
	raw, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(written, "=")) // OpenSearch leaves the signs at the end out
	if err == nil {
		m.sketch, err = copies.Parse(raw)
	}
	if err != nil {
		err = &dateline.Error{Kind: dateline.Internal, Message: "the sketch of article " + m.id + " in the index cannot be read", Err: err}
	}
	return m, err
}

// columnar lets a search read some fields of its hits and nothing else, not even their names:
// sources are packed many in one, and to unpack one for each hit takes most of the time.
func columnar(body dsl, fields ...string) dsl {
	body["_source"], body["stored_fields"], body["docvalue_fields"] = false, "_none_", fields
	body["track_total_hits"] = false
	return body
}

// firstOf reads the only value of a field, if there is one.
func firstOf[T any](raw json.RawMessage, into *T) error {
	if raw == nil {
		return nil
	}
	var list []T
	if err := decode(raw, &list); err != nil {
		return err
	}
	if len(list) > 0 {
		*into = list[0]
	}
	return nil
}

// members yields all articles that a query matches.
func (r *regrouping) members(q dsl) iter.Seq2[member, error] {
	return func(yield func(member, error) bool) {
		for h, err := range r.hits(q, memberFields) {
			var m member
			if err == nil {
				m, err = memberOf(h)
			}
			if !yield(m, err) || err != nil {
				return
			}
		}
	}
}

// membersAtOnce is how many articles are read at once.
const membersAtOnce = 5_000

// currentOnes asks for the current texts that a query matches, by id.
func currentOnes(q dsl, fields []string) dsl {
	return columnar(dsl{"size": membersAtOnce, "query": allOf(term(fieldCurrent, true), q), "sort": []dsl{{fieldID: "asc"}}}, fields...)
}

// hits yields all current texts that a query matches, by id.
func (r *regrouping) hits(q dsl, fields []string) iter.Seq2[cluster.Hit, error] {
	return func(yield func(cluster.Hit, error) bool) {
		body := currentOnes(q, fields)
		got, err := r.client.Search(r.ctx, r.index, nil, body)
		if err != nil {
			yield(cluster.Hit{}, err)
			return
		}
		r.hitsFrom(got, body)(yield)
	}
}

// hitsFrom yields the hits of an answer to body, and those behind it.
func (r *regrouping) hitsFrom(got cluster.Answer, body dsl) iter.Seq2[cluster.Hit, error] {
	return func(yield func(cluster.Hit, error) bool) {
		for {
			for _, h := range got.Hits.Hits {
				if !yield(h, nil) {
					return
				}
			}
			n := len(got.Hits.Hits)
			if n < membersAtOnce {
				return
			}
			body["search_after"] = got.Hits.Hits[n-1].Sort
			var err error
			if got, err = r.client.Search(r.ctx, r.index, nil, body); err != nil {
				yield(cluster.Hit{}, err)
				return
			}
		}
	}
}
