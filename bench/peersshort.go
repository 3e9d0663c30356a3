package main

import (
	"strings"

	"dateline/bench/peers/line"
)

// leastPart is how many words a short article has at the least, unless the whole has
// fewer: most of the news have lost the marks of their paragraphs, and that is about
// the length of one.
const leastPart = 30

// shortBodies cuts a body on one line at the ends of sentences, wherever a part has
// leastPart words. A last part with fewer belongs to the one before.
func shortBodies(body string) (out []string) {
	begin, at, words := 0, 0, 0
	for word := range strings.SplitSeq(body, " ") {
		words++
		at += len(word) + 1
		if words < leastPart || !endsSentence(word) || strings.Count(body[min(at, len(body)):], " ")+1 < leastPart {
			continue
		}
		out, begin, words = append(out, body[begin:at-1]), at, 0
	}
	return append(out, body[begin:])
}

// endsSentence says whether a word ends with a full stop or the like, and maybe a
// quote; an abbreviation does too.
func endsSentence(word string) bool {
	word = strings.TrimRight(word, `"')”’`)
	return word != "" && strings.Contains(".!?", word[len(word)-1:])
}

// split are short articles: each part of a body is one, with title, date and
// publication of the article that it is from, all of them in an order mixed anew.
func (n *newsArticles) split() (out []line.Article) {
	for _, a := range n.articles {
		for _, body := range shortBodies(a.Body) {
			short := a
			short.Body = body
			out = append(out, short)
		}
	}
	shuffle(out, "s%07d")
	return out
}
