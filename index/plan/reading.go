package plan

import (
	"context"
	"log/slog"

	"dateline"
	"dateline/index/entity"
)

// StateEntities is the key of State under which an archive keeps what is read of its
// texts: Options.Entities of an engine.
const StateEntities = "entities"

// NewReader makes what texts are read with, for a mode, the archive's own places and those
// that were added to the world's.
type NewReader func(mode string, own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error)

// Choose takes what texts are read with, as the archive was last opened or as mode says
// now. Where that cannot be kept, as on a full disk, it holds until the archive is closed.
func Choose(ctx context.Context, state dateline.State, mode string, make NewReader, log *slog.Logger) (*entity.Reader, error) {
	kept, version, err := state.Get(ctx, StateEntities)
	if err != nil {
		return nil, err
	}
	if mode == "" {
		mode = string(kept)
	}
	r, err := make(mode, &entity.Gazetteer{}, nil)
	if err != nil {
		return nil, err
	}
	if r.Mode != string(kept) {
		if _, err := state.Set(ctx, StateEntities, []byte(r.Mode), version); err != nil {
			log.Warn("what is read of texts cannot be kept for the next time", "entities", r.Mode, "cause", err)
		}
	}
	return r, nil
}
