package places

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"dateline"
	"dateline/index/entity"
)

// reasons says why each candidate was taken or refused.
func (r *run) reasons() (out []entity.Reasons) {
	for k := range r.candidates {
		c := &r.candidates[k]
		if c.field.hidden() {
			continue
		}
		why := entity.Reasons{Mention: r.mention(c), Refused: !c.taken}
		if c.own != nil {
			why.Why = []string{"a name of the archive's own gazetteer"}
		} else {
			why.Why = append(r.whyPlace(c, r.traces[k]), r.whyThis(c, &why.Mention)...)
		}
		out = append(out, why)
	}
	return out
}

// mostReasons is how many answers of the filter are told.
const mostReasons = 6

// whyPlace tells the features that weigh most, for (+) or against (-) a place.
func (r *run) whyPlace(c *candidate, all []traced) []string {
	slices.SortStableFunc(all, func(a, b traced) int {
		return cmp.Compare(math.Abs(float64(b.weight)), math.Abs(float64(a.weight)))
	})
	out := []string{fmt.Sprintf("a place with probability %.2f, at least %.2f is wanted", c.chance, Threshold)}
	for _, t := range all[:min(mostReasons, len(all))] {
		if t.weight != 0 {
			out = append(out, fmt.Sprintf("%+.1f %s: %s", t.weight, templateNames[t.template].reason, t.told()))
		}
	}
	return out
}

// whyThis tells what speaks for the place that was chosen.
func (r *run) whyThis(c *candidate, m *dateline.Mention) []string {
	n := &r.names[c.name]
	if !c.taken || n.best < 0 {
		return nil
	}
	best := n.choices[n.best]
	p := r.reader.world.At(best.place)
	out := []string{fmt.Sprintf("of %d places of that name %s (%s, %s, %d people) has %.2f: %.1f by itself, %.1f by the other places of the text",
		len(n.choices), p.ID, p.Kind, cmp.Or(p.Country, "no country"), p.Population, best.chance, best.prior, best.score-best.prior)}
	if best.facts[signDivisionBehind]+best.facts[signCountryBehind] > 0 {
		out = append(out, "what is written behind the name says so")
	}
	if m.Government {
		out = append(out, "a capital that stands for its government here")
	}
	return out
}
