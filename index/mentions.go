package index

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"dateline"
)

// The mentions of a text stand beside it in the index, so that an article, its marks
// and its passages show what it is found by, whatever it costs to read mentions. They
// are written as
//
//	entities: their number, then of each its type (a byte), its label and its id. The
//	          label is the number, from 1, of a mention whose words it is, or 0 and a text;
//	          those of places and nationalities are empty, as the gazetteer has them. An
//	          id that plainID makes of the label is empty.
//	mentions: their number, then of each
//	          its entity, and in the lowest bits 1 in the body, 2 for a government
//	          how many bytes it begins behind the end of the one before it in its field
//	          its length in bytes
//	          its confidence in hundredths (a byte)
//	          how many alternatives it has, and which entities those are
//
// Numbers are of encoding/binary's Uvarint; a text has its length before it.

// types are those of entities by the byte that stands for them.
var types = [...]string{dateline.TypePlace, dateline.TypeNationality, dateline.TypePerson, dateline.TypeOrganisation}

// named is an entity as mentions name it.
type named struct {
	kind      byte
	id, label string
}

func namedBy(m dateline.Mention, id string) named {
	n := named{id: id}
	for n.kind < byte(len(types)) && types[n.kind] != m.Type {
		n.kind++
	}
	if id == m.Entity && m.Type != dateline.TypePlace && m.Type != dateline.TypeNationality {
		n.label = m.Label
	}
	return n
}

const (
	inBody = 1 << iota
	forGovernment
	flagBits = iota
)

// mentionWriter numbers the entities of a text.
type mentionWriter struct {
	at  map[named]int
	all []named
}

func (w *mentionWriter) number(n named) uint64 {
	i, known := w.at[n]
	if !known {
		i = len(w.all)
		w.at[n] = i
		w.all = append(w.all, n)
	}
	return uint64(i)
}

// packMentions writes the mentions of a text.
func packMentions(all []dateline.Mention) []byte {
	w := mentionWriter{at: map[named]int{}}
	body := binary.AppendUvarint(nil, uint64(len(all)))
	ends := map[string]int{}
	for _, m := range all {
		body = w.append(body, m, ends[m.Field])
		ends[m.Field] = m.End
	}
	out := binary.AppendUvarint(nil, uint64(len(w.all)))
	for _, n := range w.all {
		out = append(out, n.kind)
		at := slices.IndexFunc(all, func(m dateline.Mention) bool { return m.Words == n.label })
		if out = binary.AppendUvarint(out, uint64(at+1)); at < 0 {
			out = appendText(out, n.label)
		}
		if plainID(n.label) == n.id {
			n.id = ""
		}
		out = appendText(out, n.id)
	}
	return append(out, body...)
}

// plainID is what most ids of people and organisations are: the words of the label.
func plainID(label string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(label), func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < '0' || '9' < r)
	}), "-")
}

func (w *mentionWriter) append(to []byte, m dateline.Mention, end int) []byte {
	flags := uint64(0)
	if m.Field == fieldBody {
		flags |= inBody
	}
	if m.Government {
		flags |= forGovernment
	}
	to = binary.AppendUvarint(to, w.number(namedBy(m, m.Entity))<<flagBits|flags)
	to = binary.AppendUvarint(to, uint64(m.Start-end))
	to = binary.AppendUvarint(to, uint64(m.End-m.Start))
	to = append(to, byte(math.Round(100*min(max(m.Confidence, 0), 1))))
	to = binary.AppendUvarint(to, uint64(len(m.Alternatives)))
	for _, id := range m.Alternatives {
		to = binary.AppendUvarint(to, w.number(namedBy(m, id)))
	}
	return to
}

func appendText(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

// mentionReader reads what packMentions has written.
type mentionReader struct {
	raw    []byte
	failed bool
	all    []named
	labels []uint64 // of all: see packMentions
	of     []int    // which of all each mention is of
	others [][2]int // alternatives: the mention, and which of all
}

// unpackMentions reads the mentions of a text, whose title and body are given.
func unpackMentions(raw []byte, title, body string) ([]dateline.Mention, error) {
	r := &mentionReader{raw: raw}
	r.entities()
	ends, texts := [2]int{}, [2]string{title, body}
	count := r.count()
	out := slices.Grow([]dateline.Mention(nil), count)
	r.of = slices.Grow(r.of, count)
	for range count {
		m, in := r.mention(&ends)
		if r.failed || m.End > len(texts[in]) {
			return nil, fmt.Errorf("%w: the mentions of a text do not fit it", errDamaged)
		}
		m.Words = texts[in][m.Start:m.End]
		out = append(out, m)
	}
	if r.name(out); r.failed || len(r.raw) > 0 {
		return nil, fmt.Errorf("%w: the mentions of a text do not end where they should", errDamaged)
	}
	return out, nil
}

// entities reads them, but for labels and ids that are to be made of mentions.
func (r *mentionReader) entities() {
	r.all = make([]named, r.count())
	r.labels = make([]uint64, len(r.all))
	for i := range r.all {
		r.all[i].kind = r.byte()
		if r.labels[i] = r.number(); r.labels[i] == 0 {
			r.all[i].label = r.text()
		}
		r.all[i].id = r.text()
	}
}

// name gives mentions what their entities are called.
func (r *mentionReader) name(all []dateline.Mention) {
	for i, at := range r.labels {
		n := &r.all[i]
		if at > uint64(len(all)) {
			r.failed = true
			return
		}
		if at > 0 {
			n.label = all[at-1].Words
		}
		if n.id == "" {
			n.id = plainID(n.label)
		}
	}
	for i := range all {
		of := r.all[r.of[i]]
		all[i].Entity, all[i].Label = of.id, of.label
	}
	for _, other := range r.others {
		m := &all[other[0]]
		m.Alternatives = append(m.Alternatives, r.all[other[1]].id)
	}
}

// mention reads one, but for what its entity is called; ends are those of the last one in
// the title and in the body.
func (r *mentionReader) mention(ends *[2]int) (m dateline.Mention, in int) {
	n := r.number()
	m.Field, m.Government = fieldTitle, n&forGovernment != 0
	if n&inBody != 0 {
		m.Field, in = fieldBody, 1
	}
	of, ok := r.entity(n >> flagBits)
	if !ok {
		return m, in
	}
	m.Type = types[r.all[of].kind]
	m.Start = ends[in] + int(r.number()&math.MaxInt32)
	m.End = m.Start + int(r.number()&math.MaxInt32)
	ends[in] = m.End
	m.Confidence = float64(r.byte()) / 100
	for range r.count() {
		if other, ok := r.entity(r.number()); ok {
			r.others = append(r.others, [2]int{len(r.of), other})
		}
	}
	r.of = append(r.of, of)
	return m, in
}

// entity is the place of one in all, if there is one.
func (r *mentionReader) entity(n uint64) (int, bool) {
	if n >= uint64(len(r.all)) || int(r.all[n].kind) >= len(types) {
		r.failed = true
		return 0, false
	}
	return int(n), true
}

func (r *mentionReader) number() uint64 {
	n, size := binary.Uvarint(r.raw)
	if size <= 0 {
		r.failed, r.raw = true, nil
		return 0
	}
	r.raw = r.raw[size:]
	return n
}

// count is a number of things of a byte at least, which have to be there.
func (r *mentionReader) count() int {
	n := r.number()
	if n > uint64(len(r.raw)) {
		r.failed, r.raw = true, nil
		return 0
	}
	return int(n)
}

func (r *mentionReader) byte() byte {
	if len(r.raw) == 0 {
		r.failed = true
		return 0
	}
	b := r.raw[0]
	r.raw = r.raw[1:]
	return b
}

func (r *mentionReader) text() string {
	n := r.count()
	s := string(r.raw[:n])
	r.raw = r.raw[n:]
	return s
}
