package index

import (
	"slices"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/rank"
)

// vocabulary is that of the shelves of a search, for index/plan.
type vocabulary []shelf

func (v vocabulary) Forms(fields []rank.Field, stem string) (out rank.Term, err error) {
	for _, at := range v {
		found, err := at.view.Forms(fields, stem)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func (v vocabulary) Beginning(field, prefix string, visit func(string, int)) error {
	return v.each(visit, func(at *match.View, visit func(match.Word)) error { return at.Beginning(field, prefix, visit) })
}

func (v vocabulary) Near(field, word string, distance int, visit func(string, int)) error {
	return v.each(visit, func(at *match.View, visit func(match.Word)) error { return at.Near(field, word, distance, visit) })
}

func (v vocabulary) Counted(field, prefix string, visit func(string, int)) error {
	if field == fieldName || field == fieldLabel {
		visit, field = visitNames(field, visit), fieldName
	}
	return v.each(visit, func(at *match.View, visit func(match.Word)) error { return at.Counted(field, prefix, visit) })
}

func (v vocabulary) Mentions(ids []string) ([]rank.Field, rank.Term) { return mentionFields, ids }

// each walks words of each shelf.
func (v vocabulary) each(visit func(string, int), walk func(*match.View, func(match.Word)) error) error {
	for _, at := range v {
		if err := walk(at.view, func(w match.Word) { visit(w.Text, int(w.Articles)) }); err != nil {
			return err
		}
	}
	return nil
}

func (v vocabulary) Holding(plan rank.Node) (n int, err error) {
	for _, at := range v {
		set, err := at.view.Matches(plan)
		if err != nil {
			return 0, err
		}
		n += set.Len()
	}
	return n, nil
}

func newLabels(at []shelf, e *entities) *plan.Labels {
	return plan.NewLabels(vocabulary(at), e.Entities)
}

// validate refuses a search that is out of bounds, or goes on from what is no cursor.
func validate(s dateline.Search) error {
	if err := plan.Validate(s); err != nil {
		return err
	}
	_, err := plan.ReadCursor(s, (*cursor).onward)
	return err
}
