package server_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// counting is an archive that takes what is put, as long as the test lets it.
type counting struct {
	dateline.Archive
	state  memory
	put    atomic.Int64
	fail   error
	hold   chan struct{} // each Put waits for one, if not nil
	seq    dateline.Seq
	behind dateline.Seq
}

func (c *counting) State() dateline.State { return &c.state }

func (c *counting) Stats(context.Context) (dateline.Stats, error) {
	return dateline.Stats{Seq: c.seq, Indexed: c.seq - c.behind}, nil
}

func (c *counting) Put(ctx context.Context, batch []dateline.Article) (out []dateline.Outcome, upTo dateline.Seq, err error) {
	if c.hold != nil {
		select {
		case <-c.hold:
		case <-ctx.Done():
			return nil, 0, ctx.Err()
		}
	}
	if c.fail != nil && c.put.Load() > 0 {
		return nil, 0, c.fail
	}
	for range batch {
		out = append(out, dateline.Outcome{ID: dateline.ID(fmt.Sprint("n", c.put.Add(1))), Revision: 1, Status: dateline.Added})
	}
	return out, dateline.Seq(c.put.Load()), nil
}

func (c *counting) key(t *testing.T) string { return newKey(t, c, "desk") }

// memory is a State without an archive.
type memory struct{ kept sync.Map }

func (m *memory) Get(_ context.Context, key string) ([]byte, uint64, error) {
	if raw, is := m.kept.Load(key); is {
		return raw.([]byte), 1, nil
	}
	return nil, 0, nil
}

func (m *memory) Set(_ context.Context, key string, value []byte, _ uint64) (uint64, error) {
	m.kept.Store(key, value)
	return 1, nil
}

func (m *memory) List(context.Context, string) iter.Seq2[string, error] {
	return func(func(string, error) bool) {}
}

// posted sends a body to a handler without a connection.
func posted(ctx context.Context, t *testing.T, h http.Handler, key, media string, body io.Reader) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/api/v1/articles", body)
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", media)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	holdAgainstDescription(t, r, w)
	return w
}

// One write too many is refused at once, before any of it is read.
func TestTooManyWrites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &counting{hold: make(chan struct{})}
		h, key := serving(t, a, server.Options{Writes: 2}), a.key(t)
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				if w := posted(t.Context(), t, h, key, "text/plain", strings.NewReader("x")); w.Code != http.StatusCreated {
					t.Errorf("%d %s", w.Code, w.Body)
				}
			})
		}
		synctest.Wait()
		for _, media := range []string{"text/plain", ndjson} {
			w := posted(t.Context(), t, h, key, media, unread{t})
			if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "1" {
				t.Errorf("%d %v", w.Code, w.Header())
			}
			contains(t, "answer", w.Body.String(), `"code":"busy_writing"`)
		}
		a.hold <- struct{}{}
		a.hold <- struct{}{}
		wg.Wait()
		close(a.hold)
		if w := posted(t.Context(), t, h, key, "text/plain", strings.NewReader("x")); w.Code != http.StatusCreated {
			t.Errorf("behind the others: %d %s", w.Code, w.Body)
		}
	})
}

// unread is a body that is not to be read.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) { u.t.Error("it is read"); return 0, io.EOF }

func TestIndexTooFarBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &counting{seq: 1000, behind: 101}
		h, key := serving(t, a, server.Options{Lag: 100}), a.key(t)
		w := posted(t.Context(), t, h, key, ndjson, unread{t})
		if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "5" {
			t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
		}
		contains(t, "answer", w.Body.String(), `"code":"busy_writing"`, "the index")
		a.behind = 100
		time.Sleep(2 * time.Second)
		if w := posted(t.Context(), t, h, key, "text/plain", strings.NewReader("x")); w.Code != http.StatusCreated {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}

// silent is an archive that does not say how far its index is.
type silent struct{ counting }

func (*silent) Stats(ctx context.Context) (dateline.Stats, error) {
	<-ctx.Done()
	return dateline.Stats{}, ctx.Err()
}

// Nor does a write wait for ever, and it is given up before any of it is read.
func TestWriteToASlowArchiveIsGivenUp(t *testing.T) {
	const within = 5 * time.Second
	synctest.Test(t, func(t *testing.T) {
		a := &silent{}
		h, key := serving(t, a, server.Options{}), a.key(t)
		begun := time.Now()
		w := posted(t.Context(), t, h, key, ndjson, unread{t})
		if took := time.Since(begun); w.Code != http.StatusServiceUnavailable || took > within {
			t.Errorf("%d after %v", w.Code, took)
		}
	})
}

// What a client sends while the archive is busy waits in the client.
func TestBodyIsReadAsFastAsItIsPut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &counting{hold: make(chan struct{})}
		h, key := serving(t, a, server.Options{}), a.key(t)
		body := &endlessLines{}
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { posted(ctx, t, h, key, ndjson, body) })
		synctest.Wait()
		if read := body.lines.Load(); read > 3000 {
			t.Errorf("%d lines are read though none is put", read)
		}
		a.hold <- struct{}{}
		synctest.Wait()
		if n := a.put.Load(); n < 1 || n > 500 {
			t.Errorf("%d articles in the first batch", n)
		}
		cancel()
		wg.Wait()
	})
}

type endlessLines struct{ lines atomic.Int64 }

func (e *endlessLines) Read(p []byte) (n int, err error) {
	for n+100 < len(p) {
		n += copy(p[n:], fmt.Sprintf(`{"body":"%080d"}`+"\n", e.lines.Add(1)))
	}
	return n, nil
}

// What fails before anything was told is a problem; later it is in the last line,
// and tells nothing of the inside.
func TestArchiveFails(t *testing.T) {
	a := &counting{fail: errors.New("disk /secret is gone")}
	a.put.Store(1)
	h, key := serving(t, a, server.Options{}), a.key(t)
	for _, media := range []string{"text/plain", ndjson} {
		if w := posted(t.Context(), t, h, key, media, strings.NewReader(`{"body":"x"}`)); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %s", media, w.Code, w.Body)
		}
	}
	a.put.Store(0)
	var body strings.Builder
	for i := range 600 {
		body.WriteString(line(fmt.Sprint(i)))
	}
	w := posted(t.Context(), t, h, key, ndjson, strings.NewReader(body.String()))
	lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n")
	last := decode[server.WrittenAllJSON](t, strings.NewReader(lines[len(lines)-1]))
	if w.Code != http.StatusMultiStatus || last.Error == nil || last.Error.Status != 500 || last.Summary.Offered != len(lines)-1 || last.Summary.Added != int(a.put.Load()) {
		t.Errorf("%d %+v, %d lines, %d put", w.Code, last, len(lines), a.put.Load())
	}
}
