package main

import (
	"fmt"
	"slices"
	"strings"

	"dateline/bench/peers/line"
	"dateline/index/text"
)

// perPeerClass is how many queries are asked of each class.
const perPeerClass = 25

// asked is one query, and its class.
type asked struct {
	class string
	line.Query
}

// peerMakers make the queries of every class; a text is the terms with blanks
// between them.
var peerMakers = []struct {
	maker
	op string
}{
	{maker{"one frequent term", oneWord("%s", frequentLow, frequentHigh)}, line.Term},
	{maker{"one rare term", oneWord("%s", rareLow, rareHigh)}, line.Term},
	{maker{"AND of two", several(2, "%s %s")}, line.And},
	{maker{"OR of two", backwards(several(2, "%s %s"))}, line.Or},
	{maker{"OR of four", several(4, "%s %s %s %s")}, line.Or},
	{maker{"phrase", phrase}, line.Phrase},
	{maker{"prefix", ownStem(prefix)}, line.Prefix},
	{maker{"fuzzy", typo}, line.Fuzzy},
}

// peerQueries makes the queries of the words of articles. The same articles give
// the same queries.
func peerQueries(articles []line.Article) (out []asked, err error) {
	words := &wordCounts{in: map[string]int{}}
	for _, a := range articles {
		words.add(a.Title, a.Body, "")
	}
	for _, m := range peerMakers {
		texts := m.take(words, perPeerClass)
		if len(texts) < perPeerClass {
			return nil, fmt.Errorf("the articles give only %d of %d queries of the class %q; use more articles", len(texts), perPeerClass, m.class)
		}
		for _, t := range texts {
			out = append(out, asked{m.class, line.Query{Op: m.op, Terms: lowerWords(t)}})
		}
	}
	return out, nil
}

// backwards makes a query of the other end of the title, so that two classes have
// other words.
func backwards(of func(*wordCounts, heading) (string, bool)) func(*wordCounts, heading) (string, bool) {
	return func(c *wordCounts, h heading) (string, bool) {
		h.title = slices.Clone(h.title)
		slices.Reverse(h.title)
		return of(c, h)
	}
}

// ownStem takes only queries whose one term is its own stem and does not end with
// i: SQLite stems what stands before a star, and stems have an i for the y at the
// end of a word, so that "veri" would find "very" where stems are kept.
func ownStem(of func(*wordCounts, heading) (string, bool)) func(*wordCounts, heading) (string, bool) {
	return func(c *wordCounts, h heading) (string, bool) {
		s, ok := of(c, h)
		words := text.Words(s)
		return s, ok && len(words) == 1 && words[0].Stem == words[0].Exact && !strings.HasSuffix(words[0].Exact, "i")
	}
}

// typo writes another letter in the middle of a longer word. It takes words that
// are their own stems, as some engines look for it among the stems.
func typo(c *wordCounts, h heading) (string, bool) {
	for _, w := range c.between(h.title, middleLow/2, frequentLow) {
		if read := text.Words(w); len(w) < 6 || len(read) != 1 || read[0].Stem != w {
			continue
		}
		i := len(w) / 2
		other := 'a' + (w[i]-'a'+7)%26
		return strings.Join([]string{w[:i], string(other), w[i+1:]}, ""), true
	}
	return "", false
}

// peerClasses are the names of the classes in their order.
func peerClasses() (names []string) {
	for _, m := range peerMakers {
		names = append(names, m.class)
	}
	return names
}
