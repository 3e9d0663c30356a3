package opensearch

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline"
	"dateline/index/entity"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/kept"
	"dateline/index/opensearch/log"
	"dateline/index/plan"
)

// Open opens the archive at an address. It is NotFound where there is none, unless
// Options.Make is set, and Unavailable where the cluster does not answer, or refuses the
// credentials. An index that is missing or of another format is made again from the
// record; searches wait for it.
func Open(ctx context.Context, at cluster.Address, opt Options) (*Archive, error) {
	client, err := cluster.New(at, opt.withDefaults().Cluster)
	if err != nil {
		return nil, err
	}
	a := &Archive{opt: opt.withDefaults(), client: client}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *Archive) open(ctx context.Context) (err error) {
	if _, err = a.client.Info(ctx); err != nil {
		return err
	}
	is, err := a.there(ctx)
	if err != nil {
		return err
	}
	l, err := a.layout(ctx, is)
	if err != nil {
		return err
	}
	a.find = find.New(a.client, a.opt.ofIndex(a, l))
	a.tagging = &tagging{store: kept.New(a.client, kept.Options{Shards: l.Shards, Replicas: l.Replicas})}
	if err := a.openRecord(ctx, !is); err != nil {
		return err
	}
	if err := a.openReading(ctx); err != nil {
		return err
	}
	f, err := a.newFollower(ctx)
	if err != nil {
		return err
	}
	a.follow = f
	f.start()
	a.find.Tend()
	return nil
}

// layout is how an index of the archive is spread when it is made. The record tells it where
// nobody has said it: an index is made anew by servers that know nothing of how it was made.
func (a *Archive) layout(ctx context.Context, is bool) (find.Layout, error) {
	l := find.Layout{Shards: a.opt.Shards, Replicas: a.opt.Replicas}
	if !is || l != (find.Layout{}) {
		return l, nil
	}
	settings, err := a.client.Settings(ctx, log.Spread(a.client.Address().Name))
	if errors.Is(err, cluster.ErrAbsent) { // it is made anew, too
		return l, nil
	}
	if err != nil {
		return l, err
	}
	return find.LayoutOf(settings)
}

// openRecord opens the record. Where it is made the index is too, at once, since a cluster
// makes several indices in the time of one.
func (a *Archive) openRecord(ctx context.Context, isNew bool) (err error) {
	made := make(chan error, 1)
	go func() {
		var err error
		if isNew {
			_, _, err = a.find.Prepare(ctx)
		}
		made <- err
	}()
	a.rec, err = log.Open(ctx, a.client, a.client.Address().Name, a.opt.ofRecord())
	return errors.Join(err, <-made)
}

// there reports whether there is the archive; it refuses one that there is not, unless it
// is to be made.
func (a *Archive) there(ctx context.Context) (is bool, err error) {
	at := a.client.Address()
	is, err = a.client.IndexExists(ctx, at.Name+".log")
	if err != nil || is || a.opt.Make {
		return is, err
	}
	return false, &dateline.Error{
		Kind: dateline.NotFound, Field: "archive", Message: fmt.Sprintf("there is no archive %s on %s", at.Name, strings.Join(at.Hosts, ", ")),
	}
}

// gone is what the index asks of the record, which is opened behind it.
func (a *Archive) gone(ctx context.Context, refs []ledger.Ref) ([]bool, error) {
	return a.rec.Gone(ctx, refs)
}

// openReading takes what texts are read with, see plan.Choose.
func (a *Archive) openReading(ctx context.Context) error {
	if a.opt.Reader == nil {
		return nil
	}
	r, err := plan.Choose(ctx, a.rec.State(), a.opt.Entities, a.opt.Reader, a.opt.Log)
	if err != nil {
		return err
	}
	if a.opt.Warm && r.Warm != nil {
		go r.Warm()
	}
	a.read = func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
		return a.opt.Reader(r.Mode, own, added)
	}
	return nil
}
