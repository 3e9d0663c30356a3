package find

import (
	"context"
	"slices"
)

// Begun is the index that somebody was broken off at making in the place of another, which is
// searched; "" if there is none, or none of the form that one would get now.
func (x *Index) Begun(ctx context.Context, searched string) (string, error) {
	all, err := x.Indices(ctx)
	if err != nil {
		return "", err
	}
	for _, name := range slices.Backward(all) {
		if x.number(name) <= x.number(searched) {
			break
		}
		is, err := x.goesOn(ctx, name)
		if err != nil || is {
			return name, err
		}
	}
	return "", nil
}

// goesOn reports whether somebody has begun to write an index, and another may go on.
func (x *Index) goesOn(ctx context.Context, name string) (bool, error) {
	p, err := x.Progress(ctx, name)
	if err != nil || !p.found {
		return false, err
	}
	if fits, err := x.fits(ctx, name); err != nil || !fits {
		return false, err
	}
	settings, err := x.client.Settings(ctx, name)
	if err != nil {
		return false, err
	}
	return x.options.Layout.is(settings)
}

// SweepBegun removes the indices that were begun and never searched, but for one. It is for
// whoever holds a lease ToReplace.
func (x *Index) SweepBegun(ctx context.Context, searched, but string) error {
	return x.sweep(ctx, func(name string, was retired) bool {
		return name != searched && name != but && was.At.IsZero()
	})
}
