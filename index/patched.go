package index

import (
	"dateline"
	"dateline/index/entity"
	"dateline/index/plan"
)

// patchedFrom is how many articles that differ by the archive's own names alone are not read
// by the taggers at once, which take most of the time: what the index has of them is patched,
// so that searches see the names, and improve reads them again behind that.
const patchedFrom = 100

// patchedBy says of a text in FieldReader that it was patched, so that improve reads it again.
const patchedBy = "patched"

// patching is to an own gazetteer from others, by one of which a text was read: what any of
// them finds otherwise is taken out and put in.
type patching struct {
	stored func(dateline.Article) (all []dateline.Mention, ok bool, err error)
	was    []*entity.Gazetteer
	is     *entity.Gazetteer
}

// patched is e for texts of which the mentions that are stored are to be patched.
func (e *entities) patched(p *patching) *entities {
	out := *e
	out.patching = p
	return &out
}

// mentions are those that are stored of a text, but for what differs; ok is false where none
// are. Names of a gazetteer stand before all that is read there.
func (p *patching) mentions(a dateline.Article, t entity.Text) (all []dateline.Mention, ok bool) {
	all, ok, err := p.stored(a)
	if err != nil || !ok {
		return nil, false
	}
	is := p.is.Mentions(t)
	var gone, come []dateline.Mention
	for _, by := range p.was {
		was := by.Mentions(t)
		gone, come = append(gone, plan.Lacking(was, is)...), append(come, plan.Lacking(plan.Lacking(is, was), come)...)
	}
	return plan.Patch(all, gone, come), true
}
