package find

import (
	"context"
	"errors"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// unlessPartial words an error for who has not asked for a partial answer.
func unlessPartial(err error) error {
	if !errors.Is(err, cluster.ErrPart) {
		return err
	}
	return &dateline.Error{
		Kind: dateline.Unavailable, Field: "partial", Message: "a part of the index cannot be searched at the moment",
		Hint: "try again later, or search the rest by the option partial", Err: err,
	}
}

// leadsPartly refuses a cursor of a partial page where no partial answer is taken.
func leadsPartly() error {
	return &dateline.Error{
		Kind: dateline.Invalid, Field: "cursor", Message: "leads on from a partial answer",
		Hint: "ask for a partial answer here too, or begin again at the first page",
	}
}

// missingToo is the error of a search for the copies of an article that is not found in a
// part of the index: others of its group may be, but only it tells which that is.
func missingToo() error {
	return &dateline.Error{
		Kind: dateline.Unavailable, Field: "copy_of", Message: "the article may be in a part of the index that cannot be searched at the moment",
		Hint: "try again later",
	}
}

// lookForPart opens a state of what can be searched of the index.
func (x *Index) lookForPart(l *looking) {
	p, err := x.openPart(x.life)
	x.over(x.pins.change(func() {
		if err == nil {
			p.opened = time.Now()
			x.pins.replacePart(p)
		}
		l.err = err
		close(l.over)
		x.pins.parting = nil
	}))
}

// errNoneMissing says that all parts of the index can be searched.
var errNoneMissing = errors.New("no part of the index is missing")

// openPart opens it again where a node is found meanwhile not to answer.
func (x *Index) openPart(ctx context.Context) (p *pin, err error) {
	for {
		p, err = x.openPartOnce(cluster.Leaving(ctx, "", x.client.Silent()))
		if !errors.Is(err, cluster.ErrSilent) {
			return p, err
		}
	}
}

func (x *Index) openPartOnce(ctx context.Context) (*pin, error) {
	now, err := x.leastHeld(ctx)
	if err != nil {
		return nil, err
	}
	x.show(ctx, now.index)
	without := x.client.Silent()
	id, of, err := x.client.OpenPartPIT(ctx, now.index, keepSearching)
	if err != nil {
		return nil, err
	}
	p := pinOf(id, now, without)
	p.parts = dateline.Parts{All: of.Total, Missing: of.Missing()}
	if err = errNoneMissing; p.partial() {
		err = x.measure(ctx, p)
	}
	if err != nil {
		x.end(p)
		return nil, err
	}
	return p, nil
}

// leastHeld is what the parts of the index hold at least. How far it is stands in one of
// them, which may be the one that is missing. While a node stands still nobody is asked which
// index that is, since it may be the one that knows.
func (x *Index) leastHeld(ctx context.Context) (Progress, error) {
	if held, will := x.pins.lastShown(""); will && len(x.client.Silent()) > 0 {
		return held, nil
	}
	name, err := x.searched(ctx)
	if err != nil {
		return Progress{}, err
	}
	if held, will := x.pins.lastShown(name); will {
		return held, nil
	}
	brief, cancel := context.WithTimeout(ctx, refreshWithin)
	defer cancel()
	now, err := x.Progress(brief, name)
	if err != nil {
		return Progress{index: name}, ctx.Err()
	}
	return now, nil
}

// show lets searches see what was written, as far as that is done at once.
func (x *Index) show(ctx context.Context, index string) {
	brief, cancel := context.WithTimeout(ctx, refreshWithin)
	defer cancel()
	if err := x.client.Refresh(brief, index); err != nil {
		x.options.Log.Debug("a part of the index is searched as it was shown before", "cause", err)
	}
}
