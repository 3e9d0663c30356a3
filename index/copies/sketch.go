package copies

import (
	"slices"

	"dateline/index/text"
)

// Sizes of a sketch.
const (
	MaxRuns  = 64 // hashes of runs of words that are kept: J is estimated to ±.06
	MaxNames = 32 // hashes of names and numbers that are kept
	runWords = 3  // words of a run
	// fewWords is how many words a body has at least to have copies that are not
	// equal to it.
	fewWords = 8
)

// Sketch is what tells copies of a text. The zero Sketch is that of a text without
// words, which is no copy of anything.
type Sketch struct {
	// Text is a hash of all words, in their exact forms and their order, and of which
	// of them are names; of the title too where there are fewer than eight words, and
	// 0 where there are none.
	Text uint64
	// Runs are the MaxRuns smallest hashes of runs of three words, ascending, each
	// once; none if there are fewer than eight words. (A. Broder, On the Resemblance
	// and Containment of Documents, 1997.)
	Runs []uint32
	// Names are the MaxNames smallest hashes of words that begin with a capital or
	// hold a digit, ascending, each once.
	Names []uint32
}

// Equal says whether two sketches are those of equal texts.
func (s Sketch) Equal(other Sketch) bool {
	return s.Text == other.Text && slices.Equal(s.Runs, other.Runs) && slices.Equal(s.Names, other.Names)
}

func (s Sketch) clone() Sketch {
	return Sketch{s.Text, slices.Clone(s.Runs), slices.Clone(s.Names)}
}

// Of sketches a body, whose words are those of text.Words. The title is looked at
// only where the body has fewer than eight words: such a body, like "(Video)", does
// not make a text.
func Of(title, body string, words []text.Word) Sketch {
	var k Sketcher
	k.begin(title, len(words))
	for _, w := range words {
		k.add(hashOf(w.Exact), text.IsName(body[w.Start:w.End]))
	}
	return k.end()
}

// Sketcher makes the sketches of many texts whose words are numbered by one lexicon: it
// hashes each form once. It is for one goroutine at a time.
type Sketcher struct {
	lexicon *text.Lexicon
	forms   []hashed // of the lexicon, as far as they have been met

	// Of the text at hand, from word to word.
	text  uint64
	words int
	last  [runWords - 1]uint64
	runs  []uint32
	names []uint32
	few   []uint32 // see smallest
}

// hashed is a form of the lexicon.
type hashed struct {
	hash uint64
	name bool
}

// NewSketcher returns one for the words of a lexicon.
func NewSketcher(l *text.Lexicon) *Sketcher { return &Sketcher{lexicon: l} }

// Of is the sketch of a body, by the numbers of its words, see the function Of.
func (k *Sketcher) Of(title string, numbers []uint32) Sketch {
	for n := len(k.forms); n < k.lexicon.Len(); n++ {
		f := k.lexicon.Form(uint32(n))
		k.forms = append(k.forms, hashed{hashOf(f.Exact), f.Name})
	}
	k.begin(title, len(numbers))
	for _, n := range numbers {
		k.add(k.forms[n].hash, k.forms[n].name)
	}
	return k.end()
}

// begin begins a text of so many words.
func (k *Sketcher) begin(title string, words int) {
	k.text, k.words, k.runs, k.names = 0, 0, k.runs[:0], k.names[:0]
	if 0 < words && words < fewWords {
		k.text = hashOf(text.Fold(title))
	}
}

// add takes the next word.
func (k *Sketcher) add(hash uint64, name bool) {
	k.text = mix(k.text + hash)
	if name {
		k.names = append(k.names, uint32(hash>>32))
		k.text++
	}
	if k.words++; k.words >= runWords {
		run := mix(k.last[0]+1) ^ mix(k.last[1]+2)<<1 ^ hash
		k.runs = append(k.runs, uint32(mix(run)>>32))
	}
	k.last = [...]uint64{k.last[1], hash}
}

// end is the sketch of the text.
func (k *Sketcher) end() Sketch {
	switch {
	case k.words == 0:
		return Sketch{}
	case k.words < fewWords:
		return Sketch{Text: max(k.text, 1)}
	}
	return Sketch{Text: max(k.text, 1), Runs: k.smallest(k.runs, MaxRuns), Names: k.smallest(k.names, MaxNames)}
}

// smallest are the first n values of list, sorted, each once; list is put in another
// order. Of a long list most are left out before it is sorted: hashes are spread evenly.
func (k *Sketcher) smallest(list []uint32, n int) []uint32 {
	if likely := n + n/2 + 8; len(list) > 2*likely {
		bound := uint32(uint64(likely) << 32 / uint64(len(list)))
		k.few = k.few[:0]
		for _, h := range list {
			if h <= bound {
				k.few = append(k.few, h)
			}
		}
		slices.Sort(k.few)
		if few := slices.Compact(k.few); len(few) >= n {
			return slices.Clone(few[:n])
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.Clone(list[:min(n, len(list))])
}

// hashOf is FNV-1a of 64 bits, mixed: the same on every machine and in every
// version, since hashes are kept in the index.
func hashOf(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

// mix spreads every bit over all others (moremur, P. Evensen, 2019).
func mix(x uint64) uint64 {
	x = (x ^ x>>27) * 0x3C79AC492BA7B653
	x = (x ^ x>>33) * 0x1C69B3F74AC4AE35
	return x ^ x>>27
}
