package main

import (
	"regexp"
	"strings"
)

// textScores say how well texts agree with those that people marked.
type textScores struct{ precision, recall, f1 float64 }

// shingleWords is how many words are compared at once.
const shingleWords = 4

var word = regexp.MustCompile(`[\pL\pN_]+`)

// shingles counts the runs of shingleWords words in a text; a shorter text is one.
func shingles(s string) map[string]int {
	words := word.FindAllString(s, -1)
	counts := map[string]int{}
	for i := range max(1, len(words)-shingleWords+1) {
		counts[strings.Join(words[i:min(i+shingleWords, len(words))], " ")]++
	}
	return counts
}

// scoreTexts compares texts by id. For each page the common, extra and missed
// shingles are divided by their sum, so that each page weighs the same: the
// measure of the article extraction benchmark of Zyte.
func scoreTexts(gold map[string]goldPage, found map[string]string) textScores {
	var common, extra, missed float64
	for id, g := range gold {
		want, got := shingles(g.Body), shingles(found[id])
		var c, x, m int
		for run, n := range want {
			c += min(n, got[run])
			m += max(0, n-got[run])
		}
		for run, n := range got {
			x += max(0, n-want[run])
		}
		sum := float64(c + x + m)
		common, extra, missed = common+float64(c)/sum, extra+float64(x)/sum, missed+float64(m)/sum
	}
	if common == 0 {
		return textScores{}
	}
	p, r := common/(common+extra), common/(common+missed)
	return textScores{p, r, 2 * p * r / (p + r)}
}
