package opensearch

import (
	"context"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"

	"dateline"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
)

// differing are most of the articles at most that may have other mentions by what texts are
// read with now than by one of left.steps; all is true where any article may be one.
func (f *follower) differing(ctx context.Context, p *find.Progress, most int) (ids []dateline.ID, all bool, err error) {
	now, found := f.find.Entities(), map[dateline.ID]bool{}
	for _, was := range f.left.steps {
		if was.Fingerprint() == now.Fingerprint() {
			continue
		}
		if !reflect.DeepEqual(was.Added, now.Added) {
			return nil, true, nil
		}
		some, err := f.find.Having(ctx, p.Index(), now.Differing(was.Own), find.AnyRevision(most))
		if err != nil {
			return nil, false, fmt.Errorf("find the articles to be read again: %w", err)
		}
		for _, id := range some {
			found[id] = true
		}
	}
	return slices.Sorted(maps.Keys(found)), false, nil
}

// number is how many articles are left; 0 where it is not known.
func (l *left) number() int {
	if l.rest {
		return 0
	}
	return len(l.ids)
}

// collect adds the articles that differ by the last step to those that are left.
func (f *follower) collect(ctx context.Context, p *find.Progress) error {
	ids, all, err := f.differing(ctx, p, math.MaxInt)
	if err != nil {
		return err
	}
	l := &f.left
	if all {
		l.ids, l.rest, l.behind = nil, true, ""
	}
	l.ids = slices.Compact(slices.Sorted(slices.Values(slices.Concat(l.ids, ids))))
	l.steps = []*plan.Entities{f.find.Entities()}
	return nil
}

// next are the articles that are to be read again first, or none.
func (f *follower) next(ctx context.Context) ([]dateline.ID, error) {
	l := &f.left
	if len(l.ids) == 0 && l.rest {
		l.rest = false
		for c, err := range f.rec.LiveBehind(ctx, l.behind) {
			if err != nil {
				l.ids, l.rest = nil, true
				return nil, fmt.Errorf("list the articles of the record: %w", err)
			}
			l.ids = append(l.ids, c.ID)
			if l.rest = len(l.ids) == fillAtOnce; l.rest {
				break
			}
		}
		if len(l.ids) > 0 {
			l.behind = l.ids[len(l.ids)-1]
		}
	}
	return l.ids[:min(len(l.ids), againAtOnce)], nil
}
