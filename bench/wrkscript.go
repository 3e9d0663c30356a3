package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline/bench/peers/line"
)

// wholeAddresses are the searches for whole answers, as peers asks for them.
func wholeAddresses(asked []asked) (out []string) {
	for _, q := range asked {
		s, err := searchOf(line.Whole, q.Query)
		if err != nil {
			continue // there is the mode
		}
		v := url.Values{"q": {s.Text}, "limit": {fmt.Sprint(s.Limit)}, "facet": s.Facets, "facet_limit": {fmt.Sprint(s.FacetLimit)}, "copies": {"show"}, "verbatim": {"1"}}
		if s.Any {
			v.Set("match", "any")
		}
		out = append(out, "/api/v1/search?"+v.Encode())
	}
	return out
}

// warmUp asks each address twice. Any answer but 200 is an error.
func warmUp(ctx context.Context, c *child, addresses []string) error {
	for range 2 {
		for _, a := range addresses {
			status, body, err := fetch(ctx, http.DefaultClient, "http://"+c.address+a)
			if err != nil {
				return err
			}
			if status != http.StatusOK {
				return fmt.Errorf("%s: status %d: %.300s", a, status, body)
			}
		}
	}
	return nil
}

// wrkMark begins the line of a run's figures: of latencies microseconds, of the run
// too, then counts.
const wrkMark = "bench:"

// wrkScript is what wrk runs. Each thread begins at another address and goes on in
// steps of a prime, so that all are asked for alike.
func wrkScript(addresses []string) []byte {
	var b strings.Builder
	b.WriteString("local paths = {\n")
	for _, a := range addresses {
		fmt.Fprintf(&b, "%q,\n", a) // escaped as an address: there is nothing to escape for Lua
	}
	b.WriteString(`}
local started = 0
function setup(thread)
  thread:set("at", started * 61)
  started = started + 1
end
function request()
  at = at + 7919
  return wrk.format("GET", paths[at % #paths + 1])
end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("` + wrkMark + ` %d %d %d %d %d %d %d %d %d %d %d\n", latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max,
    summary.duration, summary.requests, e.connect, e.read, e.write, e.status, e.timeout))
end
`)
	return []byte(b.String())
}

// pressed is what wrk measured.
type pressed struct {
	p50, p95, p99, max, length                      time.Duration
	requests, connect, read, write, status, timeout int
}

// parseWrk reads the line that the script writes.
func parseWrk(said string) (p pressed, err error) {
	_, rest, found := strings.Cut(said, wrkMark)
	var us [5]int
	_, scanned := fmt.Sscan(rest, &us[0], &us[1], &us[2], &us[3], &us[4], &p.requests, &p.connect, &p.read, &p.write, &p.status, &p.timeout)
	if !found || scanned != nil {
		return p, fmt.Errorf("wrk has said no figures:\n%s", said)
	}
	for i, d := range []*time.Duration{&p.p50, &p.p95, &p.p99, &p.max, &p.length} {
		*d = time.Duration(us[i]) * time.Microsecond
	}
	if p.requests < 1 || p.p50 <= 0 {
		return p, fmt.Errorf("wrk has got no answer:\n%s", said)
	}
	return p, nil
}

func (p pressed) errors() int { return p.connect + p.read + p.write + p.status + p.timeout }

// print writes the table; spent is the processor time of the server.
func (p pressed) print(out io.Writer, spent time.Duration) {
	var m markdown
	m.heads("requests", "a second", "errors", "p50 ms", "p95 ms", "p99 ms", "max ms", "p99 to p50", "CPU ms a request")
	m.row(thousands(p.requests), fmt.Sprintf("%.0f", float64(p.requests)/p.length.Seconds()), fmt.Sprint(p.errors()), millis(p.p50), millis(p.p95), millis(p.p99), millis(p.max),
		two(p.tail()), millis(spent/time.Duration(p.requests)))
	fmt.Fprint(out, m.String())
}

func (p pressed) tail() float64 { return float64(p.p99) / float64(p.p50) }

// verdict is an error where the target is missed.
func (p pressed) verdict() (err error) {
	if n := p.errors(); n > 0 {
		err = fmt.Errorf("%d errors: connect %d, read %d, write %d, status %d, timeout %d; want none: %w", n, p.connect, p.read, p.write, p.status, p.timeout, errMissed)
	}
	if p.tail() > mostTail {
		err = errors.Join(err, fmt.Errorf("the p99 is %.2f times the p50; want %d or less: %w", p.tail(), mostTail, errMissed))
	}
	return err
}
