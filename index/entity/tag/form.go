package tag

import (
	"hash/maphash"
	"slices"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"dateline/index/entity/lists"
)

// form is a word as it is written, and what is known of it wherever it stands.
type form struct {
	surface, exact string
	hash           uint64          // of exact
	slots          []uint32        // its features
	ends           [parts + 1]byte // part n of them ends before slots[ends[n+1]]
	cluster        uint32
	looks          shape // the beginning of its shape
	first, last    uint8 // see lists.Facts
	capital        bool  // its first letter is one
	small          bool  // it begins with a small letter
	loud           bool  // it has capitals and no small letters
	counts         bool  // whether it is in capitals says something of its sentence
	given, title   bool  // a first name that is no other word, a title
}

// Parts of a form's features: three of each distance, as what else is said of a neighbour
// stands between them, and two of the word itself.
const (
	partLooks    = iota // its letters, its shape and its class
	partNames           // what lists say of it
	partClusters        // how it is used
	partsNear
	partLetters = 5 * partsNear
	partWritten = partLetters + 1
	parts       = partWritten + 1
)

// part are the features of a part, and of those behind it up to another one.
func (f *form) part(n, last int) []uint32 { return f.slots[f.ends[n]:f.ends[last+1]] }

// none stands for the words before and behind a sentence.
var none form

// newForm looks at a word by itself. It keeps neither of the strings.
func (m *Model) newForm(surface, exact string) *form {
	both := surface + exact
	surface, exact = both[:len(surface)], both[len(surface):]
	facts, bare := lists.Of(exact), withoutPossessive(surface)
	shape, class := shapeOf(bare), classOf(exact)
	r, _ := utf8.DecodeRuneInString(surface)
	f := &form{
		surface: surface, exact: exact, hash: hash(exact), looks: firstOf(shape), first: facts.First, last: facts.Last,
		capital: unicode.IsUpper(r) || unicode.IsTitle(r), loud: inCapitals(surface), counts: len(surface) > 1 && shape != shapeDigit,
		given: facts.First >= 2 && facts.Lower < 4, title: class == classTitle, cluster: facts.Small,
	}
	if f.capital {
		f.cluster = facts.Capital
	}
	f.small = f.looks == shapeLower || f.looks>>3 == shapeLower
	m.describe(f, shape, facts.Lower, class, bare)
	return f
}

// describe writes the features of a form.
func (m *Model) describe(f *form, shape shape, lower uint8, class class, bare string) {
	w := writer{model: m, to: make([]uint32, 0, 64)}
	for offset := -2; offset <= 2; offset++ {
		w.add(kindWord, offset, f.hash)
		w.add(kindShape, offset, uint64(shape))
		w.add(kindLower, offset, uint64(lower))
		w.add(kindClass, offset, uint64(class))
		w.end(f)
		w.names(f, offset, len(bare) < len(f.surface))
		w.end(f)
		w.clusters(f, offset)
		w.end(f)
	}
	for n := 1; n <= 4 && n < len(f.exact); n++ {
		w.add(kindPrefix, n-2, hash(f.exact[:n]))
		w.add(kindSuffix, n-2, hash(f.exact[len(f.exact)-n:]))
	}
	w.end(f)
	w.add(kindWritten, 0, hash(bare))
	w.end(f)
	f.slots = slices.Clone(w.to)
}

// writer writes the features of a form part by part.
type writer struct {
	model *Model
	to    []uint32
	part  int
}

func (w *writer) add(k kind, offset int, value uint64) {
	w.to = w.model.add(w.to, k, offset, value)
}

func (w *writer) end(f *form) {
	w.part++
	f.ends[w.part] = byte(len(w.to))
}

// names writes what lists say of a form.
func (w *writer) names(f *form, offset int, owner bool) {
	if f.first > 0 {
		w.add(kindFirst, offset, uint64(f.first))
	}
	if f.last > 0 {
		w.add(kindLast, offset, uint64(f.last))
	}
	if owner {
		w.add(kindOwner, offset, 0)
	}
}

func (w *writer) clusters(f *form, offset int) {
	if f.cluster != 0 {
		for _, n := range [...]uint{4, 6, 9, 20} {
			w.add(kindCluster, offset, uint64(n)<<32|uint64(f.cluster&(1<<n-1)))
		}
	}
}

// forms are those of the words read last, which all readers of a model share: of each
// hash two, the last one first. Readers that write at once lose a form to each other, which
// is made again.
type forms struct {
	seed maphash.Seed
	at   [formSets][2]atomic.Pointer[form]
}

// formSets bounds them: some 10 MB of English words.
const formSets = 1 << 14

// form returns what is known of a word.
func (m *Model) form(surface, exact string) *form {
	if m == nil {
		return m.newForm(surface, exact)
	}
	set := &m.forms.at[maphash.String(m.forms.seed, surface)%formSets]
	first := set[0].Load()
	if first.is(surface, exact) {
		return first
	}
	f := set[1].Load()
	if !f.is(surface, exact) {
		f = m.newForm(surface, exact)
	}
	set[0].Store(f)
	set[1].Store(first)
	return f
}

func (f *form) is(surface, exact string) bool {
	return f != nil && f.surface == surface && f.exact == exact
}
