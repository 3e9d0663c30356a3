package opensearch

import (
	"errors"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/log"
)

// Archive is an archive in a cluster. It implements dateline.Archive.
type Archive struct {
	opt     Options
	client  *cluster.Client
	rec     *log.Log
	find    *find.Index
	tagging *tagging
	read    func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) // nil reads the own places only
	follow  *follower

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup // under way; none begins once closed is set

	closeOnce   sync.Once
	closeErr    error
	maintenance sync.Mutex // one rebuild or compaction at a time
}

var _ dateline.Archive = (*Archive)(nil)

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
