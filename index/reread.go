package index

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"

	"dateline"
	"dateline/index/entity"
	"dateline/index/rank"
)

// againAtOnce is how many articles are read again at once while others may come in, which wait
// for two batches at the most.
const againAtOnce = 200

// rereading is what is left to be read until the index is one of the entities of now.
type rereading struct {
	list  []todo  // by id
	plans rank.Or // articles of which a text matches are to be put into the list
	texts int     // that they match
	reach rank.Or // what is or was in plans since all articles were read with the same
	// was are the own gazetteers by which the articles were read, each by one of them; nil
	// where that is not known.
	was  []*entity.Gazetteer
	from string // the fingerprint of the first of them, if no more than names differ; "" otherwise
}

// size is about how many articles are left: those of plans may stand in the list already.
func (r *rereading) size() int { return max(len(r.list), r.texts) }

// toRead is what has to be read for g, by an index whose fingerprint is given: beside what is
// left for those before, the articles that g may read otherwise. known says that they are those.
func (f *follower) toRead(ctx context.Context, g *entities, fingerprint string) (again *rereading, known bool, err error) {
	before, again := f.places.Load(), f.again
	if again == nil && fingerprint == before.Fingerprint() {
		again = &rereading{was: []*entity.Gazetteer{}, from: fingerprint}
	}
	if again == nil || !reflect.DeepEqual(before.Added, g.Added) {
		list, err := f.everything(ctx)
		return &rereading{list: list}, false, err
	}
	differing := g.Differing(before.Own)
	texts, err := f.texts(ctx, differing)
	out := &rereading{list: again.list, plans: append(slices.Clip(again.plans), differing), texts: again.texts + texts, from: again.from}
	out.reach = append(slices.Clip(again.reach), differing)
	if again.was != nil {
		out.was = append(slices.Clip(again.was), before.Own)
	}
	return out, true, err
}

// enlist puts the articles that match plans into the list.
func (f *follower) enlist(ctx context.Context, r *rereading) error {
	if r.plans == nil {
		return nil
	}
	more, err := f.having(ctx, r.plans)
	if err != nil {
		return fmt.Errorf("find the articles to be read again: %w", err)
	}
	r.list = append(slices.Clip(r.list), more...)
	slices.SortStableFunc(r.list, func(a, b todo) int { return cmp.Compare(a.id, b.id) })
	r.list = slices.CompactFunc(r.list, func(a, b todo) bool { return a.id == b.id })
	r.plans, r.texts = nil, 0
	return nil
}

// everything lists all articles, as the record has them now.
func (f *follower) everything(ctx context.Context) (list []todo, err error) {
	for c, err := range f.rec.Live(ctx) {
		if err != nil {
			return nil, fmt.Errorf("list the articles of the record: %w", err)
		}
		list = append(list, todo{id: c.ID, change: c.Seq})
	}
	return list, nil
}

// await says that the index is not read with the entities of now, which have been published,
// and holds all changes up to one.
func (f *follower) await(upTo dateline.Seq, again *rereading) error {
	f.again = again
	f.patches.Store(nil)
	if again.was != nil {
		f.patches.Store(&again.reach)
	}
	f.leave(again)
	return f.unsign(upTo, again.from)
}

// leave tells how many articles are left; 1 at the least until the index is signed.
func (f *follower) leave(again *rereading) { f.left.Store(int64(max(1, again.size()))) }

// readOn reads what is left, until something else comes in, which goes before.
func (f *follower) readOn(ctx context.Context) error {
	if f.again == nil {
		return nil
	}
	f.atMost = againAtOnce
	defer func() { f.atMost = 0 }()
	return f.readAgain(ctx, f.applied.get(), func() bool { return f.hurried(ctx) })
}

// readAgain reads what is left until a function says that there is something else to do,
// and signs the index when nothing is left: then it holds all changes up to one.
func (f *follower) readAgain(ctx context.Context, upTo dateline.Seq, until func() bool) error {
	again := f.again
	if err := f.enlist(ctx, again); err != nil {
		return err
	}
	if places := f.places.Load(); again.was != nil && len(again.list) >= patchedFrom && places.Named != nil { // else its own names are all that is read
		f.patched = places.patched(&patching{stored: f.mentionsIn, was: again.was, is: places.Own})
	}
	f.anew = true
	err := f.bring(ctx, again.list, until, func(articles int) {
		again.list = again.list[articles:]
		f.leave(again)
	})
	f.anew, f.patched = false, nil
	if err != nil || len(again.list) > 0 {
		return err
	}
	f.again = nil
	if err := f.sign(upTo); err != nil {
		return err
	}
	f.left.Store(0)
	return nil
}

// read says of articles that they were read with the entities of now, so that nothing is left
// of them.
func (r *rereading) read(changed map[dateline.ID]dateline.Seq) {
	if r != nil {
		r.list = slices.DeleteFunc(r.list, func(t todo) bool { _, read := changed[t.id]; return read })
	}
}

// waitRead returns once the index is read with the entities of now.
func (f *follower) waitRead(ctx context.Context) error {
	for {
		at := f.signs.get()
		was, err := f.gen.fingerprint()
		if err != nil || was == f.places.Load().Fingerprint() {
			return err
		}
		if err := f.signs.wait(ctx, at+1); err != nil {
			return err
		}
	}
}
