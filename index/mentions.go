package index

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline"
)

// The mentions of a text stand beside it in the index, so that an article, its marks
// and its passages show what it is found by, whatever it costs to read mentions. They
// are written as
//
//	entities: their number, then of each
//	          its type, what its label is and what its id is (a byte, see named)
//	          of a label: a number of a mention, or a text
//	          of an id: a text, a number, or both
//	mentions: how many are in the title, how many in the body, then of each
//	          its entity, and in the lowest bit whether there is more of it
//	          how many bytes it begins behind the end of the one before it in its field
//	          its confidence in hundredths (a byte), and in the highest bit whether it is as
//	          long as the mention of its entity before it
//	          if it is not, its length in bytes
//	          of those with more: 1 for a government and twice the number of its
//	          alternatives, and which entities those are
//
// Numbers are of encoding/binary's Uvarint; a text has its length before it.

// types are those of entities by the number that stands for them.
var types = [...]string{dateline.TypePlace, dateline.TypeNationality, dateline.TypePerson, dateline.TypeOrganisation}

// named is an entity as mentions name it. Its first mention is the first that is of it, or
// has it as an alternative.
type named struct {
	kind      byte // in types
	id, label string
}

// The first byte of an entity: its kind, and from these bits on what its label and its id
// are.
const (
	labelBits = 3
	idBits    = 5
)

// What a label is.
const (
	labelNone  = iota // empty, as those of places and nationalities are: the gazetteer has them
	labelFirst        // the words of the first mention
	labelOther        // the words of another mention: its number
	labelText         // a text
)

// What an id is. Plain is what plainID makes of the label, or of the words of the first
// mention where that is empty, without "the" before it.
const (
	idText         = iota
	idPlain        // as most of people and organisations
	idTyped        // plain, a hyphen and the type, as those of one word
	idNumbered     // plain, a hyphen and a number, as most of places
	idTextNumbered // a text, a hyphen and a number
	idCut          // the first bytes of plain, by their number, as of a company without its form
	idCutTyped     // the same, a hyphen and the type
)

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
	hasMore    = 1 << 0 // of the entity of a mention
	sameLength = 1 << 7 // of its confidence
	government = 1 << 0 // of what more there is
)

// mentionWriter numbers the entities of a text.
type mentionWriter struct {
	at      map[named]int
	all     []named
	first   []int // of all: the number of the first mention
	lengths []int // of all: of the last mention
	out     []byte
}

// packMentions writes the mentions of a text, those of the title first.
func packMentions(all []dateline.Mention) []byte {
	title := slices.DeleteFunc(slices.Clone(all), func(m dateline.Mention) bool { return m.Field != fieldTitle })
	body := slices.DeleteFunc(slices.Clone(all), func(m dateline.Mention) bool { return m.Field == fieldTitle })
	w := mentionWriter{at: map[named]int{}}
	w.out = binary.AppendUvarint(w.out, uint64(len(title)))
	w.out = binary.AppendUvarint(w.out, uint64(len(body)))
	w.field(title, 0)
	w.field(body, len(title))
	out := binary.AppendUvarint(nil, uint64(len(w.all)))
	both := append(title, body...)
	for i := range w.all {
		out = w.entity(out, i, both)
	}
	return append(out, w.out...)
}

// field writes the mentions in a field, the first of which has a number.
func (w *mentionWriter) field(all []dateline.Mention, number int) {
	end := 0
	for i, m := range all {
		w.mention(m, number+i, end)
		end = m.End
	}
}

func (w *mentionWriter) mention(m dateline.Mention, number, end int) {
	of, more := w.number(namedBy(m, m.Entity), number), uint64(0)
	if m.Government || len(m.Alternatives) > 0 {
		more = hasMore
	}
	w.uvarint(uint64(of)<<1 | more)
	w.uvarint(uint64(m.Start - end))
	sure, length := byte(math.Round(100*min(max(m.Confidence, 0), 1))), m.End-m.Start
	if length == w.lengths[of] {
		w.out = append(w.out, sure|sameLength)
	} else {
		w.out = append(w.out, sure)
		w.uvarint(uint64(length))
		w.lengths[of] = length
	}
	if more == 0 {
		return
	}
	others := uint64(len(m.Alternatives)) << 1
	if m.Government {
		others |= government
	}
	w.uvarint(others)
	for _, id := range m.Alternatives {
		w.uvarint(uint64(w.number(namedBy(m, id), number)))
	}
}

// number is that of an entity, which a mention names.
func (w *mentionWriter) number(n named, mention int) int {
	i, known := w.at[n]
	if !known {
		i = len(w.all)
		w.at[n] = i
		w.all, w.first, w.lengths = append(w.all, n), append(w.first, mention), append(w.lengths, -1)
	}
	return i
}

func (w *mentionWriter) uvarint(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

// entity appends one; all are the mentions.
func (w *mentionWriter) entity(to []byte, i int, all []dateline.Mention) []byte {
	n, first := w.all[i], all[w.first[i]].Words
	head, at := len(to), 0
	to = append(to, n.kind)
	label := labelText
	switch n.label {
	case "":
		label = labelNone
	case first:
		label = labelFirst
	default:
		if at = slices.IndexFunc(all, func(m dateline.Mention) bool { return m.Words == n.label }); at >= 0 {
			label = labelOther
		}
	}
	switch label {
	case labelOther:
		to = binary.AppendUvarint(to, uint64(at))
	case labelText:
		to = appendText(to, n.label)
	}
	is, to := appendID(to, n, first)
	to[head] |= byte(label<<labelBits | is<<idBits)
	return to
}

// appendID appends what of an id has to be said, and returns what it is.
func appendID(to []byte, n named, first string) (is int, _ []byte) {
	plain := n.plain(first)
	stem, number, numbered := cutNumber(n.id)
	switch {
	case n.id == plain:
		return idPlain, to
	case n.id == plain+n.typed():
		return idTyped, to
	case strings.HasPrefix(plain, n.id):
		return idCut, binary.AppendUvarint(to, uint64(len(n.id)))
	case strings.HasSuffix(n.id, n.typed()) && strings.HasPrefix(plain, strings.TrimSuffix(n.id, n.typed())):
		return idCutTyped, binary.AppendUvarint(to, uint64(len(n.id)-len(n.typed())))
	case numbered && stem == plain:
		return idNumbered, binary.AppendUvarint(to, number)
	case numbered:
		return idTextNumbered, binary.AppendUvarint(appendText(to, stem), number)
	}
	return idText, appendText(to, n.id)
}

// plain is what plainID makes of an entity with those words of its first mention.
func (n named) plain(first string) string {
	if n.label != "" {
		first = n.label
	}
	return strings.TrimPrefix(plainID(first), "the-")
}

// typed is what an id has behind a name of one word.
func (n named) typed() string {
	if int(n.kind) >= len(types) {
		return ""
	}
	return "-" + types[n.kind]
}

// cutNumber parts an id that ends with a number, as withNumber writes it.
func cutNumber(id string) (stem string, number uint64, ok bool) {
	i := strings.LastIndexByte(id, '-')
	if i < 0 {
		return "", 0, false
	}
	n, err := strconv.ParseUint(id[i+1:], 10, 64)
	return id[:i], n, err == nil && withNumber(id[:i], n) == id
}

func withNumber(stem string, n uint64) string { return stem + "-" + strconv.FormatUint(n, 10) }

// plainID is what most ids are made of: the words of a name, in a to z and 0 to 9.
func plainID(name string) string {
	if lower, ok := plainASCII(name); ok {
		return lower
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < '0' || '9' < r)
	}), "-")
}

// plainASCII is plainID of names in ASCII, in one go.
func plainASCII(name string) (string, bool) {
	out := make([]byte, 0, len(name))
	gap := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 0x80:
			return "", false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case (c < 'a' || 'z' < c) && (c < '0' || '9' < c):
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, '-'), false
		}
		out = append(out, c)
	}
	return string(out), true
}

func appendText(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}
