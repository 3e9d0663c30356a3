package diff

import (
	"cmp"
	"slices"

	"dateline"
)

// Revisions returns the numbers of two revisions to compare. 0 leaves one open:
// to is then the current one, and from the one that was captured before to. A
// number that is not among them, and a to that nothing was captured before, are
// NotFound with the Field from or to; a negative one is Invalid.
func Revisions(all []dateline.Revision, from, to int) (int, int, error) {
	order := slices.SortedFunc(slices.Values(all), func(a, b dateline.Revision) int {
		return cmp.Or(a.Seen.Compare(b.Seen), cmp.Compare(a.Number, b.Number))
	})
	at, err := find(order, "to", to, func(r dateline.Revision) bool { return r.Current })
	if err != nil {
		return 0, 0, err
	}
	if from != 0 {
		_, err := find(order, "from", from, nil)
		return from, order[at].Number, err
	}
	if at == 0 {
		return 0, 0, &dateline.Error{Kind: dateline.NotFound, Field: "from", Message: "no text was captured before this one", Hint: hint(order)}
	}
	return order[at-1].Number, order[at].Number, nil
}

func find(all []dateline.Revision, field string, number int, other func(dateline.Revision) bool) (int, error) {
	if number < 0 {
		return 0, dateline.Invalidf(field, "%d is out of range; want the number of a revision, from 1", number)
	}
	is := func(r dateline.Revision) bool { return r.Number == number }
	if number == 0 {
		is = other
	}
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return 0, &dateline.Error{Kind: dateline.NotFound, Field: field, Message: "there is no such revision", Hint: hint(all)}
	}
	return i, nil
}

func hint(all []dateline.Revision) string {
	if len(all) < 2 {
		return "the article has one revision only"
	}
	return "the article has more than one: name the two to compare"
}
