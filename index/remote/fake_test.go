package remote_test

import (
	"bytes"
	"context"
	"iter"
	"log/slog"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/remote"
)

// fake is an archive of which a test says what it needs; the other methods are
// not there.
type fake struct {
	dateline.Archive
	search  func(context.Context, dateline.Search) (*dateline.Result, error)
	marks   func(dateline.ID, int, dateline.Search) (dateline.Marks, error)
	wait    func(context.Context, dateline.Seq) error
	each    iter.Seq2[dateline.Article, error]
	changes iter.Seq2[dateline.Change, error]
	faults  []dateline.Fault
	stats   func() (dateline.Stats, error)
	put     func([]dateline.Article) ([]dateline.Outcome, dateline.Seq, error)
}

func (f *fake) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	return f.search(ctx, s)
}
func (f *fake) Marks(_ context.Context, id dateline.ID, revision int, s dateline.Search) (dateline.Marks, error) {
	return f.marks(id, revision, s)
}
func (f *fake) Wait(ctx context.Context, seq dateline.Seq) error { return f.wait(ctx, seq) }
func (f *fake) Each(context.Context, dateline.Search) iter.Seq2[dateline.Article, error] {
	return f.each
}
func (f *fake) Changes(context.Context, dateline.Seq) iter.Seq2[dateline.Change, error] {
	return f.changes
}
func (f *fake) Check(_ context.Context, report func(dateline.Fault)) error {
	for _, fault := range f.faults {
		report(fault)
	}
	return nil
}
func (f *fake) Stats(context.Context) (dateline.Stats, error) { return f.stats() }
func (f *fake) Put(_ context.Context, batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error) {
	return f.put(batch)
}

// serving is a server of a fake archive.
type serving struct {
	dir  string
	log  *bytes.Buffer // to be read once stop has returned
	stop func()
}

func serveFake(t *testing.T, f dateline.Archive, grace time.Duration) serving {
	t.Helper()
	s := serving{dir: t.TempDir(), log: new(bytes.Buffer)}
	ln, err := remote.Listen(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	opt := remote.Options{Log: slog.New(slog.NewTextHandler(s.log, nil)), Grace: grace}
	go func() { ended <- remote.Serve(ctx, ln, f, opt) }()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	return s
}
