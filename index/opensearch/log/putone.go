package log

import (
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

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
