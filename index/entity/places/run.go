package places

import (
	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/world"
	"dateline/index/text"
)

// run is what the reading of one article needs. It is used again for the next.
type run struct {
	reader     *Reader
	fields     [4]field
	matches    []world.Match
	candidates []candidate
	names      []name
	byWords    map[uint64]int // of names
	persons    map[string]int // surnames behind a first name or a title
	divisions  map[world.Index]int
	countries  map[string]int
	context    []fixed
	order      []int
	analyzer   *text.Analyzer
	words      [2][]text.Word
	sink       sink
	traces     [][]traced // by candidate, when it explains
}

func newRun(r *Reader) *run {
	return &run{
		reader: r, byWords: map[uint64]int{}, persons: map[string]int{},
		divisions: map[world.Index]int{}, countries: map[string]int{}, analyzer: text.NewAnalyzer(),
		sink: sink{weights: r.weights},
	}
}

// Fields that are read for what they say of the others.
const (
	fieldDateline    = "dateline"
	fieldPublication = "publication"
)

// hidden reports whether a field is no part of the article's text.
func (f *field) hidden() bool { return f.name == fieldDateline || f.name == fieldPublication }

// read finds the candidates of an article and decides on them.
func (r *run) read(t entity.Text, trace bool) {
	r.reset()
	filed, publication := t.Known.Dateline.Value, t.Known.Publication.Value
	r.words[0] = r.analyzer.Exact(r.words[0][:0], filed)
	r.words[1] = r.analyzer.Exact(r.words[1][:0], publication)
	r.fields[0].set(fieldDateline, filed, r.words[0])
	r.fields[1].set(fieldPublication, publication, r.words[1])
	r.fields[2].set(dateline.FieldTitle, t.Title, t.TitleWords)
	r.fields[3].set(dateline.FieldBody, t.Body, t.BodyWords)
	for i := range r.fields {
		r.gather(&r.fields[i])
	}
	if len(r.candidates) == 0 {
		return
	}
	r.findPersons(&r.fields[2])
	r.findPersons(&r.fields[3])
	r.count()
	r.filter(trace)
	r.rank()
}

func (r *run) reset() {
	r.candidates, r.names, r.context = r.candidates[:0], r.names[:0], r.context[:0]
	clear(r.byWords)
	clear(r.persons)
	clear(r.divisions)
	clear(r.countries)
	r.traces = nil
}

// filter asks of every candidate whether it is a place.
func (r *run) filter(trace bool) {
	for k := range r.candidates {
		c := &r.candidates[k]
		s := &r.sink
		s.sum, s.tracing, s.traced, s.field = 0, trace, nil, c.field
		switch {
		case c.own != nil:
		case c.field.hidden():
			c.chance = 1
		default:
			r.ask(k, s)
			c.chance = logistic(s.sum)
			if c.shape == shapeDemonym {
				c.chance = r.nationality(c)
			}
			if r.isTime(c) {
				c.chance = 0
			}
		}
		if c.taken = c.chance >= Threshold; c.taken {
			r.names[c.name].taken++
		}
		if trace {
			r.traces = append(r.traces, s.traced)
		}
	}
}
