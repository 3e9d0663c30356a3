package main

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dateline"
	"dateline/index/remote"
)

// served is a server in a process of its own.
type served struct {
	cmd            *exec.Cmd
	base           string // its address
	stdout, stderr *bufio.Reader
}

const indexedLine = "the files are indexed\n"

// serveIn starts a server of the archive in dir, and waits until the files are
// indexed.
func serveIn(t *testing.T, dir string, files ...string) served {
	t.Helper()
	s := startServer(t, append([]string{"serve", "--archive", dir, "--addr", "127.0.0.1:0"}, files...)...)
	if len(files) > 0 {
		waitForLine(t, s.stdout, indexedLine)
	}
	return s
}

// startServer starts a server with these arguments, and waits until it listens.
func startServer(t *testing.T, args ...string) served {
	t.Helper()
	cmd, stdout, stderr := child(t, args...)
	return served{cmd, listening(t, stdout.ReadString), stdout, stderr}
}

func waitForLine(t *testing.T, r *bufio.Reader, want string) {
	t.Helper()
	for {
		text, err := r.ReadString('\n')
		if err != nil {
			t.Fatalf("no line %q: %v", want, err)
		}
		if text == want {
			return
		}
	}
}

// interrupt ends a server as a reader would, and reports one that does not end
// well.
func (s served) interrupt(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said := drain(t, s.stderr)
	if err := s.cmd.Wait(); err != nil || strings.Contains(said, "dateline: ") {
		t.Errorf("interrupted server: %v; stderr %q", err, said)
	}
}

// has reports an answer without one of the texts.
func has(t *testing.T, answer string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(answer, text) {
			t.Errorf("no %q in\n%s", text, answer)
		}
	}
}

const pressTV = "002_19c8dec911eaa44e"

// While a server holds an archive every other command works on it, and each sees
// what the others did.
func TestCommandsGoThroughTheServer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	server := serveIn(t, dir)
	has(t, succeed(t, "index", "--archive", dir, seeds), "added            5\n")
	has(t, get(t, server.base+"/api/v1/search?q=Kelbajar"), `"value":4`)
	has(t, succeed(t, "search", "--archive", dir, "Kelbajar"), "4 articles\n")
	has(t, succeed(t, "show", "--archive", dir, pressTV), "id           "+pressTV)
	has(t, succeed(t, "rm", "--archive", dir, pressTV), "is erased", "no byte of an erased text")
	has(t, succeed(t, "search", "--archive", dir, "Kelbajar"), "3 articles\n")
	if code, _, said := command(t, "show", "--archive", dir, pressTV); code != exitFailed || !strings.Contains(said, "erased") {
		t.Errorf("show of an erased article: exit code %d, stderr %q", code, said)
	}
	has(t, succeed(t, "rm", "--undo", "--archive", dir, pressTV), "lifted")
	has(t, succeed(t, "index", "--archive", dir, seeds), "added            1\n", "unchanged        4\n")
	saved := filepath.Join(t.TempDir(), "one.backup")
	has(t, succeed(t, "backup", "--archive", dir, saved), "is written: ")
	has(t, succeed(t, "restore", saved, "--archive", filepath.Join(t.TempDir(), "copy")), "5 articles, 5 revisions")
	has(t, succeed(t, "rebuild", "--archive", dir), "the index is new: 5 articles")
	has(t, succeed(t, "check", "--archive", dir), "record and index agree: 5 articles")
	has(t, get(t, server.base+"/api/v1/search?q=Kelbajar"), `"value":4`)
	server.interrupt(t)
	has(t, succeed(t, "check", "--archive", dir), "record and index agree: 5 articles")
}

func get(t *testing.T, address string) string {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	return drain(t, res.Body)
}

var tookLine = regexp.MustCompile(`"took_ms": [0-9.]+`)

// What a command prints does not tell which way it went.
func TestAnswersAreTheSameThroughTheServer(t *testing.T) {
	dir := seeded(t)
	commands := [][]string{
		{"search", "--json", "Kelbajar", "drone"}, {"search", "Kelbajar \"drone"}, {"search", "--json"}, {"search", "zebra Sotk"},
		{"search", "--limit", "101", "Sotk"}, {"show", pressTV}, {"show", "--json", pressTV}, {"show", "nobody"}, {"check"},
	}
	answers := func() (all []string) {
		for _, args := range commands {
			_, out, err := command(t, append(args, "--archive", dir)...)
			all = append(all, tookLine.ReplaceAllString(out, "")+err)
		}
		return all
	}
	direct := answers()
	serveIn(t, dir)
	for i, through := range answers() {
		if through != direct[i] {
			t.Errorf("%q: through the server\n%s\notherwise\n%s", commands[i], through, direct[i])
		}
	}
}

// A server that was killed leaves its socket; the next command is not misled by it
// and takes it away.
func TestKilledServer(t *testing.T) {
	dir := seeded(t)
	server := serveIn(t, dir)
	socket := filepath.Join(dir, "socket")
	if err := server.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = server.cmd.Wait() // killed
	if info, err := os.Lstat(socket); err != nil || info.Mode().Type() != fs.ModeSocket {
		t.Fatalf("the killed server left no socket: %v", err)
	}
	has(t, succeed(t, "search", "--archive", dir, "Kelbajar"), "4 articles\n")
	if _, err := os.Lstat(socket); err == nil {
		t.Error("the socket is still there")
	}
	serveIn(t, dir).interrupt(t)
}

func TestTwoServersOnOneArchive(t *testing.T) {
	dir := seeded(t)
	serveIn(t, dir)
	code, _, said := command(t, "serve", "--archive", dir, "--addr", "127.0.0.1:0")
	held := regexp.MustCompile(`^dateline: the archive .* is held by dateline serve \(process (\d+) on .*\)\nhint: `)
	if code != exitFailed || !held.MatchString(said) {
		t.Errorf("second server: exit code %d, stderr %q", code, said)
	}
	has(t, succeed(t, "search", "--archive", dir, "Kelbajar"), "4 articles\n")
}

// An archive that is held without a socket is said to be held.
func TestHeldByAnotherCommand(t *testing.T) {
	dir := seeded(t)
	holding := &app{archive: dir, err: os.Stderr}
	err := holding.holdArchive(t.Context(), func(dateline.Archive) error {
		code, _, said := command(t, "search", "--archive", dir, "Kelbajar")
		if code != exitFailed || !strings.Contains(said, "is held by") {
			t.Errorf("exit code %d, stderr %q", code, said)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A call that is under way when the server is interrupted is broken off in time,
// and its caller is told.
func TestInterruptedServerDuringALongCall(t *testing.T) {
	dir, file := filepath.Join(t.TempDir(), "archive"), filepath.Join(t.TempDir(), "a.ndjson")
	if err := writeArticles(file, "a", 3000); err != nil {
		t.Fatal(err)
	}
	server := serveIn(t, dir)
	a, err := remote.Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	code, out, said := command(t, "index", "--archive", dir, file)
	if code != exitOK {
		t.Fatalf("exit code %d: %s%s", code, out, said)
	}
	interrupted := false
	for err == nil { // one rebuild after the other, so that one is under way
		err = a.Rebuild(t.Context(), func(dateline.Seq, dateline.Seq) {
			if !interrupted {
				interrupted = true
				_ = server.cmd.Process.Signal(os.Interrupt)
			}
		})
	}
	if dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
	if said := drain(t, server.stderr); said != "" {
		t.Errorf("stderr %q", said)
	}
	if err := server.cmd.Wait(); err != nil {
		t.Error(err)
	}
	has(t, succeed(t, "check", "--archive", dir), "record and index agree: 3000 articles")
}

// interruptAt cancels once something with the prefix is written to it.
type interruptAt struct {
	prefix string
	cancel context.CancelFunc
}

func (w interruptAt) Write(p []byte) (int, error) {
	if strings.HasPrefix(string(p), w.prefix) {
		w.cancel()
	}
	return len(p), nil
}

// A command that is interrupted ends its call; the server goes on, with what it had
// acknowledged.
func TestInterruptedCommandLeavesTheServer(t *testing.T) {
	dir, file := filepath.Join(t.TempDir(), "archive"), filepath.Join(t.TempDir(), "a.ndjson")
	if err := writeArticles(file, "a", 1200); err != nil {
		t.Fatal(err)
	}
	server := serveIn(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	args := []string{"index", "--verbose", "--archive", dir, "--source", "a", file}
	if code := run(ctx, args, io.Discard, interruptAt{"kept 500 articles", cancel}); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	has(t, succeed(t, "check", "--archive", dir), "record and index agree: 500 articles")
	has(t, succeed(t, args...), "added          700\n", "unchanged      500\n")
	server.interrupt(t)
}

// gate stops who writes a rejection to it until it is opened.
type gate struct {
	reached, open chan struct{}
	once          sync.Once
}

func (g *gate) Write(p []byte) (int, error) {
	if strings.HasPrefix(string(p), "rejected") {
		g.once.Do(func() { close(g.reached) })
		<-g.open
	}
	return len(p), nil
}

// The server answers while it reads the files that were named, and is ready behind
// them.
func TestReadyOnceTheFilesAreIndexed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bad.ndjson"), []byte("{\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	stderr := &gate{reached: make(chan struct{}), open: make(chan struct{})}
	out, stdout := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--archive", filepath.Join(dir, "archive"), "--addr", "127.0.0.1:0", dir}, stdout, stderr)
	}()
	lines := bufio.NewReader(out)
	base := listening(t, lines.ReadString)
	<-stderr.reached
	if status := statusOf(t, base+"/readyz"); status != http.StatusServiceUnavailable {
		t.Errorf("readyz is %d before the files are read", status)
	}
	has(t, get(t, base+"/api/v1/search"), `"value":0`)
	close(stderr.open)
	waitForLine(t, lines, indexedLine)
	if status := statusOf(t, base+"/readyz"); status != http.StatusOK {
		t.Errorf("readyz is %d behind the files", status)
	}
	cancel()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func statusOf(t *testing.T, address string) int {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}
