package plan

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/text"
)

// WithAwaited are the mentions of a text that an index has, and those of names that are looked
// up there, which are read without a model; the same again where it has these too. It may use
// the room of all.
func (e *Entities) WithAwaited(names []Awaited, a dateline.Article, all []dateline.Mention) []dateline.Mention {
	if len(names) == 0 {
		return all
	}
	an := text.Borrow()
	defer text.Return(an)
	t := TextOf(an, a)
	given := slices.DeleteFunc(e.Own.Mentions(t), func(m dateline.Mention) bool {
		return !slices.ContainsFunc(names, func(n Awaited) bool { return n.Entity == m.Entity && n.Type == m.Type })
	})
	if len(given) == 0 {
		return all
	}
	return e.Corrected(a, Patch(all, nil, Lacking(given, all)), t.TitleWords, t.BodyWords)
}

// Patch takes some mentions of a text out of all and puts others in, which take the place of
// those that they overlap. It may use the room of all.
func Patch(all, gone, come []dateline.Mention) []dateline.Mention {
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

// Lacking are those of some mentions that others have not.
func Lacking(some, others []dateline.Mention) (out []dateline.Mention) {
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
