package tag

// view is what is known of a word of a text.
type view struct {
	*form
	hinted    uint64 // what another tagger says, 0 for nothing
	place     uint16 // what the gazetteer says
	before    gap
	after     gap
	elsewhere uint8
	starts    bool // it begins a sentence
	shout     bool // most words of its sentence are in capitals
}

// look looks at each word by itself.
func (e *Encoder) look() {
	e.seen = e.seen[:0]
	for i, w := range e.words {
		v := view{form: e.model.form(e.s[w.Start:w.End], w.Exact), after: gapLine}
		if i == 0 {
			v.before, v.starts = gapLine, true
		} else {
			v.before = gapOf(e.s[e.words[i-1].End:w.Start])
			v.starts = endsSentence(e.s, e.words[i-1], w)
			e.seen[i-1].after = v.before
		}
		e.seen = append(e.seen, v)
	}
}
