package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/bench/peers/line"
	"dateline/index/text"
)

// fakePeer is a driver that looks through all articles for every query. Where it
// is started with more words, it does what they say.
func fakePeer(args []string) {
	switch {
	case len(args) == 0:
		_ = line.Serve(context.Background(), &lookThrough{}, os.Stdin, os.Stdout)
	case args[0] == "say":
		says := strings.Split(strings.Join(args[1:], "\t"), "\t|\t") // one behind the other
		requests := bufio.NewScanner(os.Stdin)
		for i := 0; requests.Scan(); i++ {
			fmt.Println(says[i%len(says)])
		}
	}
}

func fakeEngine(name string, args ...string) peer {
	return peer{name: name, command: func(_, _ string) []string { return append([]string{os.Args[0], "fake-peer"}, args...) }}
}

// lookThrough keeps its articles in a file of the index's folder.
type lookThrough struct {
	articles []line.Article
	words    [][]string // stems of title and of body, with a word that is none between them
}

func (l *lookThrough) Version() string { return "lookThrough 1" }
func (l *lookThrough) Close() error    { return nil }

func (l *lookThrough) Settle(context.Context) error { return nil }

func (l *lookThrough) Index(_ context.Context, articles iter.Seq2[line.Article, error], dir string) error {
	for a, err := range articles {
		if err != nil {
			return err
		}
		l.articles = append(l.articles, a)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	return writeLines(filepath.Join(dir, fmt.Sprint(len(l.articles))), l.articles)
}

func (l *lookThrough) Open(_ context.Context, dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	n := 0
	if _, err := fmt.Sscan(files[0].Name(), &n); err != nil {
		return err
	}
	for a, err := range line.Articles(filepath.Join(dir, files[0].Name()), n) {
		if err != nil {
			return err
		}
		l.articles = append(l.articles, a)
		l.words = append(l.words, slices.Concat(stemsOf(a.Title), []string{""}, stemsOf(a.Body)))
	}
	return nil
}

func stemsOf(s string) (out []string) {
	for _, w := range text.Words(s) {
		out = append(out, w.Stem)
	}
	return out
}

func (l *lookThrough) Ask(_ context.Context, mode string, q line.Query) (a line.Answer, err error) {
	publications, places := map[string]int{}, map[string]int{}
	for i, article := range l.articles {
		if !matches(l.words[i], q) {
			continue
		}
		a.Total++
		publications[article.Publication]++
		for _, p := range article.Places {
			places[p]++
		}
		if len(a.Hits) < line.Hits {
			a.Hits = append(a.Hits, line.Hit{ID: article.ID, Title: article.Title, Snippet: article.Body})
		}
	}
	if mode == line.Whole {
		a.Publications, a.Places = listed(publications), listed(places)
	}
	return a, nil
}

func listed(counts map[string]int) (out []line.Count) {
	for _, value := range commonest(counts, line.Hits) {
		out = append(out, line.Count{Value: value, Count: counts[value]})
	}
	return out
}

func matches(words []string, q line.Query) bool {
	terms := stemsOf(strings.Join(q.Terms, " "))
	has := func(stem string) bool { return slices.Contains(words, stem) }
	switch q.Op {
	case line.And:
		return !slices.ContainsFunc(terms, func(s string) bool { return !has(s) })
	case line.Phrase:
		for i := range words {
			if i+len(terms) <= len(words) && slices.Equal(words[i:i+len(terms)], terms) {
				return true
			}
		}
		return false
	case line.Prefix:
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, q.Terms[0]) })
	case line.Fuzzy:
		return slices.ContainsFunc(words, func(w string) bool { return oneLetterOff(w, q.Terms[0]) })
	}
	return slices.ContainsFunc(terms, has)
}

// oneLetterOff holds for words of one length, as typo makes them.
func oneLetterOff(a, b string) bool {
	off := 0
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			off++
		}
	}
	return len(a) == len(b) && off <= 1
}
