package main

import (
	"slices"

	"dateline"
	"dateline/bench/peers/line"
	"dateline/index/entity"
	"dateline/index/text"
)

// place is a line of the file of places.
type place dateline.Place

func (p place) String() string { return p.ID + "\t" + p.Label }

// addPlaces gives every article the places whose names stand in its title and body,
// as dateline finds them.
func addPlaces(articles []line.Article, places []place) error {
	list := make([]dateline.Place, len(places))
	for i, p := range places {
		list[i] = dateline.Place(p)
	}
	gazetteer, err := entity.Compile(list)
	if err != nil {
		return err
	}
	analyzer := text.NewAnalyzer()
	var words []text.Word
	for i := range articles {
		a := &articles[i]
		for _, s := range []string{a.Title, a.Body} {
			words = analyzer.Words(words[:0], s)
			for _, m := range gazetteer.In(dateline.FieldBody, s, words) {
				if !slices.Contains(a.Places, m.Entity) {
					a.Places = append(a.Places, m.Entity)
				}
			}
		}
	}
	return nil
}
