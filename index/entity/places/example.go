package places

import (
	"slices"

	"dateline/index/entity"
	"dateline/index/entity/world"
)

// Example is a candidate as the filter sees it, for fitting its weights.
type Example struct {
	Start, End  int      // bytes of the body
	Text        string   // as written
	Nationality bool     // of no place: the filter takes it whatever it says
	Features    []string // template and value, as in weights.txt
}

// Examples returns the candidates in the body of an article.
func (r *Reader) Examples(t entity.Text) (out []Example) {
	run := r.runs.Get().(*run)
	defer r.runs.Put(run)
	run.read(t, true)
	for k := range run.candidates {
		c := &run.candidates[k]
		if c.field != &run.fields[fieldOfBody] || c.own != nil {
			continue
		}
		e := Example{Start: c.start, End: c.end, Text: c.field.s[c.start:c.end], Nationality: c.shape == shapeDemonym}
		for _, f := range run.traces[k] {
			e.Features = append(e.Features, templateNames[f.template].name+" "+f.value)
		}
		out = append(out, e)
	}
	return out
}

const fieldOfBody = 3

// Ranking is a name of an article and the places that it may stand for, as the ranker
// sees them once it has chosen.
type Ranking struct {
	Choices []Choice
	Times   int // that the name is in the article
}

// Choice is one of the places, and its signs in the order of Scores.
type Choice struct {
	Place world.Index
	Kind  world.Kind
	Signs []float32
}

// Rankings returns the names of an article that are taken for places and that more than
// one place has, ranked by the scores given.
func (r *Reader) Rankings(t entity.Text, scores *Scores) (out []Ranking) {
	run := newRun(r.with(r.weights, scores))
	run.read(t, false)
	for _, i := range run.order {
		n := &run.names[i]
		if len(n.choices) < 2 {
			continue
		}
		ranking := Ranking{Times: n.taken}
		for _, c := range n.choices {
			ranking.Choices = append(ranking.Choices, Choice{c.place, c.kind, slices.Clone(c.facts[:])})
		}
		out = append(out, ranking)
	}
	return out
}

// WithWeights returns a reader that differs in the weights of the filter, given as in
// weights.txt.
func (r *Reader) WithWeights(file string) (*Reader, error) {
	w, err := readWeights(file)
	if err != nil {
		return nil, err
	}
	return r.with(w, r.scores), nil
}

func (r *Reader) with(w *weights, scores *Scores) *Reader {
	out := &Reader{world: r.world, own: r.own, weights: w, scores: scores, capitals: r.capitals, aliases: r.aliases}
	out.runs.New = func() any { return newRun(out) }
	return out
}
