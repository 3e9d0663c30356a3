package index

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/entity"
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
		gone, come = append(gone, lacking(was, is)...), append(come, lacking(lacking(is, was), come)...)
	}
	return patch(all, gone, come), true
}

// patch takes some mentions out of all and puts others in.
func patch(all, gone, come []dateline.Mention) []dateline.Mention {
	if len(gone)+len(come) == 0 {
		return all
	}
	all = slices.DeleteFunc(all, func(m dateline.Mention) bool { return overlaps(gone, m) || overlaps(come, m) })
	all = append(all, come...)
	slices.SortFunc(all, func(a, b dateline.Mention) int {
		return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start)) // the title comes first
	})
	return all
}

// lacking are those of some mentions that others have not.
func lacking(some, others []dateline.Mention) (out []dateline.Mention) {
	for _, m := range some {
		if !slices.ContainsFunc(others, func(o dateline.Mention) bool {
			return o.Field == m.Field && o.Start == m.Start && o.End == m.End && o.Entity == m.Entity && o.Type == m.Type
		}) {
			out = append(out, m)
		}
	}
	return out
}

func overlaps(some []dateline.Mention, m dateline.Mention) bool {
	return slices.ContainsFunc(some, func(o dateline.Mention) bool { return o.Field == m.Field && o.Start < m.End && m.Start < o.End })
}
