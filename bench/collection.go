package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dateline"
)

// collection is a set of articles, queries and judgements of which article
// answers which query.
type collection struct {
	articles []dateline.Article
	empty    int // records that hold no text, which no archive takes
	queries  []topic
	judged   judgements
}

type topic struct{ ID, Text string }

// readCollection reads corpus.jsonl, queries.jsonl and qrels.tsv of a folder.
func readCollection(dir string) (*collection, error) {
	c := &collection{judged: judgements{}}
	err := errors.Join(
		eachRecord(filepath.Join(dir, "corpus.jsonl"), c.article),
		eachRecord(filepath.Join(dir, "queries.jsonl"), c.query),
	)
	if err != nil {
		return nil, err
	}
	return c, c.judgements(filepath.Join(dir, "qrels.tsv"))
}

type corpusRecord struct{ ID, Title, Body string }

func (c *collection) article(r corpusRecord) error {
	if !dateline.ID(r.ID).Valid() {
		return fmt.Errorf("%q is no id of an article", r.ID)
	}
	if strings.TrimSpace(r.Title+r.Body) == "" {
		c.empty++
		return nil
	}
	c.articles = append(c.articles, dateline.Article{
		ID:    dateline.ID(r.ID),
		Keys:  []dateline.Key{{Kind: dateline.KeyOwn, Source: "bench", Value: r.ID}},
		Title: r.Title, Body: r.Body,
	})
	return nil
}

func (c *collection) query(t topic) error {
	if t.ID == "" || t.Text == "" {
		return fmt.Errorf("query %q has the text %q; want both", t.ID, t.Text)
	}
	c.queries = append(c.queries, t)
	return nil
}

// eachRecord reads a file of one JSON object a line, which may be zstd.
func eachRecord[T any](path string, take func(T) error) error {
	f, err := openText(path)
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReader(f))
	for n := 1; ; n++ {
		var r T
		err := d.Decode(&r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = take(r)
		}
		if err != nil {
			return fmt.Errorf("%s: record %d: %w", path, n, err)
		}
	}
}

func openText(path string) (io.ReadCloser, error) {
	if filepath.Ext(path) == ".zst" {
		return openPacked(path)
	}
	return os.Open(path)
}

// judgements reads a table of query, article and score with one line of names.
func (c *collection) judgements(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, q := range c.queries {
		known[q.ID] = true
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		if i == 0 {
			continue
		}
		if err := c.judgement(strings.Split(strings.TrimSuffix(line, "\r"), "\t"), known); err != nil {
			return fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	return nil
}

func (c *collection) judgement(cells []string, known map[string]bool) error {
	if len(cells) != 3 {
		return fmt.Errorf("%d cells; want query-id, corpus-id and score", len(cells))
	}
	query, article := cells[0], cells[1]
	if !known[query] {
		return fmt.Errorf("query %q is not in queries.jsonl", query)
	}
	score, err := strconv.Atoi(cells[2])
	if err != nil {
		return fmt.Errorf("score %q is no whole number", cells[2])
	}
	if c.judged[query] == nil {
		c.judged[query] = map[string]int{}
	}
	c.judged[query][article] = score
	return nil
}
