package line

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strconv"
	"strings"
	"time"
)

// Article is one line of a corpus. None of its texts holds a tab or a line break.
type Article struct {
	ID          string
	Published   time.Time // UTC, to the second; zero if unknown
	Publication string
	Places      []string // ids
	Title, Body string
}

// String is the line without its end.
func (a Article) String() string {
	published := ""
	if !a.Published.IsZero() {
		published = strconv.FormatInt(a.Published.Unix(), 10)
	}
	return strings.Join([]string{a.ID, published, a.Publication, strings.Join(a.Places, ","), a.Title, a.Body}, "\t")
}

func parseArticle(s string) (a Article, err error) {
	cells := strings.Split(s, "\t")
	if len(cells) != 6 {
		return a, fmt.Errorf("%d cells; want id, date, publication, places, title and body", len(cells))
	}
	a = Article{ID: cells[0], Publication: cells[2], Title: cells[4], Body: cells[5]}
	if cells[3] != "" {
		a.Places = strings.Split(cells[3], ",")
	}
	if cells[1] == "" {
		return a, nil
	}
	seconds, err := strconv.ParseInt(cells[1], 10, 64)
	if err != nil {
		return a, fmt.Errorf("the date is %q; want seconds since 1970", cells[1])
	}
	a.Published = time.Unix(seconds, 0).UTC()
	return a, nil
}

// Articles yields the first n articles of a corpus; fewer are an error.
func Articles(file string, n int) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		f, err := os.Open(file)
		if err != nil {
			yield(Article{}, err)
			return
		}
		defer f.Close()
		r := bufio.NewReaderSize(f, 1<<20)
		for i := range n {
			text, err := r.ReadString('\n')
			if errors.Is(err, io.EOF) {
				err = fmt.Errorf("the corpus has %d articles; want %d", i, n)
			}
			var a Article
			if err == nil {
				a, err = parseArticle(strings.TrimSuffix(text, "\n"))
			}
			if err != nil {
				yield(a, fmt.Errorf("%s:%d: %w", file, i+1, err))
				return
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}
