package plan

import (
	"dateline"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/ledger"
)

// Judge holds corrections against those before them, and the names that they give against
// what can be read as one.
func Judge(before ledger.Before) ledger.Judge {
	book := correct.Open(before.Corrections, correct.Surroundings{Places: before.Places, Article: before.Article})
	return func(c dateline.Correction, n int) (dateline.Correction, dateline.Status, error) {
		if err := readable(c); err != nil {
			return c, dateline.Rejected, err
		}
		return book.Judge(c, n)
	}
}

func readable(c dateline.Correction) error {
	p := c.Place
	switch {
	case c.Kind == dateline.CorrectName && len(c.Words) > 0:
		p = dateline.Place{ID: c.Entity, Label: c.Words[0], Names: c.Words[1:]}
	case c.Kind != dateline.CorrectPlace || p.Label == "":
		return nil // refused for what it lacks
	}
	_, err := entity.Compile([]dateline.Place{p})
	return err
}
