package index

import (
	"context"

	"dateline"
	"dateline/index/entity"
	"dateline/index/plan"
)

// openReading takes what texts are read with, as the archive was last opened or as opt
// says now. Where that cannot be kept, as on a full disk, it holds until the archive is
// closed.
func (a *Archive) openReading(ctx context.Context, opt Options) error {
	if opt.Reader == nil {
		return nil
	}
	if a.readOnly {
		if err := a.sameReading(ctx, opt.Entities); err != nil {
			return err
		}
	}
	r, err := plan.Choose(ctx, a.rec.State(), opt.Entities, opt.Reader, a.log)
	if err != nil {
		return err
	}
	if opt.Warm && r.Warm != nil {
		go r.Warm()
	}
	if r.Better != nil {
		a.taggedBy = r.Better.TaggedBy
	}
	a.read = func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
		return opt.Reader(r.Mode, own, added)
	}
	return nil
}
