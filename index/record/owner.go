package record

import (
	"bytes"
	"encoding/hex"

	"dateline"
	"dateline/index/ledger"
)

// owners looks up every key of in.
func (w *writer) owners(in *incoming) ([]ledger.Owner, error) {
	out := make([]ledger.Owner, len(in.Keys))
	for i, k := range in.Keys {
		o, err := w.owner(in.hashes[i])
		if err != nil {
			return nil, err
		}
		o.Key = k
		out[i] = o
	}
	return out, nil
}

func (w *writer) owner(key checksum) (o ledger.Owner, err error) {
	if w.known.free[key] {
		return o, nil
	}
	if o, there := w.known.owned[key]; there {
		return o, nil
	}
	if err := w.flush(); err != nil {
		return o, err
	}
	_, err = w.row(selKey, []any{key[:]}, &o.Num, &o.Bare, &o.ID, &o.Erased, &o.Why)
	return o, err
}

// taken reports whether an article has been given id.
func (w *writer) taken(id dateline.ID) (is bool, err error) {
	if is, known := w.known.ids[id]; known {
		return is, nil
	}
	if err := w.flush(); err != nil {
		return false, err
	}
	_, err = w.row(selID, []any{string(id)}, &is)
	return is, err
}

// name gives the article the keys that it does not have yet.
func (w *writer) name(article int64, in *incoming, owners []ledger.Owner) (named bool, err error) {
	for i, o := range owners {
		hash := in.hashes[i]
		switch {
		case o.Num == 0 && o.Key.Kind == dateline.KeyHash:
			err = w.exec(insKey, article, hash[:], nil, nil, nil)
		case o.Num == 0:
			err = w.exec(insKey, article, hash[:], o.Key.Kind, o.Key.Source, o.Key.Value)
		case o.Bare && o.Key.Kind != dateline.KeyHash:
			err = w.exec(updKey, o.Key.Kind, o.Key.Source, o.Key.Value, hash[:])
		default:
			continue
		}
		if err != nil {
			return named, err
		}
		w.known.forget(hash)
		named = true
	}
	return named, nil
}

// keyHashes reads the hashes of all keys of an article in the order in which it gained
// them, those of an erased one too.
func (t *txn) keyHashes(article int64) (out []dateline.Key, err error) {
	err = t.each(selHashes, []any{article}, func(scan func(...any) error) error {
		var hash []byte
		err := scan(&hash)
		out = append(out, dateline.Key{Kind: dateline.KeyHash, Value: hex.EncodeToString(hash)})
		return err
	})
	return out, err
}

// hashOf is the hash of k, to be bound.
func hashOf(k dateline.Key) []byte {
	sum := ledger.HashOf(k)
	return sum[:]
}

func sameHash(hash []byte, k dateline.Key) bool { return bytes.Equal(hash, hashOf(k)) }
