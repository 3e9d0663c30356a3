package index

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"dateline"
)

// mentionReader reads what packMentions has written.
type mentionReader struct {
	raw    []byte
	failed bool
	all    []packedEntity
	of     []int    // which of all each mention is of
	others [][2]int // alternatives: the mention, and which of all
}

// packedEntity is an entity of which the words of mentions are not known yet.
type packedEntity struct {
	named
	labelIs, idIs int // what they are
	at            uint64
	number        uint64
	first         int // mention; -1: there is none
	length        int // of the last mention
}

// unpackMentions reads the mentions of a text, whose title and body are given.
func unpackMentions(raw []byte, title, body string) ([]dateline.Mention, error) {
	r := &mentionReader{raw: raw}
	r.entities()
	counts := [2]int{r.count(), r.count()}
	out := slices.Grow([]dateline.Mention(nil), counts[0]+counts[1])
	r.of = slices.Grow(r.of, counts[0]+counts[1])
	for i, text := range []string{title, body} {
		end := 0
		for range counts[i] {
			m := r.mention(end)
			if r.failed || m.End > len(text) {
				return nil, fmt.Errorf("%w: the mentions of a text do not fit it", errDamaged)
			}
			m.Field, m.Words, end = textFields[i], text[m.Start:m.End], m.End
			out = append(out, m)
		}
	}
	if r.name(out); r.failed || len(r.raw) > 0 {
		return nil, fmt.Errorf("%w: the mentions of a text do not end where they should", errDamaged)
	}
	return out, nil
}

// textFields are those with mentions, in their order.
var textFields = [...]string{fieldTitle, fieldBody}

// entities reads them, but for what is made of the words of mentions.
func (r *mentionReader) entities() {
	r.all = make([]packedEntity, r.count())
	for i := range r.all {
		e, head := &r.all[i], r.byte()
		e.kind, e.first, e.length = head&(1<<labelBits-1), -1, -1
		e.labelIs, e.idIs = int(head>>labelBits)&(1<<(idBits-labelBits)-1), int(head>>idBits)
		switch e.labelIs {
		case labelOther:
			e.at = r.number()
		case labelText:
			e.named.label = r.text()
		}
		if e.idIs == idText || e.idIs == idTextNumbered {
			e.named.id = r.text()
		}
		if e.idIs >= idNumbered {
			e.number = r.number()
		}
		r.failed = r.failed || e.idIs > idCutTyped || int(e.kind) >= len(types)
	}
}

// name gives mentions what their entities are called.
func (r *mentionReader) name(all []dateline.Mention) {
	for i := range r.all {
		r.complete(&r.all[i], all)
	}
	for i := range all {
		of := &r.all[r.of[i]]
		all[i].Entity, all[i].Label = of.named.id, of.named.label
	}
	for _, other := range r.others {
		m := &all[other[0]]
		m.Alternatives = append(m.Alternatives, r.all[other[1]].named.id)
	}
}

// complete makes the label and the id of an entity.
func (r *mentionReader) complete(e *packedEntity, all []dateline.Mention) {
	if e.first < 0 || e.at >= uint64(len(all)) {
		r.failed = true
		return
	}
	first := all[e.first].Words
	switch e.labelIs {
	case labelFirst:
		e.named.label = first
	case labelOther:
		e.named.label = all[e.at].Words
	}
	switch e.idIs {
	case idPlain:
		e.named.id = e.plain(first)
	case idTyped:
		e.named.id = e.plain(first) + e.typed()
	case idNumbered:
		e.named.id = withNumber(e.plain(first), e.number)
	case idTextNumbered:
		e.named.id = withNumber(e.named.id, e.number)
	case idCut:
		e.named.id = r.cut(e.plain(first), e.number)
	case idCutTyped:
		e.named.id = r.cut(e.plain(first), e.number) + e.typed()
	}
}

// cut is the first n bytes of s.
func (r *mentionReader) cut(s string, n uint64) string {
	if n > uint64(len(s)) {
		r.failed = true
		return ""
	}
	return s[:n]
}

// mention reads one behind the end of another, but for its words and what its entity is
// called.
func (r *mentionReader) mention(end int) (m dateline.Mention) {
	n := r.number()
	of, e := r.entity(n >> 1)
	if e == nil {
		return m
	}
	m.Type, m.Start = types[e.kind], end+int(r.number()&math.MaxInt32)
	sure := r.byte()
	if m.Confidence = float64(sure&^sameLength) / 100; sure&sameLength == 0 {
		e.length = int(r.number() & math.MaxInt32)
	}
	if m.End = m.Start + e.length; e.length < 0 {
		r.failed = true
	}
	if n&hasMore != 0 {
		r.more(&m)
	}
	r.of = append(r.of, of)
	return m
}

// more reads what not every mention has.
func (r *mentionReader) more(m *dateline.Mention) {
	n := r.number()
	m.Government = n&government != 0
	if n >>= 1; n > uint64(len(r.raw)) {
		r.failed = true
		return
	}
	for range n {
		if other, e := r.entity(r.number()); e != nil {
			r.others = append(r.others, [2]int{len(r.of), other})
		}
	}
}

// entity is one that the mention at hand names, and its place in all; nil if there is none.
func (r *mentionReader) entity(n uint64) (int, *packedEntity) {
	if n >= uint64(len(r.all)) || r.failed {
		r.failed = true
		return 0, nil
	}
	e := &r.all[n]
	if e.first < 0 {
		e.first = len(r.of)
	}
	return int(n), e
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
