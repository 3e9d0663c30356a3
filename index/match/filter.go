package match

import (
	"fmt"

	"dateline/index/rank"
)

// all is an opened rank.All.
type all struct{ none }

func (all) match(_ *part, within []uint64) ([]uint64, error) { return within, nil }

// ids is an opened rank.IDs.
type ids struct {
	none
	list []string
}

func (n ids) match(p *part, _ []uint64) ([]uint64, error) {
	found, err := p.segment.DocNumbers(n.list)
	if err != nil {
		return nil, fmt.Errorf("look up %d ids in the index: %w", len(n.list), err)
	}
	set := make([]uint64, p.blocks)
	writeBitmap(found, set)
	return set, nil
}

// value is an opened rank.Range of one value, by its postings list.
type value struct {
	none
	rank.Range
	view *View
}

// span is an opened rank.Range of several values, by the column of its field.
type span struct {
	none
	rank.Range
	view *View
}

func (o *opener) openRange(n rank.Range) (node, error) {
	one := n.From == n.To && n.From != ""
	if o.view.shows(n.Field) {
		return o.view.openShown(n, one), nil
	}
	if one {
		return &value{Range: n, view: o.view}, nil
	}
	return &span{Range: n, view: o.view}, nil
}

func (n *value) match(p *part, _ []uint64) ([]uint64, error) {
	dict, err := p.dictionary(n.Field)
	if err != nil {
		return nil, err
	}
	set := n.view.set(p)
	if dict == nil {
		return set, nil
	}
	list, err := dict.PostingsList([]byte(n.From), nil, nil)
	if err == nil {
		err = dense(list, set)
	}
	if err == nil {
		err = n.view.step(int(list.Count()))
	}
	if err != nil {
		return nil, fmt.Errorf("read the articles of %s %q: %w", n.Field, n.From, err)
	}
	return set, nil
}

func (n *span) match(p *part, within []uint64) ([]uint64, error) {
	c, err := n.view.column(p, n.Field)
	if err != nil {
		return nil, err
	}
	return c.between(n.From, n.To, within, &n.view.pace)
}
