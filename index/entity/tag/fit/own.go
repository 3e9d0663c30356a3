package main

import (
	_ "embed"
	"fmt"
	"strings"

	"dateline"
	"dateline/index/entity/tag"
	"dateline/index/text"
)

// own are sentences in the manner of news agencies, made up for this project and under its
// licence: wikigold is an encyclopedia. Articles are parted by empty lines, and names are
// written {P:name} (person), O (organisation), L (place) or X (other).
//
//go:embed own.txt
var own string

var ownTypes = map[byte]string{'P': dateline.TypePerson, 'O': dateline.TypeOrganisation, 'L': dateline.TypePlace, 'X': tag.Other}

func readOwn() ([]article, error) {
	var all []article
	for i, block := range strings.Split(strings.TrimSpace(own), "\n\n") {
		a, err := parseOwn(block)
		if err != nil {
			return nil, fmt.Errorf("own.txt: article %d: %w", i+1, err)
		}
		all = append(all, a)
	}
	return all, nil
}

func parseOwn(s string) (article, error) {
	a := article{gold: "own.txt"}
	for {
		before, rest, found := strings.Cut(s, "{")
		a.body += before
		if !found {
			a.words = text.Words(a.body)
			return a, nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || len(name) < 3 || name[1] != ':' || ownTypes[name[0]] == "" {
			return a, fmt.Errorf("%.40q: want a name as {P:Ada Lovelace}, with P, O, L or X", rest)
		}
		start := len(a.body)
		a.body += name[2:]
		a.names = append(a.names, tag.Span{Start: start, End: len(a.body), Type: ownTypes[name[0]]})
		s = after
	}
}
