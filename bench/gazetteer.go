package main

import "dateline"

// gazetteer is what the articles are read for while load measures: places of
// world news that have more than one name.
func gazetteer() []dateline.Place {
	return []dateline.Place{
		{ID: "beijing", Label: "Beijing", Kind: "city", Countries: []string{"CN"}, Names: []string{"Peking"}},
		{ID: "mumbai", Label: "Mumbai", Kind: "city", Countries: []string{"IN"}, Names: []string{"Bombay"}},
		{ID: "kyiv", Label: "Kyiv", Kind: "city", Countries: []string{"UA"}, Names: []string{"Kiev"}},
		{ID: "yangon", Label: "Yangon", Kind: "city", Countries: []string{"MM"}, Names: []string{"Rangoon"}},
		{ID: "ho-chi-minh-city", Label: "Ho Chi Minh City", Kind: "city", Countries: []string{"VN"}, Names: []string{"Saigon"}},
		{ID: "kolkata", Label: "Kolkata", Kind: "city", Countries: []string{"IN"}, Names: []string{"Calcutta"}},
		{ID: "hormuz", Label: "Strait of Hormuz", Kind: "strait", Names: []string{"Hormuz"}},
		{ID: "gulf-of-mexico", Label: "Gulf of Mexico", Kind: "sea"},
		{ID: "new-york", Label: "New York", Kind: "city", Countries: []string{"US"}, Names: []string{"New York City", "NYC"}},
		{ID: "washington", Label: "Washington", Kind: "city", Countries: []string{"US"}, Names: []string{"Washington DC"}},
	}
}

// placeQueries ask for places by names that are not always those of the text.
var placeQueries = []string{"Peking", "Bombay", "Kiev", "Saigon", "New York City"}
