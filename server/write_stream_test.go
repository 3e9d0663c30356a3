package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// talk is a request under way: what is written is sent, and lines are read as they
// come.
type talk struct {
	*desk
	*io.PipeWriter
	lines *bufio.Reader
}

func (d *desk) talk(contentType string, fields ...string) *talk {
	d.Helper()
	r, w := io.Pipe()
	d.Cleanup(func() { w.Close() })
	first := make(chan error, 1)
	go func() { _, err := io.WriteString(w, line("first")); first <- err }()
	res := d.send(http.MethodPost, "/api/v1/articles", r, append([]string{"Content-Type", contentType}, fields...)...)
	if err := <-first; err != nil {
		d.Fatal(err)
	}
	if res.StatusCode != http.StatusMultiStatus {
		d.Fatalf("%d", res.StatusCode)
	}
	return &talk{d, w, bufio.NewReader(res.Body)}
}

func line(id string) string {
	return fmt.Sprintf(`{"id":%q,"title":"T","body":"text of %[1]s"}`+"\n", id)
}

func (k *talk) say(s string) {
	k.Helper()
	if _, err := io.WriteString(k, s); err != nil {
		k.Fatal(err)
	}
}

func (k *talk) hear() string {
	k.Helper()
	text, err := k.lines.ReadString('\n')
	if err != nil {
		k.Fatalf("%q, %v", text, err)
	}
	return text
}

// Each line is answered before the next is sent.
func TestAnswersComeWhileTheBodyIsSent(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	for _, fields := range [][]string{nil, {"Accept-Encoding", "gzip"}} {
		k := d.talk(ndjson, fields...)
		contains(t, "the first", k.hear(), `"id":"first"`, `"line":1`)
		d.holds("first", "T")
		for i := range 3 {
			id := fmt.Sprint("n", i)
			k.say(line(id))
			contains(t, id, k.hear(), fmt.Sprintf(`"line":%d`, i+2), fmt.Sprintf("%q", id))
			d.holds(id, "T")
		}
		k.Close()
		rest, err := io.ReadAll(k.lines)
		if err != nil {
			t.Fatal(err)
		}
		contains(t, "the last", string(rest), `{"summary":{"offered":4,`)
	}
}

// A key that is revoked in the middle ends it there.
func TestRevokedKeyEndsABulk(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	k := d.talk(ndjson)
	k.hear()
	if err := server.RemoveKey(t.Context(), d.archive.State(), "desk"); err != nil {
		t.Fatal(err)
	}
	k.say(line("second"))
	contains(t, "the last", k.hear(), `{"summary":{"offered":1,`, `"code":"key"`, `"status":401`)
	if _, _, err := d.archive.Article(t.Context(), "second", 0); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("kept after the key was revoked: %v", err)
	}
	res, body := d.post("", "text/plain", "x")
	d.problem(res, body, http.StatusUnauthorized, "key")
}

// A client that goes in the middle: what was acknowledged is kept, and the line that
// is cut off is not.
func TestClientGoesInTheMiddle(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{Writes: 1})
	k := d.talk(ndjson)
	k.hear()
	k.say(line("second"))
	k.hear()
	k.say(`{"id":"third","body":"cut`)
	k.CloseWithError(io.ErrUnexpectedEOF)
	_, _ = io.Copy(io.Discard, k.lines)
	for { // the place is given back
		if res, _ := d.post("", "text/plain", "next"); res.StatusCode != http.StatusTooManyRequests {
			break
		}
	}
	d.holds("first", "T")
	d.holds("second", "T")
	if _, _, err := d.archive.Article(t.Context(), "third", 0); dateline.KindOf(err) != dateline.NotFound {
		t.Errorf("half a line: %v", err)
	}
}

// A text of which only a part came is not kept as if it were all.
func TestHalfATextIsNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &counting{}
		conn := listen(t, serving(t, a, server.Options{})).dial()
		begun := time.Now()
		send := "POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nAuthorization: Bearer " + a.key(t) + "\r\nContent-Length: 100\r\n\r\nhalf a "
		if _, err := io.WriteString(conn, send); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * time.Second)
		if _, err := io.WriteString(conn, "text"); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(conn)
		took := time.Since(begun)
		if err != nil || took < 50*time.Second || took > 52*time.Second || a.put.Load() != 0 {
			t.Errorf("after %v, %d articles: %v", took, a.put.Load(), err)
		}
		contains(t, "answer", string(answer), "HTTP/1.1 408 Request Timeout", `"code":"slow_client"`, "Connection: close")
	})
}

// Many more than one batch come back in their order.
func TestManyBatches(t *testing.T) {
	const n = 1777
	d := newDesk(t, emptyArchive(t), server.Options{Lag: 300})
	var body strings.Builder
	for i := range n {
		body.WriteString(line(fmt.Sprintf("m%d", i)))
	}
	lines, last := d.bulk(body.String())
	for i, l := range lines {
		if *l.Line != i+1 || *l.ID != fmt.Sprintf("m%d", i) || l.Status != "added" {
			t.Fatalf("line %d: %+v", i+1, l)
		}
	}
	stats, err := d.archive.Stats(context.Background())
	if err != nil || last.Summary.Added != n || stats.Seq > stats.Indexed+800 {
		t.Errorf("%+v, %+v, %v; the index is to be 300 changes and a batch behind at most", last, stats, err)
	}
	contains(t, "metrics", get(t, d.handler, "/metrics").Body.String(), fmt.Sprintf(`dateline_offered_total{status="added"} %d`, n), `status="207"`)
}
