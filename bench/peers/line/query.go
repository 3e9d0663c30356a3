package line

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// Ops are the kinds of queries. All but Prefix and Fuzzy search the English forms
// of their terms.
const (
	Term   = "term"
	And    = "and"
	Or     = "or"
	Phrase = "phrase" // one term behind the other
	Prefix = "prefix" // words that begin with the term
	Fuzzy  = "fuzzy"  // words with at most one letter added, left out or changed
)

var ops = []string{Term, And, Or, Phrase, Prefix, Fuzzy}

// Query is what is asked, over title, which counts double, and body. Terms are of
// the letters a to z.
type Query struct {
	Op    string
	Terms []string
}

// String is the line of a file of queries without its end.
func (q Query) String() string { return q.Op + "\t" + strings.Join(q.Terms, "\t") }

// ReadQueries reads a file of queries, one a line.
func ReadQueries(file string) (out []Query, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for text := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSuffix(text, "\n"), "\t")
		if !slices.Contains(ops, cells[0]) || len(cells) < 2 || slices.Contains(cells, "") {
			return nil, fmt.Errorf("%s:%d: %q is no query; want one of %s and its terms", file, len(out)+1, strings.Join(cells, " "), strings.Join(ops, ", "))
		}
		out = append(out, Query{cells[0], cells[1:]})
	}
	return out, nil
}
