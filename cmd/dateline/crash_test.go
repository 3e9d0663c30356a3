package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

const (
	killsDefault   = 12
	killsShort     = 3
	killArticles   = 1200 // of one index command: three batches
	killsAnArchive = 6    // then a new one, so that a long run stays quick
)

// TestKilled kills index, rebuild and corrections at random moments. Every article and
// every correction that was acknowledged before is there afterwards, and record and index
// agree.
// DATELINE_KILLS says how often, DATELINE_SEED repeats the moments.
func TestKilled(t *testing.T) {
	random := newRandom(t)
	longest := map[string]time.Duration{}
	var k *killing
	for i := range fromVariable(t, "DATELINE_KILLS", shorter(killsShort, killsDefault)) {
		if i%killsAnArchive == 0 {
			if k != nil {
				k.verifyAll()
			}
			k = newKilling(t, random, longest)
		}
		if k.made() {
			k.correct(fmt.Sprintf("e%d", i))
		}
		if i%3 == 2 && k.made() {
			k.rebuild()
		} else {
			k.index(fmt.Sprintf("k%d", i))
		}
	}
	if k != nil {
		k.verifyAll()
	}
}

func shorter(short, long int) int {
	if testing.Short() {
		return short
	}
	return long
}

func fromVariable(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	s := os.Getenv(variable)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

func newRandom(t *testing.T) *rand.Rand {
	seed := fromVariable(t, "DATELINE_SEED", int(time.Now().UnixNano()))
	t.Logf("DATELINE_SEED=%d repeats this", seed)
	return rand.New(rand.NewPCG(uint64(seed), 0))
}

// killing is one archive and what it has acknowledged.
type killing struct {
	*testing.T
	random  *rand.Rand
	longest map[string]time.Duration // how long a command took that was not killed
	dir     string
	kept    map[string]int // by prefix: so many of the file's articles, in its order
	said    []string       // the entities that were hidden
}

func newKilling(t *testing.T, random *rand.Rand, longest map[string]time.Duration) *killing {
	return &killing{t, random, longest, filepath.Join(t.TempDir(), "archive"), map[string]int{}, nil}
}

func (k *killing) index(prefix string) {
	file := filepath.Join(k.TempDir(), prefix+".ndjson")
	if err := writeArticles(file, prefix, killArticles); err != nil {
		k.Fatal(err)
	}
	k.kept[prefix] = acknowledged(k.kill("index", "--verbose", "--source", prefix, file))
	k.verify(prefix)
}

// made reports whether there is an archive: the first command may have been killed
// before it made one.
func (k *killing) made() bool {
	_, err := os.Stat(filepath.Join(k.dir, recordFile))
	return err == nil
}

func (k *killing) rebuild() {
	k.kill("rebuild")
	k.verify()
}

// correct hides an entity, which is acknowledged if the command comes to its end.
func (k *killing) correct(id string) {
	if told := k.kill("entity", "hide", id); strings.Contains(told, "waits for one") { // the last that it tells
		k.said = append(k.said, id)
	}
	k.verify()
}

// kill starts a command, kills it at a random moment and returns what it told
// before. The first of its kind runs to its end, to know how long it takes.
func (k *killing) kill(args ...string) string {
	k.Helper()
	begun := time.Now()
	cmd, _, stderr := child(k.T, append(args, "--archive", k.dir)...)
	if most, known := k.longest[args[0]]; known {
		timer := time.AfterFunc(time.Duration(k.random.Int64N(int64(most))), func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
	}
	told := drain(k.T, stderr)
	_ = cmd.Wait() // ProcessState says how it ended
	took := time.Since(begun)
	k.Logf("%s: %s after %v, %d articles acknowledged", args[0], cmd.ProcessState, took, acknowledged(told))
	if cmd.ProcessState.Exited() && !cmd.ProcessState.Success() {
		k.Fatalf("%s: %s\n%s", args[0], cmd.ProcessState, told)
	}
	if _, known := k.longest[args[0]]; !known {
		k.longest[args[0]] = took
	}
	return told
}

var keptLine = regexp.MustCompile(`(?m)^kept (\d+) articles, up to change \d+$`)

// acknowledged is how many articles a command said it had kept.
func acknowledged(told string) (n int) {
	for _, m := range keptLine.FindAllStringSubmatch(told, -1) {
		n, _ = strconv.Atoi(m[1]) // digits
	}
	return n
}

func (k *killing) verifyAll() {
	k.Helper()
	var all []string
	for prefix := range k.kept {
		all = append(all, prefix)
	}
	k.verify(all...)
}

// verify opens the archive as the next command would, looks for every
// acknowledged article of these prefixes and checks the whole.
func (k *killing) verify(prefixes ...string) {
	k.Helper()
	a, err := index.Open(k.Context(), k.dir, index.Options{})
	if err != nil {
		k.Fatal(err)
	}
	defer a.Close()
	for _, prefix := range prefixes {
		for i := range k.kept[prefix] {
			got, _, err := a.Article(k.Context(), dateline.ID(articleID(prefix, i)), 0)
			if want := fmt.Sprintf("Report %d of %s", i, prefix); err != nil || got.Title != want || got.Body == "" {
				k.Fatalf("acknowledged article %s: title %q, %v", articleID(prefix, i), got.Title, err)
			}
		}
	}
	said := map[string]bool{}
	for c, err := range a.Corrections(k.Context()) {
		if err != nil {
			k.Fatal(err)
		}
		said[c.Entity] = true
	}
	for _, id := range k.said {
		if !said[id] {
			k.Fatalf("acknowledged correction of %s is not there; %d are", id, len(said))
		}
	}
	if err := a.Check(k.Context(), func(f dateline.Fault) { k.Errorf("check: %+v", f) }); err != nil {
		k.Fatal(err)
	}
}
