package copies

import (
	"fmt"
	"slices"
)

// Table holds the current articles, and joins those with similar texts to groups:
// two articles are in one group if a chain of similar texts leads from one to the
// other. Of each text it keeps some 170 bytes; sketches are kept elsewhere, but for those
// that were met last. It is for one goroutine at a time.
type Table struct {
	holders
	kept    kept
	times   []uint8             // of each text, 0 between two look-ups
	near    []uint32            // kept from one look-up to the next
	of      map[string]uint32   // the text of each article, by id
	more    map[uint32][]string // the articles of a text but the first
	groups  map[uint32][]uint32 // texts by label; of one text if that has several articles
	label   uint32              // the highest there is
	spare   []uint32            // labels below it that no group has
	shown   *Groups
	changed map[uint32]bool // labels of the groups that shown has otherwise
}

// NewTable returns a table without articles.
func NewTable() *Table {
	return &Table{
		holders: holders{lists: map[uint32][]uint32{}},
		of:      map[string]uint32{}, more: map[uint32][]string{}, groups: map[uint32][]uint32{}, changed: map[uint32]bool{},
	}
}

// Entry is an article with its text.
type Entry struct {
	ID     string
	Sketch Sketch
}

// Fetch returns the sketch of an article that the table holds.
type Fetch func(id string) (Sketch, error)

// Update takes the articles gone out, and those that came in, or in the place of
// what they were. The sketches of others are fetched where two have to be compared.
// Behind an error the table is of no more use.
func (t *Table) Update(gone []string, came []Entry, fetch Fetch) error {
	u := update{Table: t, sketches: make(map[string]Sketch, len(came)), fetch: fetch, loose: map[uint32]bool{}}
	for _, id := range gone {
		u.remove(id)
	}
	came = slices.DeleteFunc(slices.Clone(came), func(e Entry) bool { return !u.changes(e) })
	for _, e := range came {
		if err := u.put(e); err != nil {
			return err
		}
	}
	return u.relink()
}

// Len is how many articles the table holds.
func (t *Table) Len() int { return len(t.of) }

// Groups are those of this moment. What they cost is what has changed in them since
// they were asked for last.
func (t *Table) Groups() *Groups {
	if len(t.changed) == 0 && t.shown != nil {
		return t.shown
	}
	changed := make(map[uint32][]string, len(t.changed))
	for label := range t.changed {
		var ids []string
		for _, n := range t.groups[label] {
			ids = append(append(ids, t.at(n).id), t.more[n]...)
		}
		changed[label-1] = ids
	}
	t.shown = t.shown.with(changed)
	clear(t.changed)
	return t.shown
}

// update is one Update.
type update struct {
	*Table
	sketches map[string]Sketch // of what came
	fetch    Fetch
	loose    map[uint32]bool // texts that have to be looked up again
}

// changes says whether an article is to be put: it takes one with another text out,
// and one without words is in no table.
func (u *update) changes(e Entry) bool {
	if n, known := u.of[e.ID]; known {
		if u.at(n).text == e.Sketch.Text {
			return false
		}
		u.remove(e.ID)
	}
	u.sketches[e.ID] = e.Sketch
	return e.Sketch.Text != 0
}

// sketch is that of a text in the table, until it is asked for the next.
func (u *update) sketch(n uint32) (s Sketch, err error) {
	m := u.at(n)
	if k := u.kept.get(n); k != nil {
		return k.sketch(m.text), nil
	}
	s, ok := u.sketches[m.id]
	if !ok {
		if s, err = u.fetch(m.id); err != nil {
			return s, err
		}
	}
	if s.Text != m.text {
		return s, fmt.Errorf("the sketch of article %s is not that of its text", m.id)
	}
	u.kept.put(n, s)
	return s, nil
}

// put takes an article in that is not in the table.
func (u *update) put(e Entry) error {
	for _, n := range u.chained(nil, uint32(e.Sketch.Text>>32), true) {
		if u.at(n).text == e.Sketch.Text {
			u.of[e.ID] = n
			u.more[n] = append(u.more[n], e.ID)
			u.joined(n, n)
			return nil
		}
	}
	n := u.text(nodeOf(e.ID, e.Sketch))
	u.of[e.ID] = n
	u.kept.put(n, e.Sketch)
	err := u.link(n, e.Sketch)
	for slot := range uint32(u.at(n).count) {
		for _, m := range u.hold(n, slot) {
			u.loosen(m)
		}
	}
	return err
}

// text takes a text in, which has no keys of runs yet.
func (t *Table) text(m node) (n uint32) {
	n = t.add(m)
	t.chain(n, keyCount)
	if int(n) == len(t.times) {
		t.times, t.crowd = append(t.times, 0), append(t.crowd, 0)
	}
	t.crowd[n] = t.crowdOf(n)
	return n
}

// remove takes an article out, if it is in.
func (u *update) remove(id string) {
	n, known := u.of[id]
	if !known {
		return
	}
	delete(u.of, id)
	if rest := u.more[n]; len(rest) > 0 {
		u.leave(n, id)
		return
	}
	u.loosen(n)
	delete(u.loose, n)
	u.unchain(n, keyCount)
	for slot := range uint32(u.at(n).count) {
		for _, m := range u.drop(n, slot) { // which may be similar to others by this key
			u.loose[m] = true
		}
	}
	u.kept.drop(n)
	*u.at(n) = node{}
	u.free = append(u.free, n)
}

// leave takes an article out of a text that others have too.
func (u *update) leave(n uint32, id string) {
	rest := u.more[n]
	if u.at(n).id == id {
		u.at(n).id, rest = rest[0], rest[1:]
	} else {
		rest = slices.DeleteFunc(rest, func(other string) bool { return other == id })
	}
	if u.more[n] = rest; len(rest) == 0 {
		delete(u.more, n)
	}
	group := u.at(n).group
	if group == 0 {
		return // taken apart in this update
	}
	if u.changed[group] = true; len(rest) == 0 && len(u.groups[group]) == 1 {
		u.dissolve(group)
		u.at(n).group = 0
	}
}
