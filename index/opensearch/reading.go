package opensearch

import (
	"context"
	"fmt"
	"reflect"

	"dateline"
	"dateline/index/correct"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
)

// said reads the places of the record, and what corrections say.
func (a *Archive) said(ctx context.Context) ([]dateline.Place, *correct.View, error) {
	list, err := a.rec.Places(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the places of the record: %w", err)
	}
	all, err := a.rec.Corrections(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the corrections of the record: %w", err)
	}
	return list, correct.Compile(all), nil
}

// hear takes places and corrections as they are now, if some changed since the last time.
// upTo is how far the index is, or is about to be.
func (f *follower) hear(ctx context.Context, upTo dateline.Seq) error {
	news, err := f.news(ctx, upTo)
	if err != nil || !news {
		return err
	}
	list, says, err := f.archive.said(ctx)
	if err != nil {
		return err
	}
	e, err := plan.Make(list, says, f.archive.read)
	if err != nil {
		return fmt.Errorf("make what texts are read with: %w", err)
	}
	f.find.Say(e)
	f.heard = max(f.heard, upTo)
	return nil
}

// news reports whether something was said of entities behind heard.
func (f *follower) news(ctx context.Context, upTo dateline.Seq) (bool, error) {
	if f.find.Entities() == nil {
		return true, nil
	}
	for f.heard < upTo {
		entries, err := f.rec.Entries(ctx, f.heard, logPage)
		if err != nil || len(entries) == 0 {
			return false, err
		}
		for _, e := range entries {
			if e.Seq > upTo {
				break
			}
			says := f.find.Entities().Says
			if e.Kind == dateline.ChangeGazetteer || e.Kind == dateline.ChangeCorrection || e.Kind == dateline.ChangeErased && says.Corrected(e.ID) {
				return true, nil
			}
			f.heard = e.Seq
		}
	}
	return false, nil
}

// reread reads the texts of the index again that have other mentions by what they are read
// with now than by what they were: all, unless it is known which those are. Until that is
// done the index says that it was read with nothing, so that whoever goes on after a crash
// reads all.
func (f *follower) reread(ctx context.Context, p *find.Progress) error {
	now := f.find.Entities()
	if p.Reading == now.Fingerprint() {
		f.readWith = now
		return nil
	}
	if p.Applied == 0 && !p.Complete {
		f.refill(p)
		return nil
	}
	before, was := f.readWith, p.Reading
	p.Reading = ""
	if err := f.save(ctx, p); err != nil {
		return err
	}
	if err := f.readDiffering(ctx, p, before, was); err != nil {
		return fmt.Errorf("read articles again: %w", err)
	}
	p.Reading, f.readWith = now.Fingerprint(), now
	p.Reread++
	return f.save(ctx, p)
}

// readDiffering reads the articles again that may have other mentions than before.
func (f *follower) readDiffering(ctx context.Context, p *find.Progress, before *plan.Entities, was string) error {
	now := f.find.Entities()
	if before == nil || was != before.Fingerprint() || !reflect.DeepEqual(before.Added, now.Added) {
		return f.readAll(ctx, p.Index(), p.Applied, "", func(dateline.ID, int) error { return nil })
	}
	ids, err := f.find.Having(ctx, p.Index(), now.Differing(before.Own), find.EveryRevision)
	if err != nil {
		return err
	}
	return f.anew(ctx, p.Index(), p.Applied, ids)
}
