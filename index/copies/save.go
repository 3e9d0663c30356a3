package copies

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Save writes the table in a form that Load reads: what of it cannot be made again
// without the sketches.
func (t *Table) Save() []byte {
	b := binary.AppendUvarint(nil, uint64(len(t.of)))
	for n := range t.used {
		m := t.at(n)
		if m.id == "" {
			continue
		}
		b = binary.BigEndian.AppendUint64(b, m.text)
		b = binary.AppendUvarint(b, uint64(m.group))
		b = append(b, m.count)
		for _, key := range m.keys[:m.count] {
			b = binary.BigEndian.AppendUint32(b, key)
		}
		b = binary.AppendUvarint(b, uint64(1+len(t.more[n])))
		for _, id := range append([]string{m.id}, t.more[n]...) {
			b = append(binary.AppendUvarint(b, uint64(len(id))), id...)
		}
	}
	return b
}

var errSaved = errors.New("it is not what a table of copies was saved as")

// Load reads what Save has written.
func Load(saved []byte) (*Table, error) {
	t, r := NewTable(), reader{rest: saved}
	for left := r.number(); left > 0 && !r.bad; {
		n, ids := r.node()
		if r.bad || uint64(len(ids)) > left {
			break
		}
		left -= uint64(len(ids))
		t.load(n, ids)
	}
	if r.bad || len(r.rest) > 0 {
		return nil, errSaved
	}
	t.leaveOutCommon()
	return t, nil
}

func (t *Table) load(n node, ids []string) {
	at := t.add(n)
	for _, id := range ids {
		t.of[id] = at
	}
	if len(ids) > 1 {
		t.more[at] = ids[1:]
	}
	if n.group != 0 {
		t.groups[n.group] = append(t.groups[n.group], at)
		t.label = max(t.label, n.group)
	}
	t.chain(at, keyCount)
	for slot := range uint32(n.count) {
		t.chain(at, slot)
	}
}

// leaveOutCommon unchains the keys that are in more than commonTexts.
func (t *Table) leaveOutCommon() {
	counts := map[uint32]int{}
	for n := range t.used {
		for _, key := range t.at(n).keys[:t.at(n).count] {
			counts[key]++
		}
	}
	for key, in := range counts {
		if in <= commonTexts {
			continue
		}
		t.common[key] = in
		for _, n := range t.having(nil, key, false) {
			t.unchain(n, uint32(slices.Index(t.at(n).keys[:t.at(n).count], key)))
		}
	}
}

// reader takes values from what was saved; bad says that there were too few.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n uint64) []byte {
	if r.bad = r.bad || n > uint64(len(r.rest)); r.bad {
		return make([]byte, 8)
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if r.bad = r.bad || size <= 0; r.bad {
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) node() (n node, ids []string) {
	n.text, n.group, n.count = binary.BigEndian.Uint64(r.take(8)), uint32(r.number()), r.take(1)[0]
	if r.bad = r.bad || n.count > keyCount || n.text == 0; r.bad {
		return n, nil
	}
	for i := range n.count {
		n.keys[i] = binary.BigEndian.Uint32(r.take(4))
	}
	for left := r.number(); left > 0 && !r.bad; left-- {
		ids = append(ids, string(r.take(r.number())))
	}
	if r.bad = r.bad || len(ids) == 0 || slices.Contains(ids, ""); !r.bad {
		n.id = ids[0]
	}
	return n, ids
}
