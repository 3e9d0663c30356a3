package index

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"dateline"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"go.etcd.io/bbolt"
)

// manifestFile is written by a clean close and taken away by the next opening.
const manifestFile = "closed.json"

// boltTimeout is how long a held root.bolt is waited for. The lock of the archive
// is taken first, so only a program that is none of ours can hold it.
const boltTimeout = 2 * time.Second

// fileSum is one line of a manifest.
type fileSum struct {
	Size  int64  `json:"size"`
	CRC32 uint32 `json:"crc32"` // IEEE, of the whole file
}

// verify says what is wrong with the files of a generation; nil if nothing is.
// Bleve opens a damaged index without a word and then returns wrong answers, or
// panics in a task of its own. After a clean close every byte is held against
// the manifest; after a crash the tree of root.bolt and the checksums of the
// segments. It reads the whole index: a tenth of a second for a
// gigabyte that is in the cache.
func verify(dir string) (err error) {
	defer soundOrDamaged(&err)()
	raw, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if errors.Is(err, os.ErrNotExist) {
		return verifyCrashed(dir)
	}
	if err == nil {
		err = verifyClosed(dir, raw)
	}
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(dir, manifestFile))
}

// verifyUnchanged is verify for an index that nobody writes to, and writes nothing.
func verifyUnchanged(dir string) (err error) {
	defer soundOrDamaged(&err)()
	raw, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return verifyStored(dir)
	}
	return verifyClosed(dir, raw)
}

// soundOrDamaged makes damage of a panic. It is called before, and what it returns
// deferred.
func soundOrDamaged(err *error) func() {
	was := debug.SetPanicOnFault(true) // a number that leads out of a mapped file
	return func() {
		debug.SetPanicOnFault(was)
		if p := recover(); p != nil {
			*err = fmt.Errorf("%w: %v", errDamaged, p)
		}
	}
}

func verifyClosed(dir string, raw []byte) error {
	want := map[string]fileSum{}
	if err := json.Unmarshal(raw, &want); err != nil {
		return fmt.Errorf("%w: %s: %w", errDamaged, manifestFile, err)
	}
	have, err := sumFiles(dir)
	if err != nil {
		return err
	}
	for name, sum := range want {
		if have[name] != sum {
			return fmt.Errorf("%w: %s is not what was written", errDamaged, name)
		}
	}
	return nil
}

// writeManifest makes the next opening quick. Without it that one checks more:
// its own failure is no fault.
func writeManifest(dir string) {
	sums, err := sumFiles(dir)
	if err != nil {
		return
	}
	raw, err := json.MarshalIndent(sums, "", " ")
	if err != nil {
		return
	}
	path := filepath.Join(dir, manifestFile)
	if os.WriteFile(path+".new", raw, 0o644) == nil {
		_ = os.Rename(path+".new", path)
	}
}

func sumFiles(dir string) (map[string]fileSum, error) {
	sums := map[string]fileSum{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), manifestFile) {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		sums[filepath.ToSlash(name)], err = sumFile(path)
		return err
	})
	return sums, err
}

func sumFile(path string) (fileSum, error) {
	f, err := os.Open(path)
	if err != nil {
		return fileSum{}, err
	}
	defer f.Close()
	h := crc32.NewIEEE()
	n, err := io.Copy(h, f)
	return fileSum{n, h.Sum32()}, err
}

// verifyCrashed is verify behind a crash.
func verifyCrashed(dir string) error {
	return verifyBoth(dir, func(dir string) error {
		if err := renewBolt(filepath.Join(dir, "store", "root.bolt")); err != nil {
			return err
		}
		return verifyState(dir)
	})
}

// verifyStored is verifyCrashed for an index that is only read, and writes nothing.
func verifyStored(dir string) (err error) {
	defer soundOrDamaged(&err)()
	return verifyBoth(dir, verifyState)
}

// verifyBoth calls one with the earlier revisions, if there are any, and with the index.
func verifyBoth(dir string, one func(dir string) error) error {
	earlier := filepath.Join(dir, earlierFolder)
	if _, err := os.Stat(earlier); err == nil {
		if err := one(earlier); err != nil {
			return fmt.Errorf("%s: %w", earlierFolder, err)
		}
	}
	return one(dir)
}

// verifyState looks at the state that root.bolt names last.
func verifyState(dir string) error {
	ix, err := bleve.OpenUsing(dir, bleveConfig(true))
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	defer ix.Close()
	engine, err := ix.Advanced()
	if err != nil {
		return err
	}
	r, err := engineState(engine)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := verifySegments(r); err != nil {
		return err
	}
	return verifyTotals(r)
}

// renewBolt copies root.bolt, page by page as it is read, in the place of
// itself. A copy has no list of free pages that could be wrong, and the library's
// own check panics in a task that nobody can recover from.
func renewBolt(path string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	old, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: boltTimeout})
	if err != nil {
		return fmt.Errorf("%w: root.bolt: %w", errDamaged, err)
	}
	defer old.Close()
	fresh := path + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	copied, err := bbolt.Open(fresh, 0o600, &bbolt.Options{Timeout: boltTimeout})
	if err != nil {
		return err
	}
	const oneTransaction = 0
	if err := errors.Join(bbolt.Compact(copied, old, oneTransaction), copied.Close()); err != nil {
		return fmt.Errorf("%w: root.bolt: %w", errDamaged, err)
	}
	return os.Rename(fresh, path)
}

// verifyTotals holds what the index says of itself against its articles: root.bolt
// has no checksums, and also says which articles are deleted.
func verifyTotals(r index.IndexReader) error {
	want, err := internalNumber(r, rank.LengthKey)
	if err != nil {
		return err
	}
	seq, err := internalNumber(r, keySeq)
	if err != nil {
		return err
	}
	sum, err := r.GetInternal(keySum)
	if err != nil || !bytes.Equal(sum, sumOf(seq, want)) {
		return fmt.Errorf("%w: its totals do not match their checksum", errDamaged)
	}
	var have uint64
	err = eachArticle(context.Background(), r, func(_ dateline.ID, f facts) { have += uint64(f.length) })
	if err == nil && have != want {
		err = fmt.Errorf("%w: its articles have %d words, not %d", errDamaged, have, want)
	}
	return err
}

// sumOf is the checksum of what every batch says of the whole index.
func sumOf(seq, words uint64) []byte {
	return binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(append(number(seq), number(words)...)))
}

// verifySegments holds the segments that the index refers to against their sums; a
// crash may leave others, half written, which Bleve removes.
func verifySegments(r index.IndexReader) error {
	live, err := segmentsOf(r)
	if err != nil {
		return err
	}
	for _, s := range live {
		summed, ok := s.Segment().(interface{ Verify() error })
		if !ok {
			return fmt.Errorf("%w: it has segments of another kind, %T", errDamaged, s.Segment())
		}
		if err := summed.Verify(); err != nil {
			return fmt.Errorf("%w: %w", errDamaged, err)
		}
	}
	return nil
}

// segmentFiles are the files of one state of the index.
func segmentFiles(r index.IndexReader) (paths []string, err error) {
	live, err := segmentsOf(r)
	if err != nil {
		return nil, err
	}
	for _, s := range live {
		if p, ok := s.Segment().(segment.PersistedSegment); ok {
			paths = append(paths, p.Path())
		}
	}
	return paths, nil
}
