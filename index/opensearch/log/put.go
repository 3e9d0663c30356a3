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

// put decides on one article.
func (d *draft) put(in *ledger.Incoming) (dateline.Outcome, error) {
	owners, err := d.ownersOf(in.Keys)
	if err != nil {
		return dateline.Outcome{}, err
	}
	found, err := ledger.Resolve(owners)
	if err != nil {
		return ledger.Rejected(found.ID, err)
	}
	if found.ID == "" {
		return d.add(in, owners)
	}
	return d.update(in, owners, d.articles[found.ID])
}

// ownersOf says what the record has of keys.
func (d *draft) ownersOf(keys []dateline.Key) ([]ledger.Owner, error) {
	out := make([]ledger.Owner, len(keys))
	for i, k := range keys {
		out[i].Key = k
		id := d.owners[ledger.HashOf(k)]
		if id == "" {
			continue
		}
		a, err := d.article(id)
		if err != nil {
			return nil, err
		}
		if a == nil {
			return nil, fmt.Errorf("the key %s is said to be of the article %s, which is not there", k, id)
		}
		out[i].ID, out[i].Bare, out[i].Erased, out[i].Why = id, !a.has(k), a.Row.Erased, a.Row.Why
	}
	return out, nil
}

// add keeps an article that none of its keys knows.
func (d *draft) add(in *ledger.Incoming, owners []ledger.Owner) (dateline.Outcome, error) {
	id, err := in.NewID(d.taken)
	if err != nil {
		return dateline.Outcome{}, err
	}
	a, deed := d.touch(id), in.Add(id, sumOf(in.Title, in.Body))
	d.name(a, owners)
	d.do(a, in, deed)
	return deed.Outcome, nil
}

// name gives an article the keys that it does not have yet.
func (d *draft) name(a *articleDoc, owners []ledger.Owner) (named bool) {
	for _, o := range owners {
		if o.ID != "" && !o.Bare {
			continue
		}
		h := hash(ledger.HashOf(o.Key))
		if o.ID == "" {
			d.owners[h] = a.id()
			d.pending.Keys = append(d.pending.Keys, keyDoc{Doc: keyID(h), Article: a.id()})
		}
		a.name(o.Key)
		named = true
	}
	return named
}

// gains reports whether one of owners is a key that its article does not have yet.
func gains(owners []ledger.Owner) bool {
	return slices.ContainsFunc(owners, func(o ledger.Owner) bool { return o.ID == "" || o.Bare })
}

// update keeps what in brings to an article that is known.
func (d *draft) update(in *ledger.Incoming, owners []ledger.Owner, a *articleDoc) (dateline.Outcome, error) {
	deed, err := in.Update(a.ledgerRow(), a.spans(), sumOf(in.Title, in.Body), gains(owners), func(number int) (some, same bool, err error) {
		was, is := a.span(number).Remains, remainsHash(in.Remains)
		return was != nil, was != nil && *was == *is, nil
	})
	if err != nil {
		return dateline.Outcome{}, err
	}
	if deed.Change == "" && !deed.Seen {
		return deed.Outcome, nil
	}
	a = d.touch(a.id())
	d.name(a, owners)
	d.do(a, in, deed)
	return deed.Outcome, nil
}
