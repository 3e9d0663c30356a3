package copies

import (
	"slices"
	"unicode"
	"unicode/utf8"

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

// Of sketches a body, whose words are those of text.Words. The title is looked at
// only where the body has fewer than eight words: such a body, like "(Video)", does
// not make a text.
func Of(title, body string, words []text.Word) Sketch {
	if len(words) == 0 {
		return Sketch{}
	}
	var s Sketch
	if len(words) < fewWords {
		s.Text = hashOf(text.Fold(title))
	}
	hashes := make([]uint64, len(words))
	var names []uint32
	for i, w := range words {
		hashes[i] = hashOf(w.Exact)
		s.Text = mix(s.Text + hashes[i])
		if isName(body[w.Start:w.End]) {
			names = append(names, uint32(hashes[i]>>32))
			s.Text++
		}
	}
	s.Text = max(s.Text, 1)
	if len(words) < fewWords {
		return s
	}
	s.Runs, s.Names = smallest(runsOf(hashes), MaxRuns), smallest(names, MaxNames)
	return s
}

func runsOf(words []uint64) []uint32 {
	runs := make([]uint32, 0, len(words))
	for i := runWords - 1; i < len(words); i++ {
		run := mix(words[i-2]+1) ^ mix(words[i-1]+2)<<1 ^ words[i]
		runs = append(runs, uint32(mix(run)>>32))
	}
	return runs
}

// smallest sorts list and keeps its first n values, each once. Of a long list most
// are left out before it is sorted: hashes are spread evenly.
func smallest(list []uint32, n int) []uint32 {
	if small := 2*n + 32; len(list) > 2*small {
		bound := uint32(uint64(small) << 32 / uint64(len(list)))
		cut := slices.DeleteFunc(slices.Clone(list), func(h uint32) bool { return h > bound })
		if slices.Sort(cut); len(slices.Compact(slices.Clone(cut))) >= n {
			list = cut
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.Clip(list[:min(n, len(list))])
}

// isName says whether a word as written begins with a capital or holds a digit.
func isName(word string) bool {
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) || unicode.IsTitle(first) {
		return true
	}
	for _, r := range word {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
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
