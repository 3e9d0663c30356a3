package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/server"

	"golang.org/x/sys/unix"
)

// noLimit lifts what limitFiles has set.
const noLimit = unix.RLIM_INFINITY

// limitFiles lets a running process write no file beyond so many bytes: such writes
// fail as on a disk that is full, which 0 is.
func limitFiles(t *testing.T, pid int, bytes uint64) {
	t.Helper()
	var was unix.Rlimit
	err := unix.Prlimit(pid, unix.RLIMIT_FSIZE, nil, &was)
	if err == nil {
		err = unix.Prlimit(pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: min(bytes, was.Max), Max: was.Max}, nil)
	}
	if err != nil {
		t.Errorf("limit the files of process %d: %v", pid, err)
	}
}

// posting is a file of articles that is posted to a server whose disk fills up.
type posting struct {
	*testing.T
	served
	dir, key     string
	file, prefix string
	articles     int
	kept         int // so many of the file's articles were acknowledged, in its order
	log          *bytes.Buffer
	logged       chan struct{} // closed when the server has said its last
}

// newPosting starts a server of the archive in dir, which has the key.
func newPosting(t *testing.T, dir, key, prefix string, articles int) *posting {
	t.Helper()
	p := &posting{T: t, dir: dir, key: key, prefix: prefix, articles: articles, file: filepath.Join(t.TempDir(), prefix+".ndjson")}
	if err := writeArticles(p.file, prefix, articles); err != nil {
		t.Fatal(err)
	}
	p.start()
	return p
}

func (p *posting) start() {
	p.Helper()
	p.served = startServer(p.T, "serve", "--archive", p.dir, "--addr", "127.0.0.1:0")
	p.log, p.logged = &bytes.Buffer{}, make(chan struct{})
	go func() { defer close(p.logged); _, _ = io.Copy(p.log, p.stderr) }()     // its end is that of the server
	for strings.Contains(get(p.T, p.base+"/readyz"), "files are being read") { // none is, which the server is about to find out
	}
}

func (p *posting) limit(bytes uint64) { p.Helper(); limitFiles(p.T, p.cmd.Process.Pid, bytes) }

// restart ends a server that has room, and starts it again without a limit.
func (p *posting) restart(how os.Signal) {
	p.Helper()
	if err := p.cmd.Process.Signal(how); err != nil {
		p.Fatal(err)
	}
	<-p.logged
	_ = p.cmd.Wait() // without room it cannot tidy up, which is a failure
	p.start()
}

// post posts the file and returns why not all of it was taken; nil if it was. What
// has a line is kept and in the order of the file, and the counts agree with them.
func (p *posting) post(wait string) *server.ProblemJSON {
	p.Helper()
	body, err := os.Open(p.file)
	if err != nil {
		p.Fatal(err)
	}
	defer body.Close()
	status, lines := p.send(wait, "application/x-ndjson", body)
	switch status {
	case answerLost:
		return p.post(wait)
	case http.StatusMultiStatus:
	default:
		return p.refused(lines)
	}
	var last server.WrittenAllJSON
	p.decode(lines[len(lines)-1], &last)
	lines = lines[:len(lines)-1]
	for i, text := range lines {
		var line server.WrittenJSON
		p.decode(text, &line)
		known := line.Status == "unchanged" || line.Status == "added" && i >= p.kept
		if want := articleID(p.prefix, i); line.ID == nil || *line.ID != want || !known {
			p.Fatalf("%d acknowledged before, line %d: %s, want %s", p.kept, i+1, text, want)
		}
	}
	if n := last.Summary; n.Offered != len(lines) || n.Added+n.Unchanged != n.Offered || last.Error == nil && n.Offered != p.articles {
		p.Fatalf("%d lines of %d, summary %+v, error %+v", len(lines), p.articles, n, last.Error)
	}
	p.kept = max(p.kept, len(lines))
	return last.Error
}

// answerLost is no status: a server that refuses closes the connection before all is
// sent, and on a busy machine that may overtake its answer.
const answerLost = 0

// send posts and returns the lines of the answer.
func (p *posting) send(wait, media string, body io.Reader) (status int, lines []string) {
	p.Helper()
	r, err := http.NewRequestWithContext(p.Context(), http.MethodPost, p.base+"/api/v1/articles?wait="+wait, body)
	if err != nil {
		p.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+p.key)
	r.Header.Set("Content-Type", media)
	res, err := http.DefaultClient.Do(r)
	if errors.Is(err, unix.EPIPE) || errors.Is(err, unix.ECONNRESET) {
		return answerLost, nil
	}
	if err != nil {
		p.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode, strings.Split(strings.TrimSpace(drain(p.T, res.Body)), "\n")
}

// refused reads a problem.
func (p *posting) refused(lines []string) *server.ProblemJSON {
	p.Helper()
	var why server.ProblemJSON
	p.decode(strings.Join(lines, "\n"), &why)
	return &why
}

func (p *posting) decode(text string, into any) {
	p.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		p.Fatalf("%q: %v", text, err)
	}
}

// noRoom reports a refusal that is none of a disk that is full.
func (p *posting) noRoom(what string, why *server.ProblemJSON) {
	p.Helper()
	if why == nil || why.Status != http.StatusServiceUnavailable || why.Code != "unavailable" || why.Hint == "" {
		p.Errorf("%s: %+v, want unavailable", what, why)
	}
}

func (p *posting) answers(path string) string {
	p.Helper()
	res, err := http.Get(p.base + path)
	if err != nil {
		p.Fatal(err)
	}
	defer res.Body.Close()
	text := drain(p.T, res.Body)
	if res.StatusCode != http.StatusOK {
		p.Errorf("%s: %d %s", path, res.StatusCode, text)
		p.Log(p.log.String())
	}
	return text
}

// reads asks for what a server goes on to do without room.
func (p *posting) reads() {
	p.Helper()
	for _, path := range []string{"/healthz", "/readyz", "/", "/api/v1/search?q=Report&facet=year"} {
		p.answers(path)
	}
	for _, n := range []int{0, p.kept / 2, p.kept - 1} {
		has(p.T, p.answers("/api/v1/articles/"+articleID(p.prefix, n)), fmt.Sprintf(`"Report %d of %s"`, n, p.prefix))
	}
}

// whole posts until all is taken and found: an index that has failed is tried again
// after a while only.
func (p *posting) whole() {
	p.Helper()
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		why := p.post("searchable")
		if why == nil {
			break
		}
		if p.noRoom("with room again", why); p.Failed() || time.Now().After(deadline) {
			p.Fatalf("with room again: %+v", why)
		}
	}
	has(p.T, p.answers("/api/v1/search?limit=1&q=title:%22of+"+p.prefix+"%22"), fmt.Sprintf(`"value":%d,`, p.articles))
	has(p.T, succeed(p.T, "check", "--archive", p.dir), "record and index agree")
}

// reading is how often a server is asked while it notices that its disk is full.
const reading = 10

// A bulk that fills the disk is told where it ended; the server goes on to answer,
// and takes the rest when there is room again.
func TestFullDiskWhilePosting(t *testing.T) {
	for name, tc := range map[string]struct {
		wait string
		room func(*posting)
	}{
		"durable, the server restarted":   {"durable", func(p *posting) { p.restart(os.Interrupt) }},
		"durable, the server killed":      {"durable", func(p *posting) { p.restart(os.Kill) }},
		"searchable, the server going on": {"searchable", func(p *posting) { p.limit(noLimit) }},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "archive")
			key := strings.TrimSpace(succeed(t, "key", "add", "--archive", dir, "desk"))
			p := newPosting(t, dir, key, "a", 4000)
			p.limit(5 << 19)
			p.noRoom("a disk that fills up", p.post(tc.wait))
			if p.kept == 0 || p.kept == p.articles {
				t.Fatalf("%d articles of %d are acknowledged; the disk was to fill up between", p.kept, p.articles)
			}
			p.limit(0)
			p.noRoom("a full disk", p.post(tc.wait))
			_, lines := p.send(tc.wait, "text/plain", strings.NewReader("One more report."))
			p.noRoom("one article on a full disk", p.refused(lines))
			for range reading {
				p.reads()
			}
			tc.room(p)
			p.whole()
			p.reads()
		})
	}
}

const (
	failuresDefault = 4
	failuresShort   = 1
	failuresMore    = 100
	failingArticles = 1000 // of one post
)

// TestWritesThatFail lets writes of a server fail at random moments of a bulk, ends
// it at some of them, and posts the same again with room: nothing that was
// acknowledged is lost, and all is there once. DATELINE_FAILURES says how often, and
// it goes on until something was refused and something was taken; DATELINE_SEED
// repeats the moments.
func TestWritesThatFail(t *testing.T) {
	random := newRandom(t)
	var dir, key string
	kept, refused := 0, 0
	rounds := fromVariable(t, "DATELINE_FAILURES", shorter(failuresShort, failuresDefault))
	for i := 0; i < rounds || (refused == 0 || kept == 0) && i < rounds+failuresMore; i++ {
		if i%killsAnArchive == 0 {
			dir = filepath.Join(t.TempDir(), "archive")
			key = strings.TrimSpace(succeed(t, "key", "add", "--archive", dir, "desk"))
		}
		p := newPosting(t, dir, key, fmt.Sprintf("f%d", i), failingArticles)
		for range 3 {
			wait := []string{"durable", "searchable"}[random.IntN(2)]
			if why := p.failing(random, wait); why != nil {
				p.noRoom("while writes fail", why)
				refused++
			}
		}
		kept += p.kept
		switch random.IntN(3) {
		case 0:
			p.restart(os.Interrupt)
		case 1:
			p.restart(os.Kill)
		}
		p.limit(noLimit)
		p.whole()
		p.restart(os.Interrupt)
		_ = p.cmd.Process.Kill()
		<-p.logged
	}
	if t.Logf("%d posts were refused, %d articles acknowledged before", refused, kept); refused == 0 || kept == 0 {
		t.Error("nothing was refused, or nothing taken; the test has tried nothing")
	}
}

// failing posts while writes begin and cease to fail: at once, or beyond a size that
// a file of the record or the index may be about to reach.
func (p *posting) failing(random *rand.Rand, wait string) *server.ProblemJSON {
	p.Helper()
	ended, limited := make(chan struct{}), make(chan struct{})
	moment := func() bool {
		select {
		case <-ended:
			return false
		case <-time.After(time.Duration(random.Int64N(int64(100 * time.Millisecond)))):
			return true
		}
	}
	go func() {
		defer close(limited)
		for moment() {
			p.limit([]uint64{0, random.Uint64N(1 << 20)}[random.IntN(2)])
			if moment() {
				p.limit(noLimit)
			}
		}
	}()
	why := p.post(wait)
	close(ended)
	<-limited
	return why
}
