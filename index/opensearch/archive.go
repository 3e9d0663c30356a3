package opensearch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/log"
	"dateline/index/plan"
)

// Archive is an archive in a cluster. It implements dateline.Archive.
type Archive struct {
	opt    Options
	client *cluster.Client
	rec    *log.Log
	find   *find.Index
	read   func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) // nil reads the own places only
	follow *follower

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup // under way; none begins once closed is set

	closeOnce   sync.Once
	closeErr    error
	maintenance sync.Mutex // one rebuild or compaction at a time
}

var _ dateline.Archive = (*Archive)(nil)

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
	if err := a.there(ctx); err != nil {
		return err
	}
	if a.rec, err = log.Open(ctx, a.client, a.client.Address().Name, a.opt.ofRecord()); err != nil {
		return err
	}
	if err := a.openReading(ctx); err != nil {
		return err
	}
	a.find = find.New(a.client, a.opt.ofIndex(a))
	f, err := a.newFollower(ctx)
	if err != nil {
		return err
	}
	a.follow = f
	f.start()
	return nil
}

// there refuses an archive that there is not, unless it is to be made.
func (a *Archive) there(ctx context.Context) error {
	at := a.client.Address()
	is, err := a.client.IndexExists(ctx, at.Name+".log")
	if err != nil || is || a.opt.Make {
		return err
	}
	return &dateline.Error{
		Kind: dateline.NotFound, Field: "archive", Message: fmt.Sprintf("there is no archive %s on %s", at.Name, strings.Join(at.Hosts, ", ")),
	}
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

// enter begins a call; leave ends it.
func (a *Archive) enter() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed {
		return errClosed()
	}
	a.calls.Add(1)
	return nil
}

func (a *Archive) leave() { a.calls.Done() }

func errClosed() error { return dateline.Errorf(dateline.Unavailable, "the archive is closed") }

// Close waits for the calls under way and lets go of the archive, which other servers may
// go on with.
func (a *Archive) Close() error {
	a.closeOnce.Do(func() {
		a.mu.Lock()
		a.closed = true
		a.mu.Unlock()
		a.calls.Wait()
		a.closeErr = a.shut()
	})
	return a.closeErr
}

func (a *Archive) shut() error {
	var errs []error
	if a.follow != nil {
		a.follow.close()
	}
	if a.find != nil {
		a.find.Close()
	}
	if a.rec != nil {
		errs = append(errs, a.rec.Close())
	}
	return errors.Join(append(errs, a.client.Close())...)
}
