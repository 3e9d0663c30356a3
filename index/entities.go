package index

import (
	"dateline/index/match"
	"dateline/index/plan"
)

// entities is what the texts of an index are read with, with the lens through which
// values are seen; nil if they stand as they are to be seen.
type entities struct {
	*plan.Entities
	lens   *match.Lens
	tagged *tagging // nil of texts that nothing tags

	patching *patching // nil of texts that are read anew
}

// newEntities looks at the values of an index as corrections have them.
func newEntities(e *plan.Entities, tagged *tagging) *entities {
	out := &entities{Entities: e, tagged: tagged}
	out.lens = out.newLens()
	return out
}
