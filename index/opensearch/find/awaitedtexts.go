package find

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/plan"
	"dateline/index/text"
)

// shownMentions are the mentions in a hit as they were read, with those of names that are
// awaited: these are read without a model.
func (x *searching) shownMentions(id dateline.ID, s Source) []dateline.Mention {
	if x.lens == nil || len(x.lens.awaited) == 0 {
		return s.Mentions
	}
	an := text.Borrow()
	defer text.Return(an)
	a := dateline.Article{ID: id, Title: s.Title, Body: s.Body}
	t := plan.TextOf(an, a)
	all := slices.Clone(s.Mentions)
	for _, m := range x.entities.Own.Mentions(t) {
		if x.lens.awaits(m) && !slices.ContainsFunc(all, func(o dateline.Mention) bool { return sameMention(m, o) }) {
			all = append(slices.DeleteFunc(all, func(o dateline.Mention) bool { return o.Field == m.Field && o.Start < m.End && m.Start < o.End }), m)
		}
	}
	slices.SortFunc(all, func(a, b dateline.Mention) int {
		return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start)) // the title comes first
	})
	return x.entities.Corrected(a, all, t.TitleWords, t.BodyWords)
}

func sameMention(a, b dateline.Mention) bool {
	return a.Field == b.Field && a.Start == b.Start && a.End == b.End && a.Entity == b.Entity && a.Type == b.Type
}

// awaits reports whether a mention is of an entity with names that are awaited.
func (l *lens) awaits(m dateline.Mention) bool {
	return slices.ContainsFunc(l.awaited, func(a awaited) bool { return a.Entity == m.Entity && a.Type == m.Type })
}
