package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/index/remote"
)

// lastsAtMost is how long an interrupted server may last, without what it takes to
// close the archive.
const lastsAtMost = 4 * time.Second

// inMemory is a listener whose connections are pipes, so that a test can have a
// clock of its own.
type inMemory struct {
	incoming chan net.Conn
	closed   chan struct{}
}

func listenInMemory() *inMemory { return &inMemory{make(chan net.Conn), make(chan struct{})} }

func (l *inMemory) Accept() (net.Conn, error) {
	select {
	case c := <-l.incoming:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *inMemory) Close() error {
	select {
	case <-l.closed:
	default:
		close(l.closed)
	}
	return nil
}

func (l *inMemory) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }

func (l *inMemory) dial() net.Conn {
	mine, theirs := net.Pipe()
	l.incoming <- theirs
	return mine
}

// endless is a request that ends only when its client has gone.
func endless(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).Flush() // the header tells that it is under way
	<-r.Context().Done()
}

// interruptedAfter serves h, sends what is given, interrupts the server once read
// has returned, and tells how long it lasted then and what it ended with.
func interruptedAfter(t *testing.T, h http.HandlerFunc, send string, read func(*bufio.Reader)) (lasted time.Duration, err error) {
	a, l := &app{err: io.Discard}, listenInMemory()
	ctx, interrupt := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.answer(ctx, l, h) }()
	conn := l.dial()
	defer conn.Close()
	if _, err := io.WriteString(conn, send); err != nil {
		t.Fatal(err)
	}
	read(bufio.NewReader(conn))
	begun := time.Now()
	interrupt()
	err = <-ended
	lasted = time.Since(begun)
	_ = conn.SetReadDeadline(time.Now().Add(time.Second))
	if _, open := io.Copy(io.Discard, conn); open != nil {
		t.Errorf("the connection is still there: %v", open)
	}
	return lasted, err
}

func nothingRead(*bufio.Reader) {}

func untilTheBody(in *bufio.Reader) {
	for line := "-"; strings.TrimSpace(line) != ""; {
		line, _ = in.ReadString('\n') // an error ends the header too
	}
}

// A client that never ends keeps an interrupted server for its time of grace only,
// and is no failure of the server.
func TestInterruptedServerCutsOffWhatDoesNotEnd(t *testing.T) {
	for name, tc := range map[string]struct {
		send string
		read func(*bufio.Reader)
	}{
		"half a request":               {"GET / HTTP/1.1\r\nHost: x\r\n", nothingRead},
		"an answer without end":        {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", untilTheBody},
		"a connection without request": {"", nothingRead},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				lasted, err := interruptedAfter(t, endless, tc.send, tc.read)
				if err != nil || lasted > lastsAtMost {
					t.Errorf("%v after %v; want no error within %v", err, lasted, lastsAtMost)
				}
			})
		})
	}
}

// A connection on which nothing was ever sent keeps an interrupted server not at all.
func TestInterruptedServerLetsGoOfSpareConnections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		lasted, err := interruptedAfter(t, endless, "", func(*bufio.Reader) { synctest.Wait() })
		if err != nil || lasted > 100*time.Millisecond {
			t.Errorf("%v after %v; want no error at once", err, lasted)
		}
	})
}

// A request under way is answered whole, though the server is interrupted.
func TestInterruptedServerLetsRequestsEnd(t *testing.T) {
	const takes = time.Second
	synctest.Test(t, func(t *testing.T) {
		answer := make(chan string, 1)
		slow := func(w http.ResponseWriter, _ *http.Request) {
			_ = http.NewResponseController(w).Flush()
			time.Sleep(takes)
			_, _ = io.WriteString(w, "whole")
		}
		lasted, err := interruptedAfter(t, slow, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", func(in *bufio.Reader) {
			untilTheBody(in)
			go func() { rest, _ := io.ReadAll(in); answer <- string(rest) }()
		})
		if got := <-answer; err != nil || lasted < takes || lasted > lastsAtMost || !strings.Contains(got, "whole") {
			t.Errorf("%v after %v, answer %q", err, lasted, got)
		}
	})
}

// stuck is an archive whose Compact ends with its context only.
type stuck struct {
	dateline.Archive
	begun chan struct{}
}

func (s stuck) Compact(ctx context.Context) error {
	close(s.begun)
	<-ctx.Done()
	return ctx.Err()
}

// So is a call through the socket.
func TestInterruptedServerBreaksCallsOff(t *testing.T) {
	dir := t.TempDir()
	socket, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, archive := &app{err: io.Discard, archive: dir}, stuck{begun: make(chan struct{})}
	ctx, interrupt := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.answerCommands(ctx, socket, archive) }()
	through, err := remote.Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer through.Close()
	called := make(chan error, 1)
	go func() { called <- through.Compact(t.Context()) }()
	<-archive.begun
	interrupt()
	if err := <-called; dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("the call: %v, want unavailable", err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if drainCallTime+time.Second > lastsAtMost {
		t.Errorf("calls may go on for %v and a second to say so; want %v at most", drainCallTime, lastsAtMost)
	}
}
