package main

import (
	"archive/zip"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/entity/lists"
	"dateline/index/text"
)

// leastProb is the natural logarithm of the frequency from which on words are kept that
// are no names.
const leastProb = -17.5

// forms are the frequencies of a word by its exact form.
type forms struct {
	lower, capital   float64
	best             [2]float64 // frequency of the spelling that the cluster is of
	capitalC, smallC uint32
}

// usage adds how often words are written without a capital and their clusters, of the
// package spacy-lookups-data.
func usage(from string, facts map[string]lists.Facts) error {
	var probs map[string]float64
	if err := table(from, "en_lexeme_prob", &probs); err != nil {
		return err
	}
	var clusters map[string]uint32
	if err := table(from, "en_lexeme_cluster", &clusters); err != nil {
		return err
	}
	for exact, f := range byExact(probs, clusters) {
		_, name := facts[exact]
		if !name && f.lower+f.capital < math.Exp(leastProb) {
			continue
		}
		known := facts[exact]
		known.Lower = lower(f.lower / (f.lower + f.capital))
		known.Capital, known.Small = f.capitalC, f.smallC
		facts[exact] = known
	}
	return nil
}

func byExact(probs map[string]float64, clusters map[string]uint32) map[string]*forms {
	all := map[string]*forms{}
	for spelling, logProb := range probs {
		words := text.Words(spelling)
		if len(words) != 1 || words[0].Start > 0 || words[0].End < len(strings.TrimSuffix(spelling, ".")) || !plain.MatchString(strings.ReplaceAll(words[0].Exact, ".", "")) {
			continue
		}
		f := all[words[0].Exact]
		if f == nil {
			f = &forms{}
			all[words[0].Exact] = f
		}
		f.add(spelling, math.Exp(logProb), clusters[spelling])
	}
	return all
}

// add counts a spelling. Of two spellings in the same case the more frequent one that has a
// cluster gives it.
func (f *forms) add(spelling string, p float64, cluster uint32) {
	r, _ := utf8.DecodeRuneInString(spelling)
	sum, best, c := &f.lower, &f.best[0], &f.smallC
	if unicode.IsUpper(r) {
		sum, best, c = &f.capital, &f.best[1], &f.capitalC
	}
	*sum += p
	if cluster != 0 && (p > *best || p == *best && cluster < *c) {
		*best, *c = p, cluster
	}
}

// lower is the Lower of a word that is written without a capital in that share.
func lower(share float64) uint8 {
	level := uint8(1)
	for _, least := range []float64{1. / 16, 1. / 8, 1. / 4, 1. / 2, 3. / 4, 15. / 16} {
		if share >= least {
			level++
		}
	}
	return level
}

// table decodes one of the package's files.
func table(from, name string, into any) error {
	z, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer z.Close()
	f, err := z.Open("spacy_lookups_data/data/" + name + ".json.gz")
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	if err := json.NewDecoder(r).Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
