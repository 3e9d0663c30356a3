package find

import (
	"dateline"
	"dateline/index/ledger"
)

// gone are the texts that the record has no more.
func (x *searching) gone(refs []ledger.Ref) ([]bool, error) {
	if !x.pin.partial() || x.index.options.GoneSince == nil {
		return x.index.gone(x.ctx, refs)
	}
	return x.index.options.GoneSince(x.ctx, refs, x.pin.seen)
}

// namePresent is nameCurrent by the state that is searched, as far as it has the texts.
func (x *searching) namePresent(hits []dateline.Hit) error {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = string(h.ID)
	}
	got, err := x.ask(dsl{
		"size": len(ids), "track_total_hits": false, "_source": []string{fieldID, fieldRevision},
		"query": allOf(term(fieldCurrent, true), dsl{"terms": dsl{fieldID: ids}}),
	})
	if err != nil {
		return err
	}
	texts, err := foundIn(got)
	if err != nil {
		return err
	}
	current := map[dateline.ID]int{}
	for _, t := range texts {
		current[t.ID] = t.Revision
	}
	for i := range hits {
		hits[i].Current = current[hits[i].ID]
	}
	return nil
}
