package match

import (
	"slices"
	"strings"

	"dateline/index/rank"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Lens shows the values of some fields otherwise than they stand in the index. What a
// View counts, and which articles have a value of such a field, is as the lens shows
// it. Lists of words are not touched. A Lens is immutable.
type Lens struct {
	Key    string   // tells it from others; two of the same Key show the same
	Fields []string // what it shows otherwise
	From   []Source // what it has to know of an article for that
	// Maps returns what a value of From[from] comes to in a field; ok is false where that
	// depends on the other values of the article. An article that is not touched keeps
	// what it has; one that is has what all of its values come to.
	Maps func(from int, field, value string) (to []string, ok bool)
	// See appends what an article has of a field to a list, whose values of each of From
	// are given: where Maps cannot tell.
	See func(to []string, field string, values [][]string) []string
	// Asked is the value that is meant by one that is asked for, "" for none, and whether
	// the articles that have it in the index are those that have it through the lens.
	Asked func(field, value string) (meant string, plain bool)
}

// Source is a field, or those of its values that begin with one of Prefixes; or values that
// no field has, see Plans.
type Source struct {
	Field    string
	Prefixes []string // in the order of bytes; nil is all values
	// Plans are values, each in the articles that match a plan, beside which there is no field;
	// nil is a field. All that have one are touched. No plan may ask for a field that a lens shows.
	Plans   []Planned
	Touched []string // an article with one of these may have other values than those that stand in the index
}

// Planned is a value in the articles that match a plan.
type Planned struct {
	Value string
	Plan  rank.Node
}

// Through lets v show fields as a lens does. It is called before v is used.
func (v *View) Through(l *Lens) {
	v.lens, v.plans = l, nil
	if l != nil {
		return
	}
	v.cache.legends.forgetShown()
	for _, p := range v.segments {
		p.forgetShown()
	}
}

// forgetShown lets go of what was shown through a lens, unless others use the segment now.
func (k *kept) forgetShown() {
	if !k.mu.TryLock() {
		return
	}
	defer k.mu.Unlock()
	if k.touched != nil {
		k.touched = nil
		k.dropOthers("")
	}
}

// shows reports whether a field is shown otherwise than it is.
func (v *View) shows(field string) bool {
	return v.lens != nil && slices.Contains(v.lens.Fields, field)
}

// shown is what a column is kept under.
func (v *View) shown(field string) string {
	if v.shows(field) {
		return field + "\x00" + v.lens.Key
	}
	return field
}

// seen makes the column of a field as the lens of v shows it. The segment is locked.
func (v *View) seen(p *part, field string) (*column, error) {
	raw, err := p.read(field, Source{Field: field})
	if err != nil {
		return nil, err
	}
	t, err := v.touched(p)
	if err != nil || len(t.docs) == 0 {
		return raw, err
	}
	return v.lens.column(field, raw, t), nil
}

// source is the column of what a lens has to know, which is kept like any other; one
// of some values, or of plans, only for the lens.
func (v *View) source(p *part, from int) (*column, error) {
	switch of := v.lens.From[from]; {
	case of.Plans != nil:
		return v.planned(p, from)
	case of.Prefixes == nil:
		return p.read(of.Field, of)
	default:
		return p.read(of.Field+"\x00"+v.lens.Key, of)
	}
}

// column shows a column through the lens.
func (l *Lens) column(field string, raw *column, t *touched) *column {
	b := l.newShown(field, raw, t.sources, len(raw.of))
	b.lists, b.starts = make([]uint32, 0, len(raw.lists)), append(make([]uint32, 0, len(raw.starts)), 0)
	for n := range raw.of {
		if t.set.Has(n) {
			b.put(n, b.see(n))
		} else {
			b.put(n, raw.places(n))
		}
	}
	ords := make([]uint32, len(raw.values)+len(b.more))
	for o := range ords {
		ords[o] = uint32(o)
	}
	return b.column(ords)
}

// rows show what touched articles have, one behind the other.
func (l *Lens) rows(field string, raw *column, t *touched) *column {
	b := l.newShown(field, raw, t.sources, len(t.docs))
	for i, n := range t.docs {
		b.put(i, b.see(int(n)))
	}
	return b.column(b.occurring())
}

// occurring are the numbers of the values that articles have, ascending.
func (b *shownColumn) occurring() (ords []uint32) {
	occurs := make([]bool, len(b.raw.values)+len(b.more))
	for _, list := range [][]uint32{b.of, b.lists} {
		for _, o := range list {
			if o < manyOf {
				occurs[o] = true
			}
		}
	}
	for o, is := range occurs {
		if is {
			ords = append(ords, uint32(o))
		}
	}
	return ords
}

func (l *Lens) newShown(field string, raw *column, sources []*column, articles int) *shownColumn {
	b := &shownColumn{lens: l, field: field, raw: raw, sources: sources, ords: map[string]uint32{}, tables: make([][]uint32, len(sources))}
	for i, c := range sources {
		b.tables[i] = make([]uint32, len(c.values))
	}
	b.of, b.starts = make([]uint32, articles), []uint32{0}
	return b
}

// shownColumn is a column in the making. Its values are numbered: those of the raw column
// as there, others behind them as they come.
type shownColumn struct {
	lens    *Lens
	field   string
	raw     *column
	sources []*column
	tables  [][]uint32 // by source and value: behind which one of mapped there is what it comes to; 0 is not read
	mapped  []mapped
	ords    map[string]uint32
	more    []string // the values behind those of raw

	of, starts, lists []uint32 // as of a column; of a list its number behind manyOf
	room              []uint32
	values            [][]string
}

// manyOf is above all numbers of values.
const manyOf = 1 << 31

// mapped is what a value comes to.
type mapped struct {
	to []uint32
	no bool // it depends on others
}

// see numbers what a touched article has, each once. The list is good until the next call.
func (b *shownColumn) see(n int) []uint32 {
	b.room = b.room[:0]
	for i, c := range b.sources {
		for _, o := range c.places(n) {
			at := &b.tables[i][o]
			if *at == 0 {
				b.mapped = append(b.mapped, b.maps(i, c.values[o]))
				*at = uint32(len(b.mapped))
			}
			m := &b.mapped[*at-1]
			if m.no {
				return b.seeWhole(n)
			}
			b.room = append(b.room, m.to...)
		}
	}
	slices.Sort(b.room)
	b.room = slices.Compact(b.room)
	return b.room
}

func (b *shownColumn) maps(from int, value string) mapped {
	to, ok := b.lens.Maps(from, b.field, value)
	m := mapped{no: !ok}
	for _, v := range to {
		m.to = append(m.to, b.ord(v))
	}
	return m
}

func (b *shownColumn) seeWhole(n int) []uint32 {
	if b.values == nil {
		b.values = make([][]string, len(b.sources))
	}
	for i, c := range b.sources {
		b.values[i] = c.named(b.values[i][:0], n)
	}
	b.room = b.room[:0]
	for _, v := range b.lens.See(nil, b.field, b.values) {
		b.room = append(b.room, b.ord(v))
	}
	slices.Sort(b.room)
	b.room = slices.Compact(b.room)
	return b.room
}

// ord is the number of a value.
func (b *shownColumn) ord(v string) uint32 {
	if o, there := slices.BinarySearch(b.raw.values, v); there {
		return uint32(o)
	}
	o, known := b.ords[v]
	if !known {
		o = uint32(len(b.raw.values) + len(b.more))
		b.ords[v], b.more = o, append(b.more, v)
	}
	return o
}

// put gives an article its values.
func (b *shownColumn) put(n int, ords []uint32) {
	switch len(ords) {
	case 0:
		b.of[n] = manyOf
	case 1:
		b.of[n] = ords[0]
	default:
		b.of[n] = manyOf + uint32(len(b.starts))
		b.lists = append(b.lists, ords...)
		b.starts = append(b.starts, uint32(len(b.lists)))
	}
}

// column gives the values that occur, by number and ascending, their places in the order of
// bytes, in which those of raw stand already.
func (b *shownColumn) column(ords []uint32) *column {
	out := &column{of: b.of, starts: b.starts, lists: b.lists, values: make([]string, 0, len(ords))}
	moved := make([]uint32, len(b.raw.values)+len(b.more))
	n, _ := slices.BinarySearch(ords, uint32(len(b.raw.values)))
	raw, more := ords[:n], slices.Clone(ords[n:])
	slices.SortFunc(more, func(x, y uint32) int { return strings.Compare(b.name(x), b.name(y)) })
	for len(raw)+len(more) > 0 {
		from := &raw
		if len(raw) == 0 || len(more) > 0 && b.name(more[0]) < b.name(raw[0]) {
			from = &more
		}
		o := (*from)[0]
		*from = (*from)[1:]
		moved[o] = uint32(len(out.values))
		out.values = append(out.values, b.name(o))
	}
	none := uint32(len(out.values))
	for n, o := range out.of {
		if o < manyOf {
			out.of[n] = moved[o]
		} else {
			out.of[n] = none + o - manyOf
		}
	}
	for i, o := range out.lists {
		out.lists[i] = moved[o]
	}
	if len(b.more) > 0 { // else all stand as they did
		for i := range len(out.starts) - 1 {
			slices.Sort(out.lists[out.starts[i]:out.starts[i+1]])
		}
	}
	return out
}

// name is the value with a number.
func (b *shownColumn) name(o uint32) string {
	if n := int(o) - len(b.raw.values); n >= 0 {
		return b.more[n]
	}
	return b.raw.values[o]
}

// named appends the values of an article.
func (c *column) named(to []string, n int) []string {
	for _, o := range c.places(n) {
		to = append(to, c.values[o])
	}
	return to
}

// dropOthers lets go of what was shown through other lenses than that of a key.
func (k *kept) dropOthers(key string) {
	for name := range k.columns {
		if _, of, shown := strings.Cut(name, "\x00"); shown && of != key {
			delete(k.columns, name)
		}
	}
	for name := range k.patches {
		if _, of, _ := strings.Cut(name, "\x00"); of != key {
			delete(k.patches, name)
		}
	}
}

// openShown opens a range of a field that the lens shows: one value that it does not
// touch by its postings list.
func (v *View) openShown(n rank.Range, one bool) node {
	if !one {
		return &span{Range: n, view: v}
	}
	meant, plain := v.lens.Asked(n.Field, n.From)
	if meant == "" {
		return &nothing{}
	}
	n.From, n.To = meant, meant
	if plain {
		return &value{Range: n, view: v}
	}
	return &span{Range: n, view: v}
}

// nothing matches no article.
type nothing struct{ none }

func (nothing) match(p *part, _ []uint64) ([]uint64, error) { return make([]uint64, p.blocks), nil }

// eachPosting visits the values of a source.
func eachPosting(s segment.Segment, from Source, value func(string), article func(uint64)) error {
	if from.Prefixes == nil {
		return eachBetween(s, from.Field, nil, nil, value, article)
	}
	for _, prefix := range from.Prefixes {
		if err := eachBetween(s, from.Field, []byte(prefix), behind(prefix), value, article); err != nil {
			return err
		}
	}
	return nil
}
