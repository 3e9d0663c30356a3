package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"dateline/index/copies"
	"dateline/index/text"
)

// pairsMade is how many pairs are made of each kind and grade.
const pairsMade = 1000

// leastWords is how long a text is at least that pairs are made of: shorter ones
// are told by equality, or are few runs that any edit takes away.
const leastWords = 30

// copier makes copies of texts.
type copier struct {
	rng  *rand.Rand
	news []*printed
	pool []string // words as they stand in the news
}

// copyKinds are the ways to change a text by a part of it.
var copyKinds = []struct {
	name   string
	grades []int
	change func(m *copier, body string, part float64) string
}{
	{"words edited", []int{5, 10, 15, 20, 30, 40}, (*copier).edit},
	{"words replaced", []int{5, 10, 15, 20, 30, 40}, (*copier).replace},
	{"sentences dropped", []int{5, 10, 15, 30}, (*copier).drop},
	{"sentences moved", []int{5, 10, 15, 30}, (*copier).move},
	{"another lead", []int{5, 10, 15, 30}, (*copier).lead},
	{"cut at the end", []int{5, 10, 15, 30, 50, 70}, (*copier).cut},
	{"another title", []int{0}, func(_ *copier, body string, _ float64) string { return body }},
	{"spaced and broken otherwise", []int{0}, func(_ *copier, body string, _ float64) string { return strings.Join(strings.Fields(body), "\n") }},
}

func madePairs(rng *rand.Rand, news []*printed) (out []pair) {
	m, an := copier{rng: rng, news: news}, text.NewAnalyzer()
	for range pairsMade {
		m.pool = append(m.pool, strings.Fields(m.any().body)...)
	}
	for _, k := range copyKinds {
		for _, grade := range k.grades {
			for range pairsMade {
				a := m.any()
				b := &printed{id: fmt.Sprintf("%s, %d %%", k.name, grade), body: k.change(&m, a.body, float64(grade)/100)}
				b.read(an)
				out = append(out, pair{k.name, grade, true, a, b})
			}
		}
	}
	return out
}

// any is one of the texts that are long enough.
func (m *copier) any() *printed {
	for {
		if p := m.news[m.rng.IntN(len(m.news))]; p.words >= leastWords {
			return p
		}
	}
}

func (p *printed) read(an *text.Analyzer) {
	words := an.Words(nil, p.body)
	p.words, p.sketch = len(words), copies.Of(p.title, p.body, words)
}

func (m *copier) word() string { return m.pool[m.rng.IntN(len(m.pool))] }

// edit replaces, removes or puts in words, each as often.
func (m *copier) edit(body string, part float64) string {
	return m.eachWord(body, part, func(w string) []string {
		return [][]string{{m.word()}, nil, {w, m.word()}}[m.rng.IntN(3)]
	})
}

func (m *copier) replace(body string, part float64) string {
	return m.eachWord(body, part, func(string) []string { return []string{m.word()} })
}

// eachWord changes a part of the words, wherever they stand.
func (m *copier) eachWord(body string, part float64, change func(string) []string) string {
	var out []string
	for _, w := range strings.Fields(body) {
		if m.rng.Float64() < part {
			out = append(out, change(w)...)
		} else {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// sentences cuts a text where a full stop stands before white space.
func sentences(body string) []string {
	return strings.SplitAfter(strings.Join(strings.Fields(body), " "), ". ")
}

// some takes sentences in any order until they are a part of the text.
func (m *copier) some(all []string, part float64) map[int]bool {
	total, taken := 0, 0
	for _, s := range all {
		total += len(s)
	}
	chosen := map[int]bool{}
	for _, i := range m.rng.Perm(len(all)) {
		if taken+len(all[i]) > int(part*float64(total)) {
			continue
		}
		taken += len(all[i])
		chosen[i] = true
	}
	return chosen
}

func (m *copier) drop(body string, part float64) string {
	all := sentences(body)
	gone := m.some(all, part)
	var out []string
	for i, s := range all {
		if !gone[i] {
			out = append(out, s)
		}
	}
	return strings.Join(out, "")
}

// move puts a part of the sentences to the end.
func (m *copier) move(body string, part float64) string {
	all := sentences(body)
	moved := m.some(all, part)
	var first, last []string
	for i, s := range all {
		if moved[i] {
			last = append(last, s)
		} else {
			first = append(first, s)
		}
	}
	return strings.Join(append(first, last...), "")
}

// lead puts the beginning of another text in the place of the first words.
func (m *copier) lead(body string, part float64) string {
	words, other := strings.Fields(body), strings.Fields(m.any().body)
	n := int(part * float64(len(words)))
	return strings.Join(other[:min(n, len(other))], " ") + "\n\n" + strings.Join(words[n:], " ")
}

func (m *copier) cut(body string, part float64) string {
	words := strings.Fields(body)
	return strings.Join(words[:len(words)-int(part*float64(len(words)))], " ")
}
