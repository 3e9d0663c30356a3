package tagged

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"dateline/index/entity"

	"go.etcd.io/bbolt"
)

// Store is what a tagger has found, in a file. It is safe for concurrent use.
type Store struct {
	path, record, tagger string

	mu    sync.RWMutex
	db    *bbolt.DB         // nil: there is no file, or none that can be used
	fresh map[string][]byte // by key: what is not in the file yet
}

// version is that of the file: one of another version is begun anew.
const version = "1"

var (
	about      = []byte("about")
	keyRecord  = []byte("record")  // which record the revisions are of
	keyVersion = []byte("version") // see version
	keyDropped = []byte("dropped") // there where pages of the file may hold what was dropped
)

// Open opens the file of a record, whose revisions its names are of; it is made when
// something is kept. tagger is the fingerprint of what tags now, "" where nothing does: then
// the file is kept as it is, without what is dropped. The error is one of a file that cannot
// be used or removed.
func Open(path, record, tagger string) (*Store, error) {
	s := &Store{path: path, record: record, tagger: tagger, fresh: map[string][]byte{}}
	if err := os.RemoveAll(path + rewritten); err != nil { // of a crash
		return nil, fmt.Errorf("remove what was tagged: %w", err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err := s.open(); err != nil {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("remove what was tagged: %w", err)
		}
	}
	return s, nil
}

// open opens the file, which it makes where there is none.
func (s *Store) open() error {
	var db *bbolt.DB
	err := guard(func() (err error) {
		db, err = bbolt.Open(s.path, 0o600, &bbolt.Options{Timeout: time.Second})
		return err
	})
	if err != nil {
		return fmt.Errorf("open what was tagged: %w", err)
	}
	err = guard(func() error {
		sound := false
		err := db.View(func(tx *bbolt.Tx) error { sound = s.fits(tx); return nil })
		if err == nil && !sound {
			err = db.Update(s.begin)
		}
		return err
	})
	if err != nil {
		return errors.Join(fmt.Errorf("open what was tagged: %w", err), db.Close())
	}
	s.db = db
	return nil
}

// fits reports whether the file is as begin leaves it: on a full disk it can be read.
func (s *Store) fits(tx *bbolt.Tx) bool {
	b, buckets := tx.Bucket(about), 0
	_ = tx.ForEach(func([]byte, *bbolt.Bucket) error { buckets++; return nil })
	return b != nil && string(b.Get(keyRecord)) == s.record && string(b.Get(keyVersion)) == version &&
		(s.tagger == "" || buckets == 2 && tx.Bucket([]byte(s.tagger)) != nil)
}

// errOther is that of a file of another record or version.
var errOther = errors.New("it is not of this record, or of another version")

// begin makes the buckets, and takes those of other taggers away.
func (s *Store) begin(tx *bbolt.Tx) error {
	b, err := tx.CreateBucketIfNotExists(about)
	if err != nil {
		return err
	}
	switch at := b.Get(keyRecord); {
	case at == nil:
		err = errors.Join(b.Put(keyRecord, []byte(s.record)), b.Put(keyVersion, []byte(version)))
	case string(at) != s.record || string(b.Get(keyVersion)) != version:
		err = errOther
	}
	if err != nil || s.tagger == "" {
		return err
	}
	var others [][]byte
	err = tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
		if !bytes.Equal(name, about) && string(name) != s.tagger {
			others = append(others, bytes.Clone(name))
		}
		return nil
	})
	for _, name := range others {
		err = errors.Join(err, tx.DeleteBucket(name), b.Put(keyDropped, []byte{1}))
	}
	_, made := tx.CreateBucketIfNotExists([]byte(s.tagger))
	return errors.Join(err, made)
}

// sumBytes is how much of a SHA-256 tells texts of one revision apart.
const sumBytes = 8

// Sum is the beginning of a hash of the texts of a unit.
func Sum(texts []string) []byte {
	h := sha256.New()
	for _, t := range texts {
		h.Write(binary.AppendUvarint(nil, uint64(len(t))))
		h.Write([]byte(t))
	}
	return h.Sum(nil)[:sumBytes]
}

// keyOf is the key of a unit: the name, a zero, and the sum of its texts.
func keyOf(name string, texts []string) []byte {
	return append(append([]byte(name), 0), Sum(texts)...)
}

// Get implements Kept.
func (s *Store) Get(name string, texts ...string) (found [][]entity.Tagged, ok bool) {
	key := keyOf(name, texts)
	s.mu.RLock()
	defer s.mu.RUnlock()
	raw, ok := s.fresh[string(key)]
	if !ok {
		s.view(func(b *bbolt.Bucket) { raw = bytes.Clone(b.Get(key)) })
	}
	if raw == nil {
		return nil, false
	}
	return Unpack(raw, texts)
}

// view calls f with what the tagger has found, if there is a file. Where that cannot be
// read it is as if it were not there.
func (s *Store) view(f func(b *bbolt.Bucket)) {
	if s.db == nil || s.tagger == "" {
		return
	}
	_ = guard(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			if b := tx.Bucket([]byte(s.tagger)); b != nil {
				f(b)
			}
			return nil
		})
	})
}

// Put implements Kept; Flush writes it.
func (s *Store) Put(name string, found [][]entity.Tagged, texts ...string) {
	raw := Pack(found)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fresh[string(keyOf(name, texts))] = raw
}

// Close closes the file.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.close()
}

func (s *Store) close() error {
	if s.db == nil {
		return nil
	}
	db := s.db
	s.db = nil
	return guard(db.Close)
}
