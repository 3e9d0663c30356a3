package record

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"dateline"
	"dateline/index/ledger"
)

// State returns the small shared data of the archive. Keys are 1 to 1,024 bytes
// of UTF-8 without a zero byte, other ones Invalid, as are values of more than
// dateline.MaxStateBytes. A version is never given twice, whatever the key. Its
// changes are not in the log.
func (r *Record) State() dateline.State { return state{r} }

type state struct{ r *Record }

// Get returns a value and its version.
func (s state) Get(ctx context.Context, key string) (value []byte, version uint64, err error) {
	if err := ledger.AcceptState(key, nil); err != nil {
		return nil, 0, err
	}
	err = s.r.view(ctx, fmt.Sprintf("state %q", key), func(t *txn) (err error) {
		value, version, err = t.state(key)
		return err
	})
	return value, version, err
}

// state reads a value, which is not nil where there is one.
func (t *txn) state(key string) (value []byte, version uint64, err error) {
	found, err := t.row(selState, []any{key}, &version, &value)
	if found && value == nil {
		value = []byte{}
	}
	return value, version, err
}

// Set stores or removes a value if the version is still ifVersion. Removing gives
// version 0, also where there was none.
func (s state) Set(ctx context.Context, key string, value []byte, ifVersion uint64) (version uint64, err error) {
	if err := ledger.AcceptState(key, value); err != nil {
		return 0, err
	}
	_, err = s.r.change(ctx, fmt.Sprintf("set state %q", key), func(w *writer) (err error) {
		version, err = w.setState(key, value, ifVersion)
		return err
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

func (w *writer) setState(key string, value []byte, ifVersion uint64) (version uint64, err error) {
	_, now, err := w.state(key)
	switch {
	case err != nil:
		return 0, err
	case now != ifVersion:
		return 0, &dateline.Error{Kind: dateline.Conflict, Field: "version",
			Message: fmt.Sprintf("%q has version %d, not %d", key, now, ifVersion), Hint: "read it again"}
	case value == nil:
		return 0, w.exec(delState, key)
	}
	if _, err := w.row(updStateVersion, nil, &version); err != nil {
		return 0, err
	}
	return version, w.exec(updState, key, version, value)
}

// List yields the keys that begin with prefix, in byte order, a page at a time.
func (s state) List(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for from := prefix; ; {
			part, err := s.keys(ctx, from)
			if err != nil {
				yield("", err)
				return
			}
			for _, key := range part {
				if !strings.HasPrefix(key, prefix) || !yield(key, nil) {
					return
				}
				from = key + "\x00" // the next key in byte order, which no key is
			}
			if len(part) < page {
				return
			}
		}
	}
}

func (s state) keys(ctx context.Context, from string) (out []string, err error) {
	err = s.r.view(ctx, "list state", func(t *txn) error {
		return t.each(selStateKeys, []any{from, page}, func(scan func(...any) error) error {
			var key string
			if err := scan(&key); err != nil {
				return err
			}
			out = append(out, key)
			return nil
		})
	})
	return out, err
}
