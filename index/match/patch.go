package match

import (
	"math/bits"
	"slices"
)

// patch is the column of a field as a lens shows it, where it shows few articles otherwise:
// the column as it stands in the index, and rows of those. So what a correction costs
// depends on the articles that it touches. It is immutable, but for table.
type patch struct {
	raw   *column
	set   Set      // the articles that rows has, by rank
	ranks []uint32 // by block: how many of those stand before it
	rows  *column
	table *table // see View.table
}

// fewPatched is of how many articles one at the most is touched, if they are counted apart:
// each that a search matches is counted twice and taken away once.
const fewPatched = 8

// patch is the one of a field that the lens shows; nil if too many articles are touched for
// one.
func (v *View) patch(p *part, field string) (*patch, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	name := v.shown(field)
	if known, made := p.patches[name]; made {
		return known, nil
	}
	p.dropOthers(v.lens.Key)
	raw, err := p.read(field, Source{Field: field})
	if err != nil {
		return nil, err
	}
	t, err := v.touched(p)
	if err != nil {
		return nil, err
	}
	if len(t.docs)*fewPatched > p.size {
		p.patches[name] = nil
		return nil, nil
	}
	x := &patch{raw: raw, set: t.set, ranks: ranksOf(t.set), rows: v.lens.rows(field, raw, t)}
	p.patches[name] = x
	return x, nil
}

// tableOf is that of a patch. The segment is locked.
func (x *patch) tableOf(by *numbering) *table {
	if x.table != nil && x.table.by == by {
		return x.table
	}
	t := *x.raw.tableBy(by)
	t.patch, t.totals, t.patchTotals = x, slices.Clone(t.totals), x.rows.totals()
	t.patchNumbers = by.of(x.rows.values, t.patchTotals)
	for n := range x.set.All() {
		for _, o := range x.raw.placesOrNone(n) {
			t.totals[o]--
		}
	}
	x.table = &t
	return x.table
}

// row is where an article of the patch stands among its rows.
func (x *patch) row(n int) int {
	b := n >> 6
	return int(x.ranks[b]) + bits.OnesCount64(x.set[b]&(1<<(n&63)-1))
}

// recount takes away what was counted of the articles of a patch, and counts its rows.
func (s *sheet) recount(t *table, some batch) {
	for i, w := range some.set {
		b := some.first + i
		for w &= t.patch.set[b]; w != 0; w &= w - 1 {
			n := b<<6 | bits.TrailingZeros64(w)
			for _, o := range t.column.placesOrNone(n) {
				s.lists[t.numbers[o]]--
			}
			for _, o := range t.patch.rows.placesOrNone(t.patch.row(n)) {
				s.lists[t.patchNumbers[o]]++
			}
		}
	}
}
