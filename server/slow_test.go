package server_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// pipes is a listener whose connections are in memory, so that a test can have a
// clock of its own.
type pipes struct {
	incoming chan net.Conn
	closed   chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.incoming:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }

func (p *pipes) dial() net.Conn {
	mine, theirs := net.Pipe()
	p.incoming <- theirs
	return mine
}

// listen serves h with the limits of server.HTTP until the test ends.
func listen(t *testing.T, h http.Handler) *pipes {
	t.Helper()
	p := &pipes{make(chan net.Conn), make(chan struct{})}
	srv := server.HTTP(h, slog.New(slog.DiscardHandler))
	ended := make(chan error)
	go func() { ended <- srv.Serve(p) }()
	t.Cleanup(func() {
		srv.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	})
	return p
}

func TestSlowClientsAreCutOff(t *testing.T) {
	for name, tc := range map[string]struct {
		send   string
		read   int // lines of the answer that are read
		within time.Duration
	}{
		"half a header":               {"GET /api/v1/search HTTP/1.1\r\nHost: x\r\n", 0, 6 * time.Second},
		"half a body":                 {"GET /api/v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", 0, 11 * time.Second},
		"nothing more":                {"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n", 12, 121 * time.Second},
		"an export that nobody reads": {"GET /api/v1/export HTTP/1.1\r\nHost: x\r\n\r\n", 3, 31 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				stopped := make(chan int, 1)
				h := serving(t, broken{each: many(1<<30, nil, stopped), stats: empty, search: nothing}, server.Options{})
				conn := listen(t, h).dial()
				begun := time.Now()
				if _, err := io.WriteString(conn, tc.send); err != nil {
					t.Fatal(err)
				}
				in := bufio.NewReader(conn)
				for range tc.read {
					if _, err := in.ReadString('\n'); err != nil {
						t.Fatal(err)
					}
				}
				if strings.Contains(name, "export") {
					<-stopped
				}
				_, err := io.Copy(io.Discard, in)
				if took := time.Since(begun); err != nil || took > tc.within {
					t.Errorf("cut off after %v, %v; want within %v", took, err, tc.within)
				}
			})
		})
	}
}

func empty() (dateline.Stats, error) { return dateline.Stats{}, nil }

func nothing(context.Context) (*dateline.Result, error) { return &dateline.Result{}, nil }
