package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
)

// said reads the places of the record, and what corrections say.
func (a *Archive) said(ctx context.Context) ([]dateline.Place, *correct.View, error) {
	list, all, err := a.recorded(ctx)
	return list, correct.Compile(all), err
}

// recorded reads the places and the corrections of the record.
func (a *Archive) recorded(ctx context.Context) ([]dateline.Place, []dateline.Correction, error) {
	list, err := a.rec.Places(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the places of the record: %w", err)
	}
	all, err := a.rec.Corrections(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the corrections of the record: %w", err)
	}
	return list, all, nil
}

// hear takes places and corrections as they are now, if some changed since the last time.
// upTo is how far the index is, or is about to be.
func (f *follower) hear(ctx context.Context, upTo dateline.Seq) error {
	news, err := f.news(ctx, upTo)
	if err != nil || !news {
		return err
	}
	list, all, err := f.archive.recorded(ctx)
	if err != nil {
		return err
	}
	e, err := plan.Make(list, correct.Compile(all), f.archive.read)
	if err != nil {
		return fmt.Errorf("make what texts are read with: %w", err)
	}
	f.find.Say(e, all)
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
