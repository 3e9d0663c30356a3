package index

import (
	"context"

	"dateline"
	"dateline/index/entity"
)

// StateEntities is the key of State under which an archive keeps what is read of its
// texts, see Options.Entities.
const StateEntities = "entities"

// openReading takes what texts are read with, as the archive was last opened or as opt
// says now. Where that cannot be kept, as on a full disk, it holds until the archive is
// closed.
func (a *Archive) openReading(ctx context.Context, opt Options) error {
	if opt.Reader == nil {
		return nil
	}
	kept, version, err := a.rec.State().Get(ctx, StateEntities)
	if err != nil {
		return err
	}
	mode := opt.Entities
	if mode == "" {
		mode = string(kept)
	}
	r, err := opt.Reader(mode, &entity.Gazetteer{}, nil)
	if err != nil {
		return err
	}
	if r.Mode != string(kept) {
		if _, err := a.rec.State().Set(ctx, StateEntities, []byte(r.Mode), version); err != nil {
			a.log.Warn("what is read of texts cannot be kept for the next time", "entities", r.Mode, "cause", err)
		}
	}
	if opt.Warm && r.Warm != nil {
		go r.Warm()
	}
	a.read = func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
		return opt.Reader(r.Mode, own, added)
	}
	return nil
}
