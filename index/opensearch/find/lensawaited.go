package find

import (
	"slices"

	"dateline/index/plan"
)

// await lets the texts that have a name of an entity mention it, unless it is hidden.
func (l *lens) await(a awaited) {
	if _, _, shown := l.entities.Says.Stands(a.Entity, a.Type, ""); !shown {
		return
	}
	l.awaited = append(l.awaited, a)
	for _, shown := range shownFields {
		for _, value := range l.come(nil, shown, a) {
			if l.waits[shown] == nil {
				l.waits[shown] = map[string][]dsl{}
			}
			l.waits[shown][value] = append(l.waits[shown][value], a.texts)
		}
	}
}

// come appends what a text with an awaited name has of a field by it.
func (l *lens) come(to []string, field string, a awaited) []string {
	return l.entities.Seen(to, field, a.Entity, a.Type, "")
}

// waitAny matches the texts that have a value of a field by an awaited name.
func (l *lens) waitAny(field string) (out []dsl) {
	for _, a := range l.awaited {
		if len(l.come(nil, field, a)) > 0 {
			out = append(out, a.texts)
		}
	}
	return out
}

// waitsFor are the awaited entities whose names a text has.
func (l *lens) waitsFor(doc stands) (out []awaited) {
	if len(l.awaited) == 0 {
		return nil
	}
	marks := doc(fieldAwaited)
	for _, a := range l.awaited {
		if slices.Contains(marks, a.mark) {
			out = append(out, a)
		}
	}
	return out
}

// plans are what queries look up of awaited entities.
func (l *lens) plans() (out []plan.Awaited) {
	if l == nil {
		return nil
	}
	for _, a := range l.awaited {
		out = append(out, a.Awaited)
	}
	return out
}
