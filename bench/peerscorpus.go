package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"dateline/bench/peers/line"
)

// matter is what all engines index: files that the drivers read, and the queries
// made of the smallest number of articles.
type matter struct {
	articles string         // file of one article a line, as many as are measured at most
	short    string         // the same of short articles, for numbers beyond those that there are
	whole    int            // numbers up to this are of articles, others of short ones
	places   string         // file of the gazetteer for dateline
	queries  string         // file of the queries
	asked    []asked        // the same queries
	text     map[int]int    // bytes of titles and bodies of each number of articles
	sums     map[int]string // SHA-256 of them
	left     int            // records of the file that no article was made of
}

// The rules by which articles get their publication and places.
const (
	seed          = 42
	manyDesks     = 40  // publications: the commonest first words of addresses
	manyCities    = 300 // places: the commonest cities that articles are filed from
	leastFiled    = 5   // articles from a city that is one of them
	leastCityName = 4   // bytes of its name
)

// ruleOfCorpus says which articles are made.
type ruleOfCorpus struct {
	numbers []int // how many, ascending
	short   bool  // short ones for all numbers; otherwise for those beyond the articles that there are
	words   int   // the queries are made of so many of the first articles; 0 is the least number
}

// makeCorpus writes the files below dir: of the articles that have title and body, in an
// order mixed by a fixed seed, the most that are measured. Blanks and line breaks
// are one blank each, so that every driver can read lines and columns.
func makeCorpus(ctx context.Context, news, dir string, rule ruleOfCorpus) (*matter, error) {
	all, err := readNews(ctx, news)
	if err != nil {
		return nil, err
	}
	c := &matter{
		articles: filepath.Join(dir, "articles.tsv"), short: filepath.Join(dir, "short.tsv"),
		places: filepath.Join(dir, "places.tsv"), queries: filepath.Join(dir, "queries.tsv"),
		text: map[int]int{}, sums: map[int]string{}, whole: len(all.articles), left: all.left,
	}
	if rule.short {
		c.whole = 0
	}
	places := all.gazetteer()
	all.mix()
	for _, kind := range []struct {
		file    string
		numbers []int
		make    func() []line.Article
	}{
		{c.articles, slices.DeleteFunc(slices.Clone(rule.numbers), func(n int) bool { return n > c.whole }), func() []line.Article { return slices.Clone(all.articles) }},
		{c.short, slices.DeleteFunc(slices.Clone(rule.numbers), func(n int) bool { return n <= c.whole }), all.split},
	} {
		if len(kind.numbers) > 0 {
			if err := c.write(kind.file, kind.make(), kind.numbers, places, rule.words); err != nil {
				return nil, err
			}
		}
	}
	return c, errors.Join(writeLines(c.queries, c.asked), writeLines(c.places, places))
}

// write writes the articles of some numbers. The first that are written give the
// queries.
func (c *matter) write(file string, articles []line.Article, numbers []int, places []place, words int) error {
	most := numbers[len(numbers)-1]
	if len(articles) < most {
		return usagef("-n %d is more than the %d short articles that those with a body give", most, len(articles))
	}
	articles = articles[:most]
	if err := addPlaces(articles, places); err != nil {
		return err
	}
	if c.asked == nil {
		if words == 0 {
			words = numbers[0]
		}
		var err error
		if c.asked, err = peerQueries(articles[:min(words, most)]); err != nil {
			return err
		}
	}
	c.sum(articles, numbers)
	return writeLines(file, articles)
}

// sum takes the sizes and sums of the first articles, by their numbers.
func (c *matter) sum(articles []line.Article, numbers []int) {
	bytes, digest := 0, sha256.New()
	for i, a := range articles {
		bytes += len(a.Title) + len(a.Body)
		_, _ = io.WriteString(digest, a.String()+"\n") // a hash takes all
		if slices.Contains(numbers, i+1) {
			c.text[i+1], c.sums[i+1] = bytes, hex.EncodeToString(digest.Sum(nil))
		}
	}
}

// file is the one that holds n articles.
func (c *matter) file(n int) string {
	if n <= c.whole {
		return c.articles
	}
	return c.short
}

// writeLines writes values one a line.
func writeLines[T fmt.Stringer](file string, values []T) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, v := range values {
		_, _ = w.WriteString(v.String() + "\n") // Flush tells
	}
	return errors.Join(w.Flush(), f.Close())
}
