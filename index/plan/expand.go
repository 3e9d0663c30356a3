package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/text"
)

// MaxExpansion is how many words of the archive one prefix or fuzzy word stands
// for at most; the most frequent ones, and the reader is told. Each opens posting
// lists.
const MaxExpansion = 1024

// MaxExpansions is how many words all prefixes and fuzzy words of one query stand
// for together; the first ones take what they need.
const MaxExpansions = 4 * MaxExpansion

// prefix compiles Text*: all exact words that begin with it, as one word.
func (c *Compiler) prefix(n *query.Prefix, boost float64) (rank.Node, error) {
	if n.Field == query.FieldPublication {
		fold := text.Fold(n.Text)
		return rank.Range{Field: FieldFolded, From: fold, To: fold + "\U0010ffff"}, nil
	}
	typed := text.Words(n.Text)
	if len(typed) == 0 {
		return nil, nil
	}
	last := typed[len(typed)-1]
	found := expansion{}
	for _, f := range FieldsOf(n.Field) {
		err := c.words.Beginning(f.Name, last.Exact, found.add)
		if err != nil {
			return nil, fmt.Errorf("read the words of %s that begin with %q: %w", f.Name, last.Exact, err)
		}
	}
	node := c.expanded(n.Field, found, n.Span, boost)
	if len(typed) == 1 {
		return node, nil
	}
	c.warn(n.Span, "the star is read for %q only, which need not stand behind the words before it", n.Text[last.Start:last.End])
	before, err := c.stemmed(n.Field, n.Text[:last.Start], boost)
	return every([]rank.Node{before, node}), err
}

// fuzzy compiles Text~n: all exact words within the distance, as one word. Each
// word of a hyphenated one has the distance for itself.
func (c *Compiler) fuzzy(n *query.Fuzzy, boost float64) (rank.Node, error) {
	var nodes []rank.Node
	for _, w := range text.Words(n.Text) {
		found := expansion{}
		for _, f := range FieldsOf(n.Field) {
			err := c.words.Near(f.Name, w.Exact, n.Distance, found.add)
			if err != nil {
				return nil, fmt.Errorf("read the words of %s near %q: %w", f.Name, w.Exact, err)
			}
		}
		nodes = append(nodes, c.expanded(n.Field, found, n.Span, boost))
	}
	return every(nodes), nil
}

// expansion counts, for each word, the articles that hold it.
type expansion map[string]int

func (e expansion) add(word string, articles int) { e[word] += articles }

// expanded makes one word of many.
func (c *Compiler) expanded(field string, found expansion, at query.Span, boost float64) rank.Node {
	terms := make([]string, 0, len(found))
	for t := range found {
		terms = append(terms, t)
	}
	slices.SortFunc(terms, func(a, b string) int {
		return cmp.Or(cmp.Compare(found[b], found[a]), strings.Compare(a, b))
	})
	if most := min(MaxExpansion, MaxExpansions-c.expansions); len(terms) > most {
		c.warn(at, "stands for %d words of the archive; the %d most frequent are searched", len(terms), most)
		terms = terms[:most]
	}
	c.expansions += len(terms)
	return rank.Words{Fields: FieldsOf(field), Terms: singly(terms), Boost: boost}
}

func (c *Compiler) warn(at query.Span, format string, args ...any) {
	c.Reading.Warnings = append(c.Reading.Warnings, dateline.Warning{
		Start: at.Start, End: at.End, Message: fmt.Sprintf(format, args...),
	})
}
