package main

import (
	"fmt"
	"strings"

	"dateline"
)

// perClass is how many queries load asks of each class.
const perClass = 5

// placeClass is the class of placeQueries.
const placeClass = "place by a name"

// question is one query of the fixed set.
type question struct {
	class  string
	search dateline.Search
}

// maker makes a query of one heading; ok is false where the heading has no words
// for it.
type maker struct {
	class string
	make  func(c *wordCounts, h heading) (text string, ok bool)
}

// The bounds are parts of all articles: a frequent word is in 5 to 40 of 100, a
// middling one in 5 to 200 of 1,000, a rare one in 3 to 30 of 10,000.
const (
	rareLow, rareHigh         = .0003, .003
	middleLow, middleHigh     = .005, .20
	frequentLow, frequentHigh = .05, .40
)

var makers = []maker{
	{"frequent word", oneWord("%s", frequentLow, frequentHigh)},
	{"rare word", oneWord("%s", rareLow, rareHigh)},
	{"two words", several(2, "%s %s")},
	{"any of three", several(3, "%s %s %s")},
	{"phrase", phrase},
	{"near", several(2, `"%s %s"~10`)},
	{"prefix", prefix},
	{"fuzzy", oneWord("%s~1", rareLow, middleLow)},
	{"word and month", wordAndMonth},
}

// questions makes the fixed set. It walks over the headings in steps of a prime,
// so that it takes them from all over the corpus, and keeps the first
// n different ones of each class; places have fewer. The same corpus gives the same
// questions.
func questions(c *wordCounts, n int) ([]question, error) {
	var out []question
	for _, m := range makers {
		texts := m.take(c, n)
		if len(texts) < n {
			return nil, fmt.Errorf("the articles give only %d of %d queries of the class %q; use more articles", len(texts), n, m.class)
		}
		for _, t := range texts {
			out = append(out, question{m.class, dateline.Search{Text: t, Any: m.class == "any of three", Limit: dateline.DefaultLimit}})
		}
	}
	for _, t := range placeQueries {
		out = append(out, question{placeClass, dateline.Search{Text: t, Limit: dateline.DefaultLimit}})
	}
	return out, nil
}

func (m maker) take(c *wordCounts, n int) (texts []string) {
	const step = 7919 // the thousandth prime
	seen := map[string]bool{}
	for i := 0; i < len(c.headings) && len(texts) < n; i++ {
		text, ok := m.make(c, c.headings[i*step%len(c.headings)])
		if ok && !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	return texts
}

func oneWord(form string, low, high float64) func(*wordCounts, heading) (string, bool) {
	return func(c *wordCounts, h heading) (string, bool) {
		words := c.between(h.title, low, high)
		if len(words) == 0 {
			return "", false
		}
		return fmt.Sprintf(form, words[0]), true
	}
}

// several takes the first n middling words of a title.
func several(n int, form string) func(*wordCounts, heading) (string, bool) {
	return func(c *wordCounts, h heading) (string, bool) {
		words := c.between(h.title, middleLow, middleHigh)
		if len(words) < n {
			return "", false
		}
		args := make([]any, n)
		for i := range args {
			args[i] = words[i]
		}
		return fmt.Sprintf(form, args...), true
	}
}

// phrase takes two middling words that stand side by side.
func phrase(c *wordCounts, h heading) (string, bool) {
	for i := 1; i < len(h.title); i++ {
		if len(c.between(h.title[i-1:i+1], middleLow, middleHigh)) == 2 {
			return `"` + strings.Join(h.title[i-1:i+1], " ") + `"`, true
		}
	}
	return "", false
}

// prefix takes the first four letters of a longer word.
func prefix(c *wordCounts, h heading) (string, bool) {
	for _, w := range c.between(h.title, middleLow/2, frequentLow) {
		if len(w) >= 7 {
			return w[:4] + "*", true
		}
	}
	return "", false
}

// wordAndMonth takes a middling word and the month of its article.
func wordAndMonth(c *wordCounts, h heading) (string, bool) {
	words := c.between(h.title, middleLow, middleHigh)
	if len(words) == 0 || h.month == "" {
		return "", false
	}
	return words[0] + " published:" + h.month, true
}
