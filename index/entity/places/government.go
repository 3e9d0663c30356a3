package places

import (
	"dateline/index/entity/world"
)

// government reports whether a candidate that stands for a capital acts or is dealt with
// as a government: its neighbour is a verb of speech or will ("Baku denied", "Moscow has
// not agreed"), it has what governments have ("Tehran's demands"), or it is behind a
// verb or noun of dealing ("urged Ankara", "talks with Minsk"). A preposition of place
// before it, or a place behind a comma, says that it is the town.
func (r *run) government(c *candidate, place world.Index) bool {
	if !r.reader.capitals[place] || c.first < c.last && c.field.words[c.first].Exact == "city" {
		return false
	}
	return !c.locatedBefore() && (c.acts() || c.dealtWith())
}

// locatedBefore reports whether a preposition of place stands before c.
func (c *candidate) locatedBefore() bool {
	f, i := c.field, c.first
	if i == 0 || signOf(f.gap(i)) != signBlank {
		return false
	}
	w := f.words[i-1].Exact
	return is(wordPreposition, w) && w != "from" && w != "between" && w != "to"
}

// acts reports whether what stands behind c is what a government does or has.
func (c *candidate) acts() bool {
	f, i := c.field, c.last+1
	if i >= len(f.words) || signOf(f.gap(i)) != signBlank || f.caps[i] {
		return false
	}
	w := f.words[i].Exact
	if c.end < f.words[c.last].End { // a possessive
		return is(wordAffair, w) || i+1 < len(f.words) && signOf(f.gap(i+1)) == signBlank && is(wordAffair, f.words[i+1].Exact)
	}
	for n := 0; n < mostAuxiliaries && auxiliary[w] && i+1 < len(f.words) && signOf(f.gap(i+1)) == signBlank; n++ {
		i++
		w = f.words[i].Exact
	}
	return is(wordSpeech, w)
}

// mostAuxiliaries may stand between a name and its verb: has not yet agreed.
const mostAuxiliaries = 3

var auxiliary = map[string]bool{
	"has": true, "had": true, "have": true, "also": true, "not": true, "never": true, "yet": true, "later": true, "repeatedly": true,
	"immediately": true, "reportedly": true, "already": true, "strongly": true, "officially": true, "long": true, "still": true,
}

// dealings stand before "with", "against", "between", "from", "to" or "on" and a government.
var dealings = map[string]bool{
	"talks": true, "relations": true, "ties": true, "deal": true, "deals": true, "agreement": true, "negotiations": true, "alliance": true,
	"cooperation": true, "tensions": true, "sanctions": true, "pressure": true, "dispute": true, "dialogue": true, "negotiate": true,
	"negotiated": true, "negotiating": true, "rift": true, "accord": true, "pact": true, "concessions": true, "appeal": true, "accusations": true,
}

// dealtWith reports whether c stands behind a verb or noun of dealing with governments.
func (c *candidate) dealtWith() bool {
	f, i := c.field, c.first
	if i == 0 || signOf(f.gap(i)) != signBlank || f.starts(i) {
		return false
	}
	w := f.words[i-1].Exact
	if is(wordDealing, w) {
		return true
	}
	switch w {
	case "with", "against", "between", "from", "to", "on":
		return i > 1 && signOf(f.gap(i-1)) == signBlank && dealings[f.words[i-2].Exact]
	}
	return false
}
