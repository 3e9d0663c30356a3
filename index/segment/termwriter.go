package segment

import "encoding/binary"

// termBlock is how many terms are written as what differs from the one before them.
const termBlock = 16

// termWriter gathers the dictionary of a field.
type termWriter struct {
	entries []byte
	begins  []uint64 // of each block, in entries
	lists   []uint64 // of each block, where its first list begins
	at      uint64   // where the next list begins
	terms   int
	last    []byte
}

func (t *termWriter) reset() {
	*t = termWriter{entries: t.entries[:0], begins: t.begins[:0], lists: t.lists[:0], last: t.last[:0]}
}

// add adds a term behind the last, with the size of its list.
func (t *termWriter) add(term []byte, count, size uint64) {
	shared := 0
	if t.terms%termBlock == 0 {
		t.begins = append(t.begins, uint64(len(t.entries)))
		t.lists = append(t.lists, t.at)
	} else {
		shared = common(t.last, term)
	}
	t.entries = binary.AppendUvarint(t.entries, uint64(shared))
	t.entries = binary.AppendUvarint(t.entries, uint64(len(term)-shared))
	t.entries = append(t.entries, term[shared:]...)
	t.entries = binary.AppendUvarint(t.entries, count)
	t.entries = binary.AppendUvarint(t.entries, size)
	t.last = append(t.last[:shared], term[shared:]...)
	t.at += size
	t.terms++
}

// common is how many bytes two terms begin with alike.
func common(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// finish writes the section.
func (t *termWriter) finish(w *writer) extent {
	w.write(t.entries)
	w.write(appendColumn(nil, t.begins))
	w.write(appendColumn(nil, t.lists))
	return w.end()
}
