package find

import (
	"strconv"
	"strings"
)

// Signs by which a form of a plan says what it stands for: see the package comment.
const (
	signStem = "/"
	signStar = "*"
	signNear = "~"
)

// forms are those of a term by what they stand for.
type forms struct {
	stems, exact []string
	mentions     []string // with their mark
	begin        []string // the beginnings of words
	near         []near
}

// near is a word from which others are at most so many edits away.
type near struct {
	word  string
	edits int
}

// sorted takes the signs off the forms of some terms.
func sorted[T ~[]string](terms []T) (f forms) {
	for _, t := range terms {
		for _, form := range t {
			f.add(form)
		}
	}
	return f
}

func (f *forms) add(form string) {
	if stem, is := strings.CutPrefix(form, signStem); is {
		f.stems = append(f.stems, stem)
		return
	}
	if strings.HasPrefix(form, markMention) {
		f.mentions = append(f.mentions, form)
		return
	}
	if word, is := strings.CutSuffix(form, signStar); is {
		f.begin = append(f.begin, word)
		return
	}
	if word, edits, is := strings.Cut(form, signNear); is {
		n, _ := strconv.Atoi(edits)
		f.near = append(f.near, near{word, n})
		return
	}
	f.exact = append(f.exact, form)
}
