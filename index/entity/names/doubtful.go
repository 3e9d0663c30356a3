package names

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
)

// Known is a person or an organisation that an archive's articles mention.
type Known struct {
	ID       string
	Type     string // dateline.TypePerson or dateline.TypeOrganisation; others are never in doubt
	Label    string
	Articles int // in how many articles
}

// Doubt is two entities that may be one. A is the one with more articles.
type Doubt struct {
	A, B Known
	Why  Why
}

// Why is what makes two names look like one.
type Why string

// What Doubtful looks for, the likeliest first.
const (
	SameButOneLetter Why = "one letter apart"               // nikol-pashinyan, nikol-pashinian
	SameButMiddle    Why = "the same without a middle name" // donald-trump, donald-j-trump
	Initial          Why = "the same surname, and an initial of the first name"
	AcronymOf        Why = "the first letters of the name"
	SurnameOf        Why = "the surname of only one person"
	SurnameInitial   Why = "the same surname and initial" // unless both first names are known to be different ones
)

var likeliest = []Why{SameButOneLetter, SameButMiddle, Initial, AcronymOf, SurnameOf, SurnameInitial}

// Doubtful returns the pairs of all that may be one and are to be merged by an editor, if
// at all: the likeliest kinds first, and within each those with the most articles. No pair
// is there twice. An empty list gives nil.
func Doubtful(all []Known) []Doubt {
	d := doubts{all: all, seen: map[[2]int]bool{}}
	for _, k := range all {
		d.parts = append(d.parts, partsOf(k))
	}
	d.oneLetter()
	d.surnames()
	d.acronyms()
	slices.SortFunc(d.out, func(a, b Doubt) int {
		return cmp.Or(cmp.Compare(slices.Index(likeliest, a.Why), slices.Index(likeliest, b.Why)),
			cmp.Compare(b.B.Articles, a.B.Articles), cmp.Compare(b.A.Articles, a.A.Articles), cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
	})
	return d.out
}

// doubts are those found until now.
type doubts struct {
	all   []Known
	parts [][]string // of the ids, without the type behind names of one word; nil of other types
	seen  map[[2]int]bool
	out   []Doubt
}

func partsOf(k Known) []string {
	if k.Type != dateline.TypePerson && k.Type != dateline.TypeOrganisation {
		return nil
	}
	return strings.Split(strings.TrimSuffix(k.ID, "-"+k.Type), "-")
}

func (d *doubts) add(i, j int, why Why) {
	pair := [2]int{min(i, j), max(i, j)}
	if d.all[i].Type != d.all[j].Type || d.all[i].ID == d.all[j].ID || d.seen[pair] {
		return
	}
	d.seen[pair] = true
	a, b := d.all[i], d.all[j]
	if cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.ID, b.ID)) > 0 {
		a, b = b, a
	}
	d.out = append(d.out, Doubt{a, b, why})
}
