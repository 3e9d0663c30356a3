package find

import (
	"context"
	"maps"
	"slices"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// regrouping is one Regroup.
type regrouping struct {
	*Grouper
	ctx     context.Context
	guard   cluster.Guard            // of what is written
	came    map[string]copies.Sketch // by id
	old     map[string]member        // of the batch, as they stand in the index
	stale   map[string]bool          // ids of the batch whose documents have another text from now on, or none
	loose   map[string]bool          // groups that are taken apart
	left    map[string]bool          // those of them that another may have left half changed
	again   []member                 // others that may have come nearer to each other
	nodes   map[string]*node         // by hash of the text: those that are to be joined anew
	units   map[string]*unit         // by id: groups that stay together
	common  map[uint32]bool          // by key, as it is with the batch
	indexed map[uint32]int           // by key that was looked up: articles in the index
	coming  map[uint32]int           // by key: articles of the batch that are new
	crowded []uint32                 // keys that are common from now on
	freed   []uint32                 // keys that are common no more
	out     map[string]Group
	changes int // how many others get another group
}

// readOld reads what the articles of the batch are in the index so far.
func (r *regrouping) readOld(gone []string) error {
	ids := append(slices.Sorted(maps.Keys(r.came)), gone...)
	for m, err := range r.membersBy(fieldID, ids) {
		if err != nil {
			return err
		}
		r.old[m.id] = m
	}
	for _, id := range gone {
		delete(r.came, id)
	}
	for id, m := range r.old {
		s, stays := r.came[id]
		if stays && s.Text == m.sketch.Text {
			continue
		}
		r.stale[id] = true
		if m.copied {
			r.loose[m.group] = true
		}
	}
	return nil
}

// isNew reports whether an article of the batch has another text than in the index.
func (r *regrouping) isNew(id string) bool {
	_, known := r.old[id]
	return !known || r.stale[id]
}
