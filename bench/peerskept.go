package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// kept is what is written beside an index that is kept: what it was made of, and
// what making it took.
type kept struct {
	Key  string
	Made time.Time
	indexed
}

// keyOf tells what the index of an engine is made of: its version, the sources of its
// driver, and the articles.
func (s *stand) keyOf(e engine, n int) string {
	return fmt.Sprintf("%s %s %d %s", e.version, e.sources, n, s.corpus.sums[n])
}

// fromBefore takes the index of an earlier run, if there is one of the same articles.
// The figures of its making are then those of that run. dateline's own is made anew,
// unless the stand says otherwise, and so are those that are made in several rounds.
func (s *stand) fromBefore(e engine, n int, often bool, f *figures) bool {
	if s.keep == "" || e.name == ownName && !s.keepOwn {
		return false
	}
	raw, err := os.ReadFile(s.note(e, n))
	var k kept
	if err != nil || json.Unmarshal(raw, &k) != nil || k.Key != s.keyOf(e, n) || often && !s.tooLong(e, k.indexed) {
		return false
	}
	if _, err := os.Stat(s.folder(e, n)); err != nil {
		return false
	}
	f.indexed[e.name] = append(f.indexed[e.name], k.indexed)
	f.before = append(f.before, fmt.Sprintf("%s %s", e.name, k.Made.Format("2006-01-02 15:04")))
	return true
}

// keepFor notes what an index was made of, for the next run.
func (s *stand) keepFor(e engine, n int, made indexed) error {
	if s.keep == "" {
		return nil
	}
	raw, err := json.Marshal(kept{s.keyOf(e, n), time.Now(), made})
	if err != nil {
		return err
	}
	return os.WriteFile(s.note(e, n), raw, 0o644)
}

// note is the file that says of an index what it was made of.
func (s *stand) note(e engine, n int) string { return s.folder(e, n) + ".json" }

// drop forgets the index of an engine.
func (s *stand) drop(e engine, n int) error {
	return errors.Join(os.RemoveAll(s.folder(e, n)), os.RemoveAll(s.note(e, n)))
}

// sumOf is a sum of a file, or of all files in a folder, with their names.
func sumOf(path string) (string, error) {
	digest := sha256.New()
	err := filepath.WalkDir(path, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		fmt.Fprintln(digest, d.Name())
		_, err = io.Copy(digest, f)
		return err
	})
	return hex.EncodeToString(digest.Sum(nil)), err
}

// sourcesOf is a sum of what the driver of a peer is made of; dateline's is the
// program itself.
func sourcesOf(p peer, root string) (string, error) {
	if p.folder == "" {
		return sumOf(p.command("", "")[0])
	}
	return sumOf(filepath.Join(root, "bench", "peers", p.folder))
}

// anonymous watches how much memory a program has asked for, until stop is called;
// that returns the most, in bytes, also when it is called again.
func anonymous(ctx context.Context, pid string) (stop func() int64) {
	ctx, cancel := context.WithCancel(ctx)
	most := make(chan int64, 1)
	go func() {
		every := time.NewTicker(100 * time.Millisecond)
		defer every.Stop()
		var high int64
		for ctx.Err() == nil {
			high = max(high, statusOf(pid, "RssAnon"))
			select {
			case <-every.C:
			case <-ctx.Done():
			}
		}
		most <- high
	}()
	return sync.OnceValue(func() int64 { cancel(); return <-most })
}
