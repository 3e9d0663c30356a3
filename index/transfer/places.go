package transfer

import (
	"context"
	"maps"
	"slices"

	"dateline"
)

// places puts the list of a source of places. One that contradicts what is here waits
// until all else is: a list that the source has changed since an earlier run may have
// names that another one had then.
func (c *copier) places(ctx context.Context, change dateline.Change) error {
	err := c.putPlaces(ctx, change.Source, change.Places, change.Seq > c.mark.Begun)
	if dateline.KindOf(err) != dateline.Conflict {
		return err
	}
	if c.mark.Later == nil {
		c.mark.Later = map[string]dateline.Seq{}
	}
	c.mark.Later[change.Source] = change.Seq
	return nil
}

// putPlaces replaces a list. What is put of GeoNames is added to what there is, so a list
// that may have shrunk is emptied first.
func (c *copier) putPlaces(ctx context.Context, source string, list []dateline.Place, changed bool) error {
	if source == dateline.SourceGeoNames && changed {
		if _, _, err := c.to.PutPlaces(ctx, source, nil); err != nil {
			return err
		}
	}
	_, _, err := c.to.PutPlaces(ctx, source, list)
	return err
}

// putLater puts the lists that had to wait. All of them are emptied first, since two may
// have exchanged a name.
func (c *copier) putLater(ctx context.Context) error {
	waiting := slices.Sorted(maps.Keys(c.mark.Later))
	for _, source := range waiting {
		if _, _, err := c.to.PutPlaces(ctx, source, nil); err != nil {
			return err
		}
	}
	for _, source := range waiting {
		for change, err := range c.from.Changes(ctx, c.mark.Later[source]-1) {
			if err != nil {
				return err
			}
			if change.Kind == dateline.ChangeGazetteer && change.Source == source {
				if err := c.putPlaces(ctx, source, change.Places, false); err != nil {
					return err
				}
			}
			break // the change that was noted
		}
	}
	c.mark.Later = nil
	return nil
}
