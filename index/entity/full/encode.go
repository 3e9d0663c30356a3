package full

// block is how many words are worked on at once, an even number: the memory that a text
// needs does not grow beyond that, but for the list of its words.
const (
	block  = 256
	margin = 3 // words to each side that the layers behind the second still need
	tile   = 16
)

// encoder turns words into the numbers that the parser decides by.
type encoder struct {
	m         *Model
	lists     lists
	spellings []spelling
	missing   []spelling
	forms     []*form // of words from-margin-1 to to+margin; nil outside of the text
	a, b      [(block + 2*margin) * Width]float32
	in        []pane
	sums      [tile * wide]float32
	products  [4][tile / 2 * wide]float32
	words     [block * Hidden]float32
	lower     [block * Hidden * halves]float32
}

func newEncoder(m *Model) *encoder {
	return &encoder{m: m, in: make([]pane, m.project.panes(tile))}
}

// encode fills e.words and e.lower for words from to to of s.
func (e *encoder) encode(s string, words []word, from, to int) {
	e.collect(s, words, from-margin-1, to+margin+1)
	rows := to - from + 2*margin
	e.second(rows)
	in, out := e.a[:], e.b[:]
	for i := range e.m.window {
		rows -= 2
		e.mixWindow(out, in, &e.m.w.encoder[i+1], &e.m.window[i], rows)
		in, out = out, in
	}
	e.project(in, rows)
}

// collect finds or makes the forms of words from to to.
func (e *encoder) collect(s string, words []word, from, to int) {
	e.spellings, e.forms = e.spellings[:0], e.forms[:0]
	first, last := max(from, 0), min(to, len(words))
	for i := from; i < to; i++ {
		e.forms = append(e.forms, nil)
	}
	for _, w := range words[first:last] {
		e.spellings = append(e.spellings, spelling{s[w.start:w.end], w.norm})
	}
	there := e.forms[first-from:][:last-first]
	if e.missing = e.m.cache.get(there, e.spellings, e.missing[:0]); len(e.missing) > 0 {
		e.fill(there)
	}
	clear(e.spellings) // they hold the text
}

// fill makes the forms that are missing, each once.
func (e *encoder) fill(there []*form) {
	made := make(map[spelling]*form, len(e.missing))
	var words []spelling
	var forms []*form
	for _, w := range e.missing {
		if made[w] == nil {
			made[w] = &form{}
			words, forms = append(words, w), append(forms, made[w])
		}
	}
	clear(e.missing)
	e.m.makeForms(forms, words)
	for i, w := range e.spellings {
		if there[i] == nil {
			there[i] = made[w]
		}
	}
	e.m.cache.put(words, forms)
}

// second is the second layer, of the shares of each word and its neighbours; row i is of
// e.forms[i+1].
func (e *encoder) second(rows int) {
	for i := range rows {
		sums := e.sums[:wide]
		clear(sums)
		was := none[:]
		for side, f := range e.forms[i : i+3] {
			if f != nil {
				for j, v := range f.beside[side] {
					sums[j] += v
				}
			}
		}
		if f := e.forms[i+1]; f != nil {
			was = f.mixed[:]
		}
		e.m.w.encoder[0].finish(e.a[i*Width:], sums, was)
	}
}

// project makes the parser's numbers of rows words.
func (e *encoder) project(in []float32, rows int) {
	m := e.m
	for from := 0; from < rows; from += tile {
		n := min(tile, rows-from)
		for i := range n {
			put(e.in[i/lanes*Width/2:], i%lanes, 0, in[(from+i)*Width:(from+i+1)*Width])
		}
		m.project.multiply(e.sums[:], e.in[:m.project.panes(n)])
		for i := range n {
			to := e.words[(from+i)*Hidden:][:Hidden]
			for j := range to {
				to[j] = e.sums[i*Hidden+j] + m.w.projectBias[j]
			}
			put(e.in[i/lanes*Hidden/2:], i%lanes, 0, to)
		}
		m.lower.multiply(e.sums[:], e.in[:m.lower.panes(n)])
		copy(e.lower[from*Hidden*halves:], e.sums[:n*Hidden*halves])
	}
}
