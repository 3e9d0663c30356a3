package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

// matter is what all engines index: files that the drivers read, and the queries
// made of the smallest number of articles.
type matter struct {
	articles string      // file of one article a line, as many as are measured at most
	places   string      // file of the gazetteer for dateline
	queries  string      // file of the queries
	asked    []asked     // the same queries
	text     map[int]int // bytes of titles and bodies of the first so many articles
	left     int         // records of the file that no article was made of
}

// The rules by which articles get their publication and places.
const (
	seed          = 42
	manyDesks     = 40  // publications: the commonest first words of addresses
	manyCities    = 300 // places: the commonest cities that articles are filed from
	leastFiled    = 5   // articles from a city that is one of them
	leastCityName = 4   // bytes of its name
)

// makeCorpus writes the files below dir: of the articles that have title and body, in an
// order mixed by a fixed seed, the most that are measured. Blanks and line breaks
// are one blank each, so that every driver can read lines and columns.
func makeCorpus(ctx context.Context, news, dir string, numbers []int) (*matter, error) {
	all, err := readNews(ctx, news)
	if err != nil {
		return nil, err
	}
	most := numbers[len(numbers)-1]
	if len(all.articles) < most {
		return nil, usagef("peers: -n %d is more than the %d articles with a body of %s", most, len(all.articles), news)
	}
	c := &matter{
		articles: filepath.Join(dir, "articles.tsv"), places: filepath.Join(dir, "places.tsv"), queries: filepath.Join(dir, "queries.tsv"),
		text: map[int]int{}, left: all.left,
	}
	places := all.gazetteer()
	all.mix()
	all.articles = all.articles[:most]
	if err := all.place(places); err != nil {
		return nil, err
	}
	if c.asked, err = peerQueries(all.articles[:numbers[0]]); err != nil {
		return nil, err
	}
	for i, a := range all.articles {
		c.text[i+1] = c.text[i] + len(a.Title) + len(a.Body)
	}
	return c, errors.Join(
		writeLines(c.articles, all.articles), writeLines(c.queries, c.asked),
		writeLines(c.places, places),
	)
}

// place is a line of the file of places.
type place dateline.Place

func (p place) String() string { return p.ID + "\t" + p.Label }

// place gives every article the places whose names stand in its title and body,
// as dateline finds them.
func (n *newsArticles) place(places []place) error {
	list := make([]dateline.Place, len(places))
	for i, p := range places {
		list[i] = dateline.Place(p)
	}
	gazetteer, err := entity.Compile(list)
	if err != nil {
		return err
	}
	analyzer := text.NewAnalyzer()
	var words []text.Word
	for i := range n.articles {
		a := &n.articles[i]
		for _, s := range []string{a.Title, a.Body} {
			words = analyzer.Words(words[:0], s)
			for _, m := range gazetteer.Mentions(dateline.FieldBody, s, words) {
				if !slices.Contains(a.Places, m.Entity) {
					a.Places = append(a.Places, m.Entity)
				}
			}
		}
	}
	return nil
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
