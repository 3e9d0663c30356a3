package full

import "unicode/utf8"

// form is what the network makes of a word by itself.
type form struct {
	mixed [Width]float32 // by the first layer
	// beside holds the shares that the word has in the sums of the second layer: for the
	// word behind it, for itself, for the word before it.
	beside [3][wide]float32
}

// spelling is what a form depends on; norm is empty where it follows from the text.
type spelling struct{ text, norm string }

// featuresOf returns the numbers of norm, prefix, suffix and shape.
func (m *Model) featuresOf(w spelling) [features]uint64 {
	norm := w.norm
	if norm == "" {
		norm = m.normOf(w.text)
	}
	return [features]uint64{m.number(norm), m.number(firstRune(w.text)), m.number(lastRunes(w.text)), m.number(shape(w.text))}
}

func (m *Model) normOf(text string) string {
	if norm, ok := m.norms[m.number(text)]; ok {
		return norm
	}
	if norm, ok := m.baseNorms[text]; ok {
		return norm
	}
	return lower(text)
}

// number is that of a text in spaCy: its place among the symbols, otherwise its hash.
func (m *Model) number(text string) uint64 {
	if text == "" {
		return 0
	}
	if n, ok := m.symbols[text]; ok {
		return n
	}
	return hashText(text)
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// lastRunes are the last three.
func lastRunes(s string) string {
	from := len(s)
	for range 3 {
		_, n := utf8.DecodeLastRuneInString(s[:from])
		from -= n
	}
	return s[from:]
}

// embed puts the sums of rows of a word into its lane.
func (m *Model) embed(in []pane, lane int, w spelling) {
	for f, id := range m.featuresOf(w) {
		table := m.w.embed[f]
		var sum [Width]float32
		for _, h := range hashRows(id, Seeds[f]) {
			row := table[int(h%uint32(Rows[f]))*Width:][:Width]
			for i := range sum {
				sum[i] += row[i]
			}
		}
		put(in, lane, f*Width, sum[:])
	}
}

// makeForms fills the forms of words, lanes at a time.
func (m *Model) makeForms(out []*form, words []spelling) {
	in := make([]pane, m.mix.panes(lanes))
	mixed := make([]pane, Width/2)
	sums := make([]float32, lanes*wide)
	for len(words) > 0 {
		n := min(lanes, len(words))
		for i := range n {
			m.embed(in, i, words[i])
		}
		m.mix.multiply(sums, in)
		for i := range n {
			m.w.mix.finish(out[i].mixed[:], sums[i*wide:], none[:])
			put(mixed, i, 0, out[i].mixed[:])
		}
		for side, share := range m.shares {
			share.multiply(sums, mixed)
			for i := range n {
				copy(out[i].beside[side][:], sums[i*wide:])
			}
		}
		out, words = out[n:], words[n:]
	}
}

// none are the numbers of a word that is not there.
var none [Width]float32
