package remote_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"dateline"
	"dateline/index/remote"
)

// endless yields articles until it is not wanted, or until n is reached and then
// ends with last.
func endless(n int, last func()) func(func(dateline.Article, error) bool) {
	return func(yield func(dateline.Article, error) bool) {
		for i := 0; n == 0 || i < n; i++ {
			if !yield(dateline.Article{Title: "alpha"}, nil) {
				break
			}
		}
		last()
	}
}

// A connection that is cut in the middle is an error, and never a short list.
func TestCutConnection(t *testing.T) {
	f := &fake{each: endless(1000, func() { panic(http.ErrAbortHandler) })} // as net/http has a handler cut its connection
	n, last := 0, error(nil)
	for _, err := range dial(t, serveFake(t, f, 0).dir).Each(t.Context(), dateline.Search{}) {
		if last = err; err == nil {
			n++
		}
	}
	if dateline.KindOf(last) != dateline.Unavailable || n > 1000 {
		t.Errorf("%d articles and %v, want unavailable", n, last)
	}
}

// An answer that ends without saying so is an error too.
func TestAnswerWithoutEnd(t *testing.T) {
	if _, err := remote.Dial(t.Context(), serveOther(t, http.StatusOK)); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
}

func TestOtherVersion(t *testing.T) {
	if _, err := remote.Dial(t.Context(), serveOther(t, http.StatusNotFound)); dateline.KindOf(err) != dateline.Unsupported {
		t.Errorf("error %v, want unsupported", err)
	}
}

// serveOther serves something else on the socket of a folder: no body, always.
func serveOther(t *testing.T, status int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	ln, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })}
	go func() { _ = srv.Serve(ln) }()
	t.Cleanup(func() { srv.Close() })
	return dir
}

// Who stops to read an iterator ends it at the other end.
func TestIteratorThatIsLeft(t *testing.T) {
	left := make(chan struct{})
	f := &fake{each: endless(0, func() { close(left) })}
	for _, err := range dial(t, serveFake(t, f, 0).dir).Each(t.Context(), dateline.Search{}) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	<-left
}

// waiting is an archive whose Wait lasts until it is cancelled.
func waiting() (f *fake, begun, cancelled chan struct{}) {
	begun, cancelled = make(chan struct{}), make(chan struct{})
	return &fake{wait: func(ctx context.Context, _ dateline.Seq) error {
		close(begun)
		<-ctx.Done()
		close(cancelled)
		return ctx.Err()
	}}, begun, cancelled
}

func TestCancelledCallIsCancelledAtTheServer(t *testing.T) {
	f, begun, cancelled := waiting()
	a := dial(t, serveFake(t, f, 0).dir)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-begun; cancel() }()
	if err := a.Wait(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	<-cancelled
}

func TestCloseEndsCallsUnderWay(t *testing.T) {
	f, begun, cancelled := waiting()
	a := dial(t, serveFake(t, f, 0).dir)
	go func() { <-begun; a.Close() }()
	if err := a.Wait(t.Context(), 1); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
	<-cancelled
}

// A server that ends breaks off what lasts longer than its grace, and says so.
func TestEndingServerBreaksOff(t *testing.T) {
	f, begun, cancelled := waiting()
	s := serveFake(t, f, 0)
	go func() { <-begun; s.stop() }()
	a := dial(t, s.dir)
	err := a.Wait(t.Context(), 1)
	<-cancelled
	var told *dateline.Error
	if !errors.As(err, &told) || told.Kind != dateline.Unavailable || told.Message != "the server that holds the archive is ending, and has broken this off" {
		t.Errorf("error %v", err)
	}
	s.stop()
	if err := a.Wait(t.Context(), 1); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("after the end: error %v, want unavailable", err)
	}
}

// What ends within the grace ends well.
func TestEndingServerLetsCallsEnd(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	s := serveFake(t, &fake{wait: func(ctx context.Context, _ dateline.Seq) error {
		close(begun)
		select {
		case <-end:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}}, time.Hour)
	answer := make(chan error, 1)
	a := dial(t, s.dir)
	go func() { answer <- a.Wait(t.Context(), 1) }()
	<-begun
	go s.stop()
	for err := error(nil); err == nil; { // until it takes no more calls
		_, err = remote.Dial(t.Context(), s.dir)
	}
	close(end)
	if err := <-answer; err != nil {
		t.Error(err)
	}
}

// Values that have arrived already are not given once the context is done.
func TestCancelledIterator(t *testing.T) {
	a := dial(t, serveFake(t, &fake{each: endless(20, func() {})}, 0).dir)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n, last := 0, error(nil)
	for _, err := range a.Each(ctx, dateline.Search{}) {
		n, last = n+1, err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d values, at last %v, want one and %v", n, last, context.Canceled)
	}
}
