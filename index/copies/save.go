package copies

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// savedForm begins what is saved in this form.
const savedForm = "copies 2\n"

// Save writes the table in a form that Load reads: what of it cannot be made again
// without the sketches.
func (t *Table) Save() []byte {
	b := binary.AppendUvarint([]byte(savedForm), uint64(len(t.of)))
	for n := range t.used {
		m := t.at(n)
		if m.id == "" {
			continue
		}
		b = binary.BigEndian.AppendUint64(b, m.text)
		b = binary.AppendUvarint(b, uint64(m.group))
		b = binary.BigEndian.AppendUint64(b, m.names)
		b = append(b, m.called, m.count)
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
	rest, ok := bytes.CutPrefix(saved, []byte(savedForm))
	if !ok {
		return nil, errSaved
	}
	t, r, labels := NewTable(), reader{rest: rest}, map[uint32]uint32{}
	for left := r.number(); left > 0 && !r.bad; {
		n, ids := r.node()
		if r.bad || uint64(len(ids)) > left {
			break
		}
		left -= uint64(len(ids))
		n.group = t.relabelled(n.group, labels)
		t.load(n, ids)
	}
	if r.bad || len(r.rest) > 0 {
		return nil, errSaved
	}
	return t, nil
}

// relabelled is the label here of one that was saved: they are counted from 1 anew, so that
// none is left unused.
func (t *Table) relabelled(saved uint32, labels map[uint32]uint32) uint32 {
	if saved == 0 {
		return 0
	}
	if labels[saved] == 0 {
		t.label++
		labels[saved] = t.label
	}
	return labels[saved]
}

func (t *Table) load(m node, ids []string) {
	n := t.text(m)
	for _, id := range ids {
		t.of[id] = n
	}
	if len(ids) > 1 {
		t.more[n] = ids[1:]
	}
	if m.group != 0 {
		t.groups[m.group] = append(t.groups[m.group], n)
		t.changed[m.group] = true
	}
	for slot := range uint32(m.count) {
		t.hold(n, slot)
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
	n.text, n.group = binary.BigEndian.Uint64(r.take(8)), uint32(r.number())
	n.names, n.called, n.count = binary.BigEndian.Uint64(r.take(8)), r.take(1)[0], r.take(1)[0]
	if r.bad = r.bad || n.count > keyCount || n.called > MaxNames || n.text == 0; r.bad {
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
