package names

import (
	"dateline"
	"dateline/index/entity/tag"
	"slices"
)

// vote reads each name as one thing throughout the article: what most of its mentions
// are, by their confidences, and an acronym what its long name is.
func (a *article) vote(acronyms map[string]*found) {
	votes := make(map[string]*[len(kinds)]float64, len(a.found))
	for _, f := range a.found {
		if f.whole {
			continue
		}
		all := votes[f.key]
		if all == nil {
			all = &[len(kinds)]float64{}
			votes[f.key] = all
		}
		all[slices.Index(kinds[:], f.kind)] += f.confidence
	}
	for _, f := range a.found {
		if long := acronyms[f.key]; long != nil && (f.place == nil || f.confidence < curated) {
			f.kind, f.place = long.kind, nil
		}
		if f.place != nil || f.whole || acronyms[f.key] != nil {
			continue
		}
		all, best := votes[f.key], slices.Index(kinds[:], f.kind)
		for kind, sum := range all {
			if sum > all[best] {
				best = kind
			}
		}
		f.kind = kinds[best]
	}
}

// kinds are what a name may be; of two with as many votes the first.
var kinds = [...]string{dateline.TypePerson, dateline.TypeOrganisation, dateline.TypePlace, dateline.TypeNationality, tag.Other}
