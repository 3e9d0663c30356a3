package find

import (
	"maps"
	"slices"

	"dateline/index/copies"
)

// findCrowds finds the keys of the batch that become common, and those that cease to be.
func (r *regrouping) findCrowds() error {
	for key, left := range r.crowds {
		if left -= len(r.stale); left <= 0 {
			delete(r.crowds, key)
		} else {
			r.crowds[key] = left
		}
	}
	keys := map[uint32]bool{}
	for id, s := range r.came {
		if r.isNew(id) {
			addKeys(keys, s)
			for _, key := range s.Keys() {
				r.coming[key]++
			}
		}
	}
	for id := range r.stale {
		addKeys(keys, r.old[id].sketch)
	}
	return r.crowdsOf(slices.Sorted(maps.Keys(keys)))
}

func addKeys(keys map[uint32]bool, s copies.Sketch) {
	for _, key := range s.Keys() {
		keys[key] = true
	}
}

// How many keys are counted at once, by articles and by texts.
const (
	keysAtOnce   = 10_000
	crowdsAtOnce = 64
)

// crowdsOf finds out which of some keys are common with the batch, and were without.
func (r *regrouping) crowdsOf(keys []uint32) error {
	keys = slices.DeleteFunc(keys, func(key uint32) bool {
		if _, sure := r.crowds[key]; sure {
			r.common[key] = true
		}
		_, known := r.common[key]
		return known
	})
	for page := range slices.Chunk(keys, keysAtOnce) {
		if err := r.countArticles(page); err != nil {
			return err
		}
		var many []uint32
		for _, key := range page {
			if r.common[key] = false; copies.Common(r.indexed[key] + r.coming[key]) {
				many = append(many, key)
			}
		}
		for some := range slices.Chunk(many, crowdsAtOnce) {
			if err := r.countTexts(some); err != nil {
				return err
			}
		}
	}
	return nil
}
