package names

import (
	"dateline"
	"dateline/index/entity/tag"
)

// vote reads each name as one thing throughout the article: what most of its mentions
// are, by their confidences, and an acronym what its long name is.
func (a *article) vote(acronyms map[string]*found) {
	votes := map[string]map[string]float64{}
	for _, f := range a.found {
		if f.whole {
			continue
		}
		if votes[f.key] == nil {
			votes[f.key] = map[string]float64{}
		}
		votes[f.key][f.kind] += f.confidence
	}
	for _, f := range a.found {
		if long := acronyms[f.key]; long != nil && (f.place == nil || f.confidence < curated) {
			f.kind, f.place = long.kind, nil
		}
		if f.place != nil || f.whole || acronyms[f.key] != nil {
			continue
		}
		for _, kind := range []string{dateline.TypePerson, dateline.TypeOrganisation, dateline.TypePlace, dateline.TypeNationality, tag.Other} {
			if votes[f.key][kind] > votes[f.key][f.kind] {
				f.kind = kind
			}
		}
	}
}
