package line

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Modes of asking.
const (
	Ids   = "ids"   // the exact total and the ids of the first hits
	Whole = "whole" // with titles, snippets and the counts of both facets
	Plain = "plain" // for dateline: the hits with titles and snippets, nothing counted
	Many  = "many"  // for dateline: those with five facets and a month histogram
)

// Hits is how many hits an answer has at most, and how many values of a facet.
const Hits = 10

// ErrNone says that an engine cannot answer a query of this kind.
var ErrNone = errors.New("the engine has no such query")

// Answer is what an engine says to one query.
type Answer struct {
	Total                int
	Publications, Places []Count // by count, descending
	Hits                 []Hit   // the best first
}

// Hit is an article that was found; title and snippet are empty under Ids.
type Hit struct{ ID, Title, Snippet string }

// Count is one value of a facet; it holds neither comma, equals sign nor tab.
type Count struct {
	Value string
	Count int
}

// format writes an answer as the cells behind the time.
func (a Answer) format() []string {
	cells := []string{strconv.Itoa(a.Total), formatCounts(a.Publications), formatCounts(a.Places)}
	for _, h := range a.Hits {
		cells = append(cells, h.ID, h.Title, h.Snippet)
	}
	return cells
}

func formatCounts(counts []Count) string {
	all := make([]string, len(counts))
	for i, c := range counts {
		all[i] = c.Value + "=" + strconv.Itoa(c.Count)
	}
	return strings.Join(all, ",")
}

// ParseAnswer reads the cells of an answer: its time, its total, its counts and
// its hits.
func ParseAnswer(cells []string) (took time.Duration, a Answer, err error) {
	if len(cells) < 4 || len(cells)%3 != 1 {
		return 0, a, fmt.Errorf("an answer has %d cells; want time, total, two counts and three for each hit", len(cells))
	}
	if took, err = ParseTime(cells[0]); err != nil {
		return 0, a, err
	}
	if a.Total, err = strconv.Atoi(cells[1]); err != nil || a.Total < 0 {
		return 0, a, fmt.Errorf("the total is %q; want a whole number, 0 or more", cells[1])
	}
	if a.Publications, err = parseCounts(cells[2]); err == nil {
		a.Places, err = parseCounts(cells[3])
	}
	for c := cells[4:]; len(c) > 0; c = c[3:] {
		a.Hits = append(a.Hits, Hit{c[0], c[1], c[2]})
	}
	return took, a, err
}

// ParseTime reads nanoseconds; none and fewer are an error.
func ParseTime(cell string) (time.Duration, error) {
	ns, err := strconv.ParseInt(cell, 10, 64)
	if err != nil || ns <= 0 {
		return 0, fmt.Errorf("the time is %q; want nanoseconds, 1 or more", cell)
	}
	return time.Duration(ns), nil
}

func parseCounts(cell string) (out []Count, err error) {
	if cell == "" {
		return nil, nil
	}
	for one := range strings.SplitSeq(cell, ",") {
		value, number, found := strings.Cut(one, "=")
		n, err := strconv.Atoi(number)
		if !found || err != nil {
			return nil, fmt.Errorf("a count is %q; want VALUE=NUMBER", one)
		}
		out = append(out, Count{value, n})
	}
	return out, nil
}
