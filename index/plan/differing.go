package plan

import (
	"slices"

	"dateline/index/entity"
	"dateline/index/rank"
)

// Differing matches the texts whose mentions may be others by the own gazetteer of e than
// by the one before, as they were read.
func (e *Entities) Differing(before *entity.Gazetteer) rank.Node {
	d := entity.Differs(before, e.Own)
	any := rank.Or{}
	for _, run := range d.Words {
		any = append(any, rank.Phrase{Fields: TextFields, Terms: singly(run), Boost: 1})
	}
	for _, id := range e.differing(d) {
		any = append(any, rank.Range{Field: FieldPlace, From: id, To: id})
	}
	return any
}

// differing are the places of which mentions may be those of others: where the gazetteer
// is joined to another, also those of the same names there.
func (e *Entities) differing(d entity.Difference) []string {
	if e.Named == nil {
		return d.Places
	}
	ids := slices.Concat(d.Places, d.Lost)
	for _, name := range d.Names {
		for _, may := range e.Named(name) {
			if may.Words == len(name) {
				ids = append(ids, may.IDs...)
			}
		}
	}
	return ids
}
