package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"go.etcd.io/bbolt"
)

// Flush writes what was put. What could not be written is forgotten, so that what is held in
// memory is bounded.
func (s *Store) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.fresh) == 0 {
		return nil
	}
	defer clear(s.fresh)
	return s.update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte(s.tagger))
		for key, raw := range s.fresh {
			if err == nil {
				err = b.Put([]byte(key), raw)
			}
		}
		return err
	})
}

// update changes the file, which it makes where there is none. One that cannot be changed
// but for want of room is taken away.
func (s *Store) update(f func(tx *bbolt.Tx) error) error {
	if s.db == nil {
		if err := s.open(); err != nil {
			return err
		}
	}
	err := guard(func() error { return s.db.Update(f) })
	if errors.Is(err, errBroken) {
		err = errors.Join(err, s.close(), os.Remove(s.path))
	}
	if err != nil {
		err = fmt.Errorf("keep what was tagged: %w", err)
	}
	return err
}

// Drop forgets all revisions of articles, of all taggers. Their keys are in the file until
// Compact.
func (s *Store) Drop(ids ...string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key := range s.fresh {
		for _, id := range ids {
			if strings.HasPrefix(key, id+".") {
				delete(s.fresh, key)
			}
		}
	}
	if s.db == nil || len(ids) == 0 {
		return nil
	}
	return s.update(func(tx *bbolt.Tx) error {
		found, err := keysOf(tx, ids)
		if err != nil || len(found) == 0 {
			return err
		}
		for _, k := range found {
			err = errors.Join(err, tx.Bucket(k.bucket).Delete(k.key))
		}
		return errors.Join(err, tx.Bucket(about).Put(keyDropped, []byte{1}))
	})
}

type place struct{ bucket, key []byte }

// keysOf lists what is kept of articles.
func keysOf(tx *bbolt.Tx, ids []string) (found []place, err error) {
	err = tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if bytes.Equal(name, about) {
			return nil
		}
		c := b.Cursor()
		for _, id := range ids {
			prefix := []byte(id + ".")
			for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
				found = append(found, place{bytes.Clone(name), bytes.Clone(k)})
			}
		}
		return nil
	})
	return found, err
}

// Compact writes the file anew if something was dropped since it last was.
func (s *Store) Compact() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil
	}
	dropped := false
	err := guard(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			dropped = tx.Bucket(about).Get(keyDropped) != nil
			return nil
		})
	})
	if err == nil && dropped {
		err = guard(s.rewrite)
	}
	if err != nil { // nothing of what was dropped may stay
		err = errors.Join(s.close(), os.RemoveAll(s.path), os.RemoveAll(s.path+rewritten))
	}
	if err != nil {
		err = fmt.Errorf("compact what was tagged: %w", err)
	}
	return err
}

// oneTransaction bounds what of a file is copied in one transaction, in bytes.
const oneTransaction = 16 << 20

// rewritten ends the name of the file that takes the place of another.
const rewritten = ".new"

// rewrite copies what is there to a new file, and puts that in the place of the old.
func (s *Store) rewrite() error {
	fresh := s.path + rewritten
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	to, err := bbolt.Open(fresh, 0o600, nil)
	if err != nil {
		return err
	}
	err = bbolt.Compact(to, s.db, oneTransaction)
	if err == nil {
		err = to.Update(func(tx *bbolt.Tx) error { return tx.Bucket(about).Delete(keyDropped) })
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	if err = errors.Join(s.close(), os.Rename(fresh, s.path)); err != nil {
		return err
	}
	return s.open()
}

// errBroken says that the file is not as it was written.
var errBroken = errors.New("the file is damaged")

// guard calls f. bbolt does not look whether a file is what it has written: what it makes
// of one that is damaged or cut may be a panic.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errBroken, p)
		}
	}()
	return f()
}
