package full

// parser reads the words of a text one after the other.
type parser struct {
	w      *weights
	labels []string
	open   int // the first word of the name being read, -1 where there is none
	label  int // of it
	first  [Hidden * halves]float32
	before [Hidden]float32 // the word before
	state  [Hidden]float32
	spans  []Span
}

// Actions are numbered begin, in, last, unit for each label, unit without a label, out.
func begin(label int) int { return label }

func (p *parser) in() int        { return len(p.labels) + p.label }
func (p *parser) last() int      { return 2*len(p.labels) + p.label }
func (p *parser) unit(l int) int { return 3*len(p.labels) + l }

const outside = Actions - 1

// step reads word i; here and lower are what the encoder made of it, final says that no
// word follows, and space that it is white space, with which no name begins.
func (p *parser) step(words []word, i int, here, lower []float32, space bool) {
	final := i+1 == len(words)
	p.see(lower)
	if p.open >= 0 {
		if final || p.score(p.last()) > p.score(p.in()) {
			p.spans = append(p.spans, Span{words[p.open].start, words[i].end, p.labels[p.label]})
			p.open = -1
		}
	} else {
		p.enter(words, i, here, space, final)
	}
	copy(p.before[:], here)
}

// enter takes the best of begin, unit and out; of equal ones the first.
func (p *parser) enter(words []word, i int, here []float32, space, final bool) {
	if space {
		return
	}
	best, most := outside, p.score(outside)
	for label := len(p.labels) - 1; label >= 0; label-- {
		if v := p.score(p.unit(label)); v >= most {
			best, most = p.unit(label), v
		}
	}
	for label := len(p.labels) - 1; label >= 0 && !final; label-- {
		if v := p.score(begin(label)); v >= most {
			best, most = begin(label), v
		}
	}
	switch {
	case best == outside:
	case best < len(p.labels):
		p.open, p.label = i, best
		p.w.slot(p.first[:], 1, here)
	default:
		p.spans = append(p.spans, Span{words[i].start, words[i].end, p.labels[best-p.unit(0)]})
	}
}

// see makes the numbers that actions are weighed by, of each two candidates the larger.
// They are of this word, the first of the open name and the one before.
func (p *parser) see(lower []float32) {
	const size = Hidden * halves
	first, before := p.w.pad[size:2*size], p.w.pad[2*size:3*size]
	if p.open >= 0 {
		var sums [size]float32
		p.w.slot(sums[:], 2, p.before[:])
		first, before = p.first[:], sums[:]
	}
	bias := p.w.lowerBias
	for i := range p.state {
		a := lower[2*i] + first[2*i] + before[2*i] + bias[2*i]
		b := lower[2*i+1] + first[2*i+1] + before[2*i+1] + bias[2*i+1]
		p.state[i] = max(a, b)
	}
}

// slot sets out to the share that a word has in the sums of a state from its place there.
func (w *weights) slot(out []float32, slot int, word []float32) {
	const size = Hidden * halves
	for i := range size {
		out[i] = dot(w.lower[(slot*size+i)*Hidden:], word)
	}
}

func (p *parser) score(action int) float32 {
	return dot(p.w.upper[action*Hidden:], p.state[:]) + p.w.upperBias[action]
}

func dot(row, x []float32) float32 {
	var a, b, c, d float32
	row, x = row[:Hidden], x[:Hidden]
	for i := 0; i+3 < Hidden; i += 4 {
		a += row[i] * x[i]
		b += row[i+1] * x[i+1]
		c += row[i+2] * x[i+2]
		d += row[i+3] * x[i+3]
	}
	return a + b + (c + d)
}
