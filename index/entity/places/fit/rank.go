package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"dateline/index/entity"
	"dateline/index/entity/places"
	"dateline/index/entity/world"
	"dateline/index/text"
)

const writtenScores = "index/entity/places/scores.txt"

// How the scores are found: steps down the loss of the choices (softmax), held to what
// was set by hand.
const (
	rankRounds = 40
	rankRate   = .02
	rankHold   = 20 // the penalty for each squared step away from what was set by hand
)

// byHand are the scores that the fit begins with and is held to. Ten times the people
// are worth e^.5 in the odds, since places are named about with the root of their
// population; a country is meant before all, and a division before a town of its name;
// a division written behind a name outweighs nearly everything.
const byHand = `country 3
region 5
admin1 1.6
demonym 3
sea 3
river 2
lake 2
mountain 2
island 1.5
site .5
admin2 -.5
population .5
capital 1.5
divisionbehind 4
countrybehind 2
countryshare 1.5
divisionshare 2
nearshare 1.5
`

// fitScores fits the ranker on the texts that say where their places lie.
func fitScores(reader *places.Reader, w *world.World, texts []marked) error {
	hand, err := places.ReadScores(byHand)
	if err != nil {
		return err
	}
	scores := *hand
	for round := range rankRounds + 1 {
		var step places.Scores
		var right, all int
		for _, t := range texts {
			if len(t.lies) == 0 {
				continue
			}
			for _, r := range reader.Rankings(entity.Text{Body: t.body, BodyWords: text.Words(t.body)}, &scores) {
				ok, counted := slope(r, w, t.lies, &scores, &step)
				if counted {
					all++
				}
				if ok {
					right++
				}
			}
		}
		if round == 0 || round == rankRounds {
			fmt.Printf("ranker: %d of %d names right by round %d\n", right, all, round)
		}
		descend(&scores, &step, hand)
	}
	return os.WriteFile(writtenScores, []byte(scoresHead+scores.String()), 0o644)
}

const scoresHead = `# Weights of the ranker of index/entity/places: kinds and signs of a place, and what each adds to the
# logarithm of its odds. Made by
#     go run ./index/entity/places/fit DATA
# of the texts beside that command, held to what was set by hand there (rank.go).
`

// slope adds how the loss of one name changes with each score. counted is false where
// every choice is right or none.
func slope(r places.Ranking, w *world.World, lies []string, scores, step *places.Scores) (right, counted bool) {
	fits := make([]bool, len(r.Choices))
	p := make([]float64, len(r.Choices))
	n, best := 0, 0
	for i, c := range r.Choices {
		if fits[i] = liesIn(w, c.Place, lies); fits[i] {
			n++
		}
		p[i] = float64(scores.Kinds[c.Kind])
		for k, v := range c.Signs {
			p[i] += float64(scores.Signs[k] * v)
		}
		if p[i] > p[best] {
			best = i
		}
	}
	if n == 0 || n == len(fits) {
		return false, false
	}
	most := slices.Max(p)
	var sum, fitting float64
	for i := range p {
		p[i] = math.Exp(p[i] - most)
		sum += p[i]
		if fits[i] {
			fitting += p[i]
		}
	}
	for i, c := range r.Choices {
		d := p[i] / sum
		if fits[i] {
			d -= p[i] / fitting
		}
		step.Kinds[c.Kind] += float32(d)
		for k, v := range c.Signs {
			step.Signs[k] += float32(d) * v
		}
	}
	return fits[best], true
}

// descend goes a step down, and back towards what was set by hand.
func descend(scores, step, hand *places.Scores) {
	for k := range scores.Kinds {
		scores.Kinds[k] -= rankRate / 10 * (step.Kinds[k] + rankHold*(scores.Kinds[k]-hand.Kinds[k])/10)
	}
	for k := range scores.Signs {
		scores.Signs[k] -= rankRate / 10 * (step.Signs[k] + rankHold*(scores.Signs[k]-hand.Signs[k])/10)
	}
}

// liesIn reports whether a place is in one of the divisions and countries. A country
// means all of it, unless a division of it is listed as well: then itself alone.
func liesIn(w *world.World, i world.Index, lies []string) bool {
	p := w.At(i)
	if p.Kind == world.Country || p.Kind == world.Demonym {
		return slices.ContainsFunc(lies, func(l string) bool { c, _, _ := strings.Cut(l, "."); return slices.Contains(p.Countries, c) })
	}
	division := i
	if p.Kind != world.Admin1 {
		division = p.Admin1
	}
	parted := false
	for _, l := range lies {
		c, _, part := strings.Cut(l, ".")
		if !slices.Contains(p.Countries, c) {
			continue
		}
		if parted = parted || part; part && division != world.None && w.Code(division) == l {
			return true
		}
	}
	return !parted && slices.ContainsFunc(lies, func(l string) bool { return slices.Contains(p.Countries, l) })
}
