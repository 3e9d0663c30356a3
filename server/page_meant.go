package server

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// Where nothing matches, other spellings of so many words are looked for, and for no
// longer than that: a help, which must not hold up the page.
const (
	meantWords  = 8
	meantTime   = 500 * time.Millisecond
	meantFrom   = 20 // articles that spellings are taken from: the best with a near word
	leastMeant  = 4  // letters; of shorter words nearly all are near
	longerMeant = 7  // letters of a word that may have two wrong ones
)

// meantView is another spelling of the question, and what it finds.
type meantView struct{ Q, URL, Total string }

// meant is the question with each word that no article has put by the nearest that one
// has; nil if there is none, or it would find nothing either.
func (s *server) meant(ctx context.Context, here address, q dateline.Search) *meantView {
	words := strings.Fields(q.Text)
	if len(words) > meantWords {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, meantTime)
	defer cancel()
	other := q.Text
	for _, word := range words {
		word = strings.Trim(word, `"()`)
		if near := s.nearWord(ctx, word); near != "" {
			other = strings.Replace(other, word, near, 1)
		}
	}
	if other == q.Text {
		return nil
	}
	q.Text, q.Limit, q.Facets, q.Interval = other, 0, nil, ""
	res, err := s.archive.Search(ctx, q)
	if err != nil || res.Total == 0 {
		return nil
	}
	return &meantView{other, here.set("q", other).String(), totalOf(here, res)}
}

// nearWord is the word of the archive that is meant by one that no article has; "" if
// there is none. The nearest are tried first.
func (s *server) nearWord(ctx context.Context, word string) string {
	letters := utf8.RuneCountInString(word)
	if letters < leastMeant || strings.ContainsFunc(word, noLetter) || len(s.matching(ctx, word)) > 0 {
		return ""
	}
	hits := s.matching(ctx, word+"~1")
	if len(hits) == 0 && letters >= longerMeant {
		hits = s.matching(ctx, word+"~2")
	}
	near := strings.Join(markedWords(hits, "", 1), "")
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		near = strings.ToLower(near)
	}
	return near
}

// matching are the best articles of the archive for the words of text.
func (s *server) matching(ctx context.Context, text string) []dateline.Hit {
	res, err := s.archive.Search(ctx, dateline.Search{Text: text, Verbatim: true, Limit: meantFrom})
	if err != nil {
		return nil
	}
	return res.Hits
}
