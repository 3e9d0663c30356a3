package copies

import (
	"fmt"
	"slices"
)

// commonTexts is in how many texts a key may be before it is left out as a phrase
// that many articles have.
const commonTexts = 1000

// Table holds the current articles, and joins those with similar texts to groups:
// two articles are in one group if a chain of similar texts leads from one to the
// other. Of each text it keeps some 150 bytes; sketches are kept elsewhere. It is
// for one goroutine at a time.
type Table struct {
	nodes
	of     map[string]uint32   // the text of each article, by id
	more   map[uint32][]string // the articles of a text but the first
	groups map[uint32][]uint32 // texts by label; of one text if that has several articles
	label  uint32              // the last one given
	common map[uint32]int      // the keys that are in more than commonTexts, and in how many
	shown  *Groups             // nil if they have changed
}

// NewTable returns a table without articles.
func NewTable() *Table {
	return &Table{
		of: map[string]uint32{}, more: map[uint32][]string{}, groups: map[uint32][]uint32{}, common: map[uint32]int{},
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

// Groups are those of this moment.
func (t *Table) Groups() *Groups {
	if t.shown == nil {
		list := make([][]string, 0, len(t.groups))
		for _, texts := range t.groups {
			var ids []string
			for _, n := range texts {
				ids = append(append(ids, t.at(n).id), t.more[n]...)
			}
			list = append(list, ids)
		}
		t.shown = newGroups(list)
	}
	return t.shown
}

// update is one Update.
type update struct {
	*Table
	sketches map[string]Sketch // of what came
	fetch    Fetch
	loose    map[uint32]bool // texts that have to be looked up again
	near     []uint32        // kept from one look-up to the next
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

// sketch is that of a text in the table.
func (u *update) sketch(n uint32) (Sketch, error) {
	id := u.at(n).id
	if s, ok := u.sketches[id]; ok {
		return s, nil
	}
	s, err := u.fetch(id)
	if err == nil && s.Text != u.at(n).text {
		err = fmt.Errorf("the sketch of article %s is not that of its text", id)
	}
	return s, err
}

// put takes an article in that is not in the table.
func (u *update) put(e Entry) error {
	for _, n := range u.having(nil, uint32(e.Sketch.Text>>32), true) {
		if u.at(n).text == e.Sketch.Text {
			u.of[e.ID] = n
			u.more[n] = append(u.more[n], e.ID)
			u.joined(n, n)
			return nil
		}
	}
	n := node{text: e.Sketch.Text, id: e.ID}
	n.count = uint8(copy(n.keys[:], e.Sketch.Runs))
	at := u.add(n)
	u.of[e.ID] = at
	err := u.link(at, e.Sketch)
	u.chain(at, keyCount)
	for slot := range uint32(n.count) {
		u.count(at, slot)
	}
	return err
}

// count chains a key of a new text, unless the key is a common one.
func (u *update) count(n, slot uint32) {
	key := u.at(n).keys[slot]
	if in, common := u.common[key]; common {
		u.common[key] = in + 1
		return
	}
	u.chain(n, slot)
	if u.near = u.having(u.near[:0], key, false); len(u.near) <= commonTexts {
		return
	}
	u.common[key] = len(u.near)
	for _, m := range u.near {
		u.unchain(m, uint32(slices.Index(u.at(m).keys[:u.at(m).count], key)))
		u.loosen(m)
	}
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
		u.uncount(n, slot)
	}
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
	u.shown = nil
	if group := u.at(n).group; len(rest) == 0 && len(u.groups[group]) == 1 {
		delete(u.groups, group)
		u.at(n).group = 0
	}
}

// uncount takes a key of a text out of its chain. One that is no longer common is
// chained again, which may make texts similar that were not compared.
func (u *update) uncount(n, slot uint32) {
	key := u.at(n).keys[slot]
	in, common := u.common[key]
	if !common {
		u.unchain(n, slot)
		return
	}
	if u.common[key] = in - 1; in-1 > commonTexts {
		return
	}
	delete(u.common, key)
	for m := range u.used {
		if at := slices.Index(u.at(m).keys[:u.at(m).count], key); at >= 0 && m != n {
			u.chain(m, uint32(at))
			u.loose[m] = true
		}
	}
}
