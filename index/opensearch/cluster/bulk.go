package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
	"slices"
	"time"

	"dateline"
)

// Bulk carries out many writes, in requests of Options.MaxBulk bytes and one after
// the other, and yields what became of each in their order. A write that the
// cluster has no room for at the moment is made again; so writes of one Bulk that
// are about the same document need a Version. An error of the whole, as when the
// cluster is away, ends it: writes that were not yielded by then may have been
// carried out or not.
func (c *Client) Bulk(ctx context.Context, writes iter.Seq[Write]) iter.Seq2[Written, error] {
	return func(yield func(Written, error) bool) {
		var p parcel
		send := func() bool {
			done, err := c.parcel(ctx, &p)
			for _, w := range done {
				if !yield(w, nil) {
					return false
				}
			}
			if err != nil {
				yield(Written{}, err)
			}
			p = parcel{}
			return err == nil
		}
		for w := range writes {
			lines, err := w.lines()
			if err != nil {
				yield(Written{Ref: w.Ref, Err: err}, err)
				return
			}
			if p.bytes > 0 && p.bytes+len(lines) > c.options.MaxBulk && !send() {
				return
			}
			p.add(w, lines)
		}
		if p.bytes > 0 {
			send()
		}
	}
}

// BulkAll is Bulk of a slice. The error is that of the whole, or the first of a
// write that is none of ErrConflict and ErrAbsent: these are for the caller to judge.
func (c *Client) BulkAll(ctx context.Context, writes []Write) ([]Written, error) {
	out := make([]Written, 0, len(writes))
	var first error
	for w, err := range c.Bulk(ctx, slices.Values(writes)) {
		if err != nil {
			return out, err
		}
		out = append(out, w)
		if w.Err != nil && first == nil && !errors.Is(w.Err, ErrConflict) && !errors.Is(w.Err, ErrAbsent) {
			first = w.Err
		}
	}
	return out, first
}

// parcel is what goes in one request.
type parcel struct {
	writes []Write
	lines  [][]byte
	done   []bool // it may have been carried out, though it was answered otherwise
	bytes  int
}

func (p *parcel) add(w Write, lines []byte) {
	p.writes, p.lines, p.done = append(p.writes, w), append(p.lines, lines), append(p.done, false)
	p.bytes += len(lines)
}

// parcel sends p until no write of it was turned away for the moment, or patience
// is over.
func (c *Client) parcel(ctx context.Context, p *parcel) ([]Written, error) {
	out := make([]Written, len(p.writes))
	left := make([]int, len(p.writes))
	for i := range left {
		left[i] = i
	}
	end := time.Now().Add(c.options.Patience)
	for n := 1; ; n++ {
		var err error
		if left, err = c.sendParcel(ctx, p, left, out); errors.Is(err, ErrTooLarge) {
			return c.oneByOne(ctx, p, err)
		}
		if err != nil {
			return nil, err
		}
		pause := pauseBefore(n)
		if len(left) == 0 || time.Now().Add(pause).After(end) {
			return out, nil
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, err
		}
	}
}

// oneByOne carries out the writes of a parcel that is too large for the cluster.
func (c *Client) oneByOne(ctx context.Context, p *parcel, tooLarge error) (out []Written, err error) {
	if len(p.writes) == 1 {
		return []Written{{Ref: p.writes[0].Ref, Err: tooLarge}}, nil
	}
	for i, w := range p.writes {
		var one parcel
		one.add(w, p.lines[i])
		done, err := c.parcel(ctx, &one)
		if err != nil {
			return out, err
		}
		out = append(out, done...)
	}
	return out, nil
}

// sendParcel sends the writes of p that are left, notes in out what became of them,
// and returns those that may go better the next time.
func (c *Client) sendParcel(ctx context.Context, p *parcel, left []int, out []Written) ([]int, error) {
	var body bytes.Buffer
	for _, i := range left {
		body.Write(p.lines[i])
	}
	rep, err := c.answered(ctx, request{
		method: http.MethodPost, path: "/_bulk", query: c.options.writing(), body: body.Bytes(), kind: kindLines,
	})
	if err != nil {
		return nil, err
	}
	var got struct {
		Items []map[string]item `json:"items"`
	}
	if err := rep.decode(&got); err != nil {
		return nil, err
	}
	if len(got.Items) != len(left) {
		return nil, short("writes", len(got.Items), len(left))
	}
	var again []int
	for k, i := range left {
		it := got.Items[k][opNames[p.writes[i].Op]]
		out[i] = it.written(p.writes[i].Ref)
		f := it.failure(rep.retried || p.done[i])
		if f == nil {
			out[i].Err = nil
			continue
		}
		out[i].Err = f.asError()
		if f.later() {
			again, p.done[i] = append(again, i), p.done[i] || f.Status != http.StatusTooManyRequests
		}
	}
	return again, nil
}

func (i item) failure(retried bool) *Failure {
	if i.Status >= 200 && i.Status <= 299 {
		return nil
	}
	return failureOf(reply{status: i.Status, body: mustJSON(told{i.Error}), retried: retried})
}

// lines are the two lines of w in the body of a bulk; a removal has one.
func (w Write) lines() ([]byte, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	action := map[string]any{"_index": w.Index, "_id": w.ID}
	if w.If != nil {
		action["if_seq_no"], action["if_primary_term"] = w.If.SeqNo, w.If.Term
	}
	if w.Version != 0 {
		action["version"], action["version_type"] = w.Version, w.versionType()
	}
	head, err := json.Marshal(map[string]any{opNames[w.Op]: action})
	if err != nil {
		return nil, err
	}
	if bytes.ContainsAny(w.Source, "\r\n") {
		return nil, dateline.Errorf(dateline.Internal, "a document for the cluster has ends of lines")
	}
	out := append(head, '\n')
	if w.Op != Delete {
		out = append(append(out, w.Source...), '\n')
	}
	return out, nil
}
