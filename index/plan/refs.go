package plan

import "dateline"

// Refs labels places. One that the gazetteer no longer has is left out: the index is
// about to lose it too.
func (e *Entities) Refs(ids []string) (out []dateline.PlaceRef) {
	for _, id := range ids {
		if p, ok := e.Shown(id); ok {
			out = append(out, dateline.PlaceRef{ID: id, Label: p.Label})
		}
	}
	return out
}

// NamedIn names each person and organisation once, in the order of first mention.
func NamedIn(all []dateline.Mention) (out []dateline.EntityRef) {
	seen := map[string]bool{}
	for _, m := range all {
		named := m.Type == dateline.TypePerson || m.Type == dateline.TypeOrganisation
		if key := m.Type + m.Entity; named && !seen[key] {
			seen[key] = true
			out = append(out, dateline.EntityRef{Type: m.Type, ID: m.Entity, Label: m.Label})
		}
	}
	return out
}
