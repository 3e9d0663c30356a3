package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/server"
)

// A server indexes the files that are named, answers, and ends well when it is
// interrupted.
func TestServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	s := serveIn(t, dir, seeds)
	var found server.SearchJSON
	if err := json.Unmarshal([]byte(get(t, s.base+"/api/v1/search?q=Kelbajar")), &found); err != nil || found.Total.Value != 4 {
		t.Errorf("%v: %d articles, want 4", err, found.Total.Value)
	}
	s.interrupt(t)
	succeed(t, "check", "--archive", dir)
}

// listening reads what a server prints until it says where it listens.
func listening(t *testing.T, readLine func(byte) (string, error)) string {
	t.Helper()
	for {
		text, err := readLine('\n')
		if at := strings.LastIndex(text, " http://"); at >= 0 {
			return strings.TrimSuffix(strings.TrimSpace(text[at+1:]), "/")
		}
		if err != nil {
			t.Fatalf("the server does not listen: %v", err)
		}
	}
}

func TestServeAddressInUse(t *testing.T) {
	_, stdout, _ := child(t, "serve", "--archive", filepath.Join(t.TempDir(), "one"), "--addr", "127.0.0.1:0")
	addr := strings.TrimPrefix(listening(t, stdout.ReadString), "http://")
	for _, args := range [][]string{{"--addr", addr}, {"--addr", "127.0.0.1:0", "--pprof", addr}} {
		two := filepath.Join(t.TempDir(), "two")
		code, _, stderr := command(t, append([]string{"serve", "--archive", two}, args...)...)
		if code != exitFailed || !strings.Contains(stderr, "address already in use") {
			t.Errorf("%q: exit code %d, stderr %q", args, code, stderr)
		}
		if _, err := os.Stat(two); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: an archive was made for a server that cannot be: %v", args, err)
		}
	}
}

// Who starts a server twice is told that the archive is served, not that the address is taken.
func TestServeTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	s := serveIn(t, dir)
	code, _, stderr := command(t, "serve", "--archive", dir, "--addr", strings.TrimPrefix(s.base, "http://"))
	if code != exitFailed || strings.Contains(stderr, "address already in use") || !strings.Contains(stderr, "serve") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
	s.interrupt(t)
}

// A server whose archive is moved away says so to who asks whether it is ready, once there
// is something that the index cannot follow, and makes nothing under the old name.
func TestServeMovedArchive(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old")
	succeed(t, "index", "--archive", old, seeds)
	_, made, _ := strings.Cut(succeed(t, "key", "add", "--archive", old, "mover"), "dl_")
	s := serveIn(t, old)
	if err := os.Rename(old, old+"er"); err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.base+"/api/v1/articles", strings.NewReader(`{"title":"Moved","body":"A text."}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer dl_"+strings.TrimSpace(made))
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	kept := "6 articles"
	said := drain(t, res.Body)
	if res.StatusCode == http.StatusServiceUnavailable && strings.Contains(said, "does not follow") {
		kept = "5 articles" // the index had something to write before, and has missed the folder
	} else if res.StatusCode != http.StatusCreated {
		t.Errorf("posted: %d %s", res.StatusCode, said)
	}
	said = ""
	for begun := time.Now(); !strings.Contains(said, "does not follow") && time.Since(begun) < 30*time.Second; time.Sleep(20 * time.Millisecond) {
		said = get(t, s.base+"/readyz")
	}
	has(t, said, `"status":503`, "the index does not follow", "move it back")
	if _, err := os.Stat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a folder under the old name: %v", err)
	}
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if told := drain(t, s.stderr); strings.Count(told, "no longer there") != 1 {
		t.Errorf("want it told once: %s", told)
	}
	if err := s.cmd.Wait(); err != nil {
		t.Error(err)
	}
	has(t, succeed(t, "check", "--archive", old+"er"), "record and index agree: "+kept)
}

// A page of another site that has its name lead here is refused, by the pages and by the
// profiles; --host says which names are answered for.
func TestServeHosts(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "archive")
	s := startServer(t, "serve", "--archive", archive, "--addr", "127.0.0.1:0", "--pprof", "127.0.0.1:0")
	said, err := s.stdout.ReadString('\n')
	profiles, isProfiles := strings.CutPrefix(strings.TrimSpace(said), "profiles on ")
	if err != nil || !isProfiles {
		t.Fatalf("%q, %v", said, err)
	}
	for _, address := range []string{s.base + "/", profiles} {
		if got := askedAs(t, address, "news.example:443"); got != http.StatusOK {
			t.Errorf("%s behind a proxy: %d", address, got)
		}
		if got := askedAs(t, address, "news.example:"+portOf(address)); got != http.StatusMisdirectedRequest {
			t.Errorf("%s of another site: %d", address, got)
		}
	}
	s.interrupt(t)
	s = startServer(t, "serve", "--archive", archive, "--addr", "127.0.0.1:0", "--host", "news.example")
	for host, want := range map[string]int{"news.example:" + portOf(s.base): http.StatusOK, "other.example": http.StatusMisdirectedRequest} {
		if got := askedAs(t, s.base+"/", host); got != want {
			t.Errorf("%s: %d, want %d", host, got, want)
		}
	}
	s.interrupt(t)
}

// askedAs is the status of an address that is asked for under the name of a host.
func askedAs(t *testing.T, address, host string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	drain(t, res.Body)
	return res.StatusCode
}

func portOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Port()
}
