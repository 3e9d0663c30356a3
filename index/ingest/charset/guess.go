package charset

import (
	"math"
	"slices"
	"unicode/utf8"
)

// sure is how many bits the next encoding has to cost more, and plausible how many
// a pair may cost in a text. Texts of 36 languages cost 4 to 9 a pair.
const (
	sure      = 8
	plausible = 10
)

// Guess is the code page that a text is most likely in.
type Guess struct {
	Name     string // by the WHATWG; "" if there is none
	Language string // whose letters tell it, in English
	// Or is another one that reads letters otherwise and is nearly as likely; "" if
	// there is none, so that the guess is good.
	Or string

	page *table
}

// GuessOf guesses the code page of a text that is no UTF-8 and no ASCII. A
// text of several MiB takes no longer than its first 64 KiB beyond ASCII need.
func GuessOf(text []byte) Guess {
	pairs, n, ascii := count(sample(text))
	pages := weigh(pairs, ascii)
	best := slices.MinFunc(pages, func(a, b weighed) int { return a.bits - b.bits })
	if n == 0 || best.bits > plausible*n {
		return Guess{}
	}
	g := Guess{Name: best.page.name, Language: best.language, page: best.page}
	least := best.bits + sure
	for _, other := range pages {
		if other.bits < least && differs(other.page, best.page, pairs) {
			g.Or, least = other.page.name, other.bits
		}
	}
	return g
}

// window is how much of a text is looked at, from its first byte beyond ASCII.
const window = 64 << 10

func sample(text []byte) []byte {
	at := max(0, firstFar(text)-1)
	return text[at:min(len(text), at+window)]
}

// firstFar returns where the first byte beyond ASCII is; the length if there is none.
func firstFar(text []byte) int {
	for i, b := range text {
		if b >= utf8.RuneSelf {
			return i
		}
	}
	return len(text)
}

// pair is two neighbouring bytes, one of them beyond ASCII, and how often they come.
type pair struct {
	a, b byte
	n    int
}

// count counts the pairs, n in all, and the letters of ASCII. A text is between
// two blanks.
func count(text []byte) (pairs []pair, n, ascii int) {
	var seen [1 << 16]int32
	before := byte(' ')
	add := func(b byte) {
		if before >= utf8.RuneSelf || b >= utf8.RuneSelf {
			seen[int(before)<<8|int(b)]++
			n++
		}
		before = b
	}
	for _, b := range text {
		add(b)
		if low := b | 0x20; 'a' <= low && low <= 'z' {
			ascii++
		}
	}
	add(' ')
	for i, times := range seen {
		if times > 0 {
			pairs = append(pairs, pair{byte(i >> 8), byte(i), int(times)})
		}
	}
	return pairs, n, ascii
}

// weighed is a code page with the language in which it costs least.
type weighed struct {
	page     *table
	language string
	bits     int
}

// weigh returns all pages in their order.
func weigh(pairs []pair, ascii int) (pages []weighed) {
	for _, c := range candidates() {
		if len(pages) == 0 || pages[len(pages)-1].page != c.page {
			pages = append(pages, weighed{page: c.page, bits: math.MaxInt})
		}
		w := &pages[len(pages)-1]
		if bits := c.bits(pairs, ascii); bits < w.bits {
			w.bits, w.language = bits, c.language.name
		}
	}
	return pages
}

// bits is what all pairs cost. Letters of ASCII speak against a language that has
// none, but not much: they may be markup. That none is of its own speaks more.
func (c *candidate) bits(pairs []pair, ascii int) (bits int) {
	const most, each = 12, 20
	own := c.language.latin
	bits = c.page.unlikely
	if !own {
		bits += min(most, ascii/each)
	}
	for _, p := range pairs {
		own = own || c.page.signs[p.a].far()
		bits += p.n * c.cost(p.a, p.b)
	}
	if !own {
		bits += alien
	}
	return bits
}

// differs reports whether two pages read a letter of the text otherwise.
func differs(x, y *table, pairs []pair) bool {
	return slices.ContainsFunc(pairs, func(p pair) bool {
		a, b := &x.signs[p.b], &y.signs[p.b]
		return a.char != b.char && (a.letter() || b.letter())
	})
}
