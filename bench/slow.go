package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"time"
)

// slowClient is a way to keep a server waiting.
type slowClient struct {
	kind  string
	first string // sent at once
	drip  string // sent byte by byte behind it
	every time.Duration
}

// slowClients: none of them reads. The last two go on sending single bytes, which
// is how they notice that the server has closed.
var slowClients = []slowClient{
	{"header byte by byte", "", "GET /api/v1/search HTTP/1.1\r\nHost: x\r\n" + padding, 100 * time.Millisecond},
	{"body byte by byte", "GET /api/v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 4096\r\n\r\n", padding, 100 * time.Millisecond},
	{"export never read", "GET /api/v1/export HTTP/1.1\r\nHost: x\r\n\r\n", padding, 250 * time.Millisecond},
	{"answers never read", strings.Repeat("GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n", 400), padding, 250 * time.Millisecond},
}

// padding is a header field that takes longer to drip than any client may live.
var padding = "X-Padding: " + strings.Repeat("x", 2000)

// slowTime is how long slow clients go on. The server's longest patience is 30 s
// from the moment when the buffers on the way are full.
const slowTime = 75 * time.Second

// slowEnd is what became of one slow client.
type slowEnd struct {
	kind  string
	cut   bool          // whether the server closed
	after time.Duration // from the connection to that
	err   error         // where there was no connection
}

// startSlow runs n clients of each kind; the function that it returns waits for
// their ends.
func startSlow(ctx context.Context, address string, n int) func() []slowEnd {
	ends := make([]slowEnd, n*len(slowClients))
	var wg sync.WaitGroup
	for i := range ends {
		wg.Go(func() { ends[i] = slowClients[i/n].run(ctx, address) })
	}
	return func() []slowEnd { wg.Wait(); return ends }
}

func (c slowClient) run(ctx context.Context, address string) slowEnd {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return slowEnd{kind: c.kind, err: err}
	}
	defer conn.Close()
	began := time.Now()
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetReadBuffer(4096) // the less fits, the sooner the server feels it
	}
	_ = conn.SetWriteDeadline(began.Add(slowTime))
	if _, err := io.WriteString(conn, c.first); err != nil {
		return slowEnd{kind: c.kind, err: err}
	}
	for i := 0; time.Since(began) < slowTime && ctx.Err() == nil; i++ {
		if _, err := io.WriteString(conn, c.drip[i%len(c.drip):][:1]); err != nil {
			return slowEnd{kind: c.kind, cut: true, after: time.Since(began)}
		}
		time.Sleep(c.every)
	}
	return slowEnd{kind: c.kind}
}

func printSlow(out io.Writer, ends []slowEnd) {
	for _, c := range slowClients {
		var after []time.Duration
		clients := 0
		var failed error
		for _, e := range ends {
			if e.kind == c.kind {
				clients++
				failed = cmp.Or(failed, e.err)
				if e.cut {
					after = append(after, e.after)
				}
			}
		}
		if clients == 0 {
			continue
		}
		fmt.Fprintf(out, "slow clients       %s: %d, cut off %d", c.kind, clients, len(after))
		if len(after) > 0 {
			fmt.Fprintf(out, ", after %.1f to %.1f s", slices.Min(after).Seconds(), slices.Max(after).Seconds())
		}
		if failed != nil {
			fmt.Fprintf(out, ", %v", failed)
		}
		fmt.Fprintln(out)
	}
}
