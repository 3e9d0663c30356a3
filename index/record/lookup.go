package record

import (
	"dateline"
	"dateline/index/ledger"
)

// askedAtOnce is how many keys or ids one statement looks up. Of a batch of fewer than
// fewAsked articles they are looked up one by one, as they are needed.
const (
	askedAtOnce = 64
	fewAsked    = 8
)

// looked is what was found of a batch before its first article was kept. What is in none
// of its sets, or was and has changed since, is looked up again.
type looked struct {
	owned map[checksum]ledger.Owner // keys that somebody had
	free  map[checksum]bool         // keys that nobody had
	ids   map[dateline.ID]bool      // whether an id is taken
}

// lookUp asks for the keys of a batch, and for the ids that its articles would get.
func (w *writer) lookUp(all []incoming) error {
	w.known = looked{map[checksum]ledger.Owner{}, map[checksum]bool{}, map[dateline.ID]bool{}}
	if len(all) < fewAsked {
		return nil
	}
	var keys []any
	for i := range all {
		for _, h := range all[i].hashes {
			if !w.known.free[h] {
				w.known.free[h] = true
				keys = append(keys, h[:])
			}
		}
	}
	err := w.chunks(selOwners, keys, func(scan func(...any) error) error {
		var o ledger.Owner
		var raw []byte
		if err := scan(&raw, &o.Num, &o.Bare, &o.ID, &o.Erased, &o.Why); err != nil {
			return err
		}
		h := checksum(raw)
		delete(w.known.free, h)
		w.known.owned[h] = o
		return nil
	})
	if err != nil {
		return err
	}
	return w.lookUpIDs(all)
}

// lookUpIDs asks for the first id to try of each article that no key knows.
func (w *writer) lookUpIDs(all []incoming) error {
	var ids []any
	for i := range all {
		in := &all[i]
		if in.likelyNew = in.refused == nil && w.known.noneOf(in.hashes); !in.likelyNew {
			continue
		}
		id := in.Candidate(0)
		if id == "" {
			id = in.Candidate(1)
		}
		if _, asked := w.known.ids[id]; !asked {
			w.known.ids[id] = false
			ids = append(ids, string(id))
		}
	}
	return w.chunks(selTaken, ids, func(scan func(...any) error) error {
		var id dateline.ID
		err := scan(&id)
		w.known.ids[id] = true
		return err
	})
}

func (k *looked) noneOf(keys []checksum) bool {
	for _, h := range keys {
		if _, owned := k.owned[h]; owned {
			return false
		}
	}
	return true
}

// forget has a key that an article gains looked up again.
func (k *looked) forget(key checksum) {
	delete(k.free, key)
	delete(k.owned, key)
}

// chunks runs a query that takes askedAtOnce values for all of list. Nothing is equal to
// the NULLs that fill up the last.
func (w *writer) chunks(q query, list []any, f func(scan func(...any) error) error) error {
	for len(list) > 0 {
		some := make([]any, askedAtOnce)
		list = list[copy(some, list):]
		if err := w.each(q, some, f); err != nil {
			return err
		}
	}
	return nil
}
