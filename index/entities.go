package index

import (
	"sync"

	"dateline/index/correct"
	"dateline/index/match"
	"dateline/index/plan"
)

// entities is what the texts of an index are read with, with the lens through which
// values are seen; nil if they stand as they are to be seen.
type entities struct {
	*plan.Entities
	lens   *match.Lens
	tagged *tagging // nil of texts that nothing tags

	since    *correct.View    // what corrections said when the index was read last; nil is not known
	overlay  func() *awaiting // what is seen of an index that is not yet read with them
	patching *patching        // nil of texts that are read anew
}

// newEntities looks at the values of an index as corrections have them.
func newEntities(e *plan.Entities, tagged *tagging, since *correct.View) *entities {
	out := &entities{Entities: e, tagged: tagged, since: since}
	out.lens = out.newLens(nil)
	out.overlay = sync.OnceValue(out.newAwaiting)
	return out
}
