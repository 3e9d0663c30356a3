package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"dateline/index/copies"
)

// Bounds of pairs that are taken for hard: texts made from one template, on other
// days and with other numbers.
const (
	templateApart   = 30 * 24 * time.Hour
	templateRuns    = .1 // of the runs, at least, are in both
	templateNumbers = .5 // of the numbers, less than that are in both
	templateFewest  = 4  // numbers that each has to have
	templateList    = 300
)

// otherPairs are pairs that are no copies.
func otherPairs(ctx context.Context, news, events []*printed, out io.Writer) ([]pair, error) {
	pairs := append(eventPairs(events, out), randomPairs(news)...)
	templates, err := templatePairs(ctx, news, out)
	return append(pairs, templates...), err
}

// verbatimWords is the length of the runs, and verbatimPart the part of them in
// both, beyond which two articles about an event are printed from one text.
const (
	verbatimWords = 10
	verbatimPart  = .25
)

// eventPairs are articles by other publications about the same event, but for those
// that are an agency's text in both.
func eventPairs(events []*printed, out io.Writer) (pairs []pair) {
	same := 0
	for i, a := range events {
		for _, b := range events[:i] {
			switch {
			case a.group != b.group:
			case verbatim(a.body, b.body) >= verbatimPart:
				same++
			default:
				pairs = append(pairs, pair{kind: "other articles of an event", a: a, b: b})
			}
		}
	}
	fmt.Fprintf(out, "%d pairs about one event; %d have a quarter of the runs of %d words in common and are left out\n", len(pairs)+same, same, verbatimWords)
	return pairs
}

// verbatim is which part of the runs of the shorter text are in the other.
func verbatim(a, b string) float64 {
	x, y := runsOf(a), runsOf(b)
	return float64(inBoth(x, y)) / float64(max(min(len(x), len(y)), 1))
}

func inBoth(x, y map[string]bool) (n int) {
	for s := range x {
		if y[s] {
			n++
		}
	}
	return n
}

func runsOf(body string) map[string]bool {
	words := strings.Fields(strings.ToLower(body))
	runs := map[string]bool{}
	for i := verbatimWords; i <= len(words); i++ {
		runs[strings.Join(words[i-verbatimWords:i], " ")] = true
	}
	return runs
}

// randomPairs are articles side by side in the file, which is by day.
func randomPairs(news []*printed) (pairs []pair) {
	for i := 50; i < len(news); i += 50 {
		if a, b := news[i], news[i-50]; a.words > 0 && a.sketch.Text != b.sketch.Text {
			pairs = append(pairs, pair{kind: "articles of one time", a: a, b: b})
		}
	}
	return pairs
}

// templatePairs are those that share one of the ten smallest hashes of their runs.
func templatePairs(ctx context.Context, news []*printed, out io.Writer) (pairs []pair, err error) {
	const firsts = 10
	lists := map[uint32][]int{}
	for i, p := range news {
		for _, h := range p.sketch.Runs[:min(firsts, len(p.sketch.Runs))] {
			lists[h] = append(lists[h], i)
		}
	}
	seen := map[[2]int]bool{}
	numbers := map[*printed]map[string]bool{}
	again := 0
	for _, list := range lists {
		if err := ctx.Err(); err != nil || len(list) > templateList {
			continue
		}
		for i, x := range list {
			for _, y := range list[:i] {
				at := [2]int{min(x, y), max(x, y)}
				if seen[at] {
					continue
				}
				seen[at] = true
				a, b := news[at[0]], news[at[1]]
				if runs, _ := copies.Likeness(a.sketch, b.sketch); runs < templateRuns || a.day.Sub(b.day).Abs() < templateApart {
					continue
				}
				if commonNumbers(numbers, a, b) < templateNumbers {
					pairs = append(pairs, pair{kind: "one template, other numbers", a: a, b: b})
				} else {
					again++
				}
			}
		}
	}
	fmt.Fprintf(out, "%d pairs share a tenth of their runs a month apart; %d with half of the numbers or too few of them are left out\n", len(pairs)+again, again)
	return pairs, ctx.Err()
}

// commonNumbers is the part of all numbers of two texts that are in both; 1 where
// one has too few to tell.
func commonNumbers(known map[*printed]map[string]bool, a, b *printed) float64 {
	for _, p := range []*printed{a, b} {
		if known[p] == nil {
			known[p] = numbersOf(p.body)
		}
	}
	x, y := known[a], known[b]
	if min(len(x), len(y)) < templateFewest {
		return 1
	}
	both := inBoth(x, y)
	return float64(both) / float64(len(x)+len(y)-both)
}

func numbersOf(body string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(body) {
		if w = strings.Trim(w, ".,;:()$\"'"); strings.ContainsAny(w, "0123456789") {
			out[w] = true
		}
	}
	return out
}
