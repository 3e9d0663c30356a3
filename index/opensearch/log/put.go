package log

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// Put keeps a batch in one commit, all of it except what is rejected, see
// dateline.Archive and index/record, which decides in the same way.
func (l *Log) Put(ctx context.Context, batch []dateline.Article) (out []dateline.Outcome, upTo dateline.Seq, err error) {
	upTo, err = l.change(ctx, fmt.Sprintf("put %d articles", len(batch)), func(d *draft) (err error) {
		out, err = d.putAll(batch)
		return err
	})
	if err != nil {
		return nil, l.Head(), err
	}
	return out, upTo, nil
}

// putAll decides on every article in its turn.
func (d *draft) putAll(batch []dateline.Article) ([]dateline.Outcome, error) {
	out := make([]dateline.Outcome, len(batch))
	all := make([]ledger.Incoming, len(batch))
	for i, a := range batch {
		in, err := ledger.Accept(a, d.now)
		if err == nil {
			err = d.l.fits(a)
		}
		if err != nil {
			if out[i], err = ledger.Rejected("", err); err != nil {
				return nil, err
			}
			continue
		}
		all[i] = in
	}
	if err := d.prepare(all); err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].Keys == nil {
			continue // rejected
		}
		if err := d.ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if out[i], err = d.put(&all[i]); err != nil {
			return nil, fmt.Errorf("article %d of the batch: %w", i, err)
		}
	}
	return out, nil
}

// perByte is how many bytes of a request the index takes for one of a large text: its stems,
// its exact forms, the different ones of them, and the text, which is packed.
const perByte = 3

// fits refuses a text that is too large for the cluster.
func (l *Log) fits(a dateline.Article) error {
	if n := len(a.Title) + len(a.Body) + len(a.Remains); n > l.most {
		return dateline.Invalidf("body", "title, body and remains have %d bytes together; the cluster takes at most %d (a third of its http.max_content_length)", n, l.most)
	}
	return nil
}

// prepare reads at once what most articles of a Put are decided by: whose their keys are,
// those articles, and who has the ids that they would get.
func (d *draft) prepare(all []ledger.Incoming) error {
	if err := d.loadKeys(all); err != nil {
		return err
	}
	if err := d.loadOwners(); err != nil {
		return err
	}
	var ids []dateline.ID
	for i := range all {
		in := &all[i]
		if in.Keys == nil || slices.ContainsFunc(in.Keys, func(k dateline.Key) bool { return d.owners[ledger.HashOf(k)] != "" }) {
			continue
		}
		if in.ID != "" {
			ids = append(ids, in.ID)
		} else {
			ids = append(ids, in.Candidate(1))
		}
	}
	return d.load(ids)
}
