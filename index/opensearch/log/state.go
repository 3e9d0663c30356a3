package log

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// stateDoc is a document beside the commits: a value that was set, the lists of places, a
// correction, or a part of what is too large for one document.
type stateDoc struct {
	Doc  string `json:"doc"`
	Key  string `json:"key,omitempty"` // of a value that is there
	For  int64  `json:"for,omitempty"` // the commit that wrote it; 0 of a value
	Body body   `json:"body"`
}

type body struct {
	Value      *value               `json:"value,omitempty"`
	Lists      *lists               `json:"lists,omitempty"`
	Correction *dateline.Correction `json:"correction,omitempty"`
	Part       []byte               `json:"part,omitempty"`
}

// value is what Set has set.
type value struct {
	Bytes []byte `json:"bytes"`
	Gone  bool   `json:"gone,omitempty"` // it was removed
	Token string `json:"token"`          // says who set it, should the answer have been lost
}

// State returns the small shared data of the archive. Keys are 1 to 1,024 bytes
// of UTF-8 without a zero byte, other ones Invalid, as are values of more than
// dateline.MaxStateBytes. A version is never given twice, whatever the key. Its
// changes are not in the log.
func (l *Log) State() dateline.State { return state{l} }

type state struct{ l *Log }

const valuePrefix = "value-"

// stateID names the document of a key, which may be longer than an id.
func stateID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return valuePrefix + hex.EncodeToString(sum[:])
}

// A version is the state of the document as the shard counts it: its number of the
// operation, and above that the term of the primary, since a number may be given anew
// in the next.
const seqNoBits = 40

func versionOf(s cluster.Stamp) uint64 { return uint64(s.Term)<<seqNoBits | uint64(s.SeqNo+1) }

// Get returns a value and its version.
func (s state) Get(ctx context.Context, key string) (value []byte, version uint64, err error) {
	if err := ledger.AcceptState(key, nil); err != nil {
		return nil, 0, err
	}
	if err := s.l.enter(); err != nil {
		return nil, 0, err
	}
	defer s.l.leave()
	v, at, err := s.get(cluster.AnyCopy(ctx), key)
	if err != nil || v == nil || v.Gone {
		return nil, 0, fail(fmt.Sprintf("state %q", key), err)
	}
	return v.Bytes, versionOf(at), nil
}

// get reads the document of a key; nil if there is none.
func (s state) get(ctx context.Context, key string) (*value, cluster.Stamp, error) {
	d, err := s.l.c.Get(ctx, s.l.ref(partLog, stateID(key)), nil)
	if err != nil || !d.Found {
		return nil, d.Stamp, err
	}
	var doc stateDoc
	if err := decode(d, &doc); err != nil {
		return nil, d.Stamp, err
	}
	if doc.Body.Value == nil {
		return nil, d.Stamp, fmt.Errorf("the document %s of %s has no value", d.ID, d.Index)
	}
	if doc.Body.Value.Bytes == nil {
		doc.Body.Value.Bytes = []byte{}
	}
	return doc.Body.Value, d.Stamp, nil
}

// Set stores or removes a value if the version is still ifVersion. Removing gives
// version 0, also where there was none.
func (s state) Set(ctx context.Context, key string, value []byte, ifVersion uint64) (version uint64, err error) {
	if err := ledger.AcceptState(key, value); err != nil {
		return 0, err
	}
	if err := s.l.enter(); err != nil {
		return 0, err
	}
	defer s.l.leave()
	version, err = s.set(ctx, key, value, ifVersion)
	return version, fail(fmt.Sprintf("set state %q", key), err)
}

func (s state) set(ctx context.Context, key string, bytes []byte, ifVersion uint64) (uint64, error) {
	was, at, err := s.get(ctx, key)
	if err != nil {
		return 0, err
	}
	now := uint64(0)
	if was != nil && !was.Gone {
		now = versionOf(at)
	}
	if now != ifVersion {
		return 0, contradiction(key, now, ifVersion)
	}
	if bytes == nil && now == 0 {
		return 0, nil
	}
	is := value{Bytes: bytes, Gone: bytes == nil, Token: newToken()}
	doc := stateDoc{Doc: stateID(key), Key: key, Body: body{Value: &is}}
	if is.Gone {
		doc.Key = ""
	}
	at, err = s.write(ctx, doc, was != nil, at)
	if errors.Is(err, cluster.ErrConflict) {
		return s.lost(ctx, key, is, ifVersion, err)
	}
	if err != nil {
		return 0, err
	}
	return s.settle(ctx, doc, at), nil
}

// write stores doc in place of the state at, or as the first one.
func (s state) write(ctx context.Context, doc stateDoc, there bool, at cluster.Stamp) (cluster.Stamp, error) {
	raw, err := json.Marshal(doc)
	if err != nil {
		return at, err
	}
	w := cluster.Write{Op: cluster.Create, Ref: s.l.ref(partLog, doc.Doc), Source: raw}
	if there {
		w.Op, w.If = cluster.Index, &at
	}
	done, err := s.l.c.Write(ctx, w)
	if err == nil {
		err = s.l.onCopies(ctx, done)
	}
	return done.Stamp, err
}

// settle returns the version of what was written. What stands for a removed value is
// removed itself, which may fail: the removal is done.
func (s state) settle(ctx context.Context, doc stateDoc, at cluster.Stamp) uint64 {
	if !doc.Body.Value.Gone {
		return versionOf(at)
	}
	_, err := s.l.c.Write(ctx, cluster.Write{Op: cluster.Delete, Ref: s.l.ref(partLog, doc.Doc), Guard: cluster.Guard{If: &at}})
	if err != nil && !errors.Is(err, cluster.ErrConflict) && !errors.Is(err, cluster.ErrAbsent) {
		s.l.opt.Log.Warn("what stands for a removed value is left over until the next compact", "cause", err)
	}
	return 0
}

// lost is Set that met another version, which may be its own of an earlier attempt.
func (s state) lost(ctx context.Context, key string, is value, ifVersion uint64, cause error) (uint64, error) {
	now, at, err := s.get(ctx, key)
	if err != nil {
		return 0, err
	}
	if cluster.MayBeOurs(cause) && now != nil && now.Token == is.Token {
		if err := s.l.awaitCopies(ctx); err != nil {
			return 0, err
		}
		if is.Gone {
			return 0, nil
		}
		return versionOf(at), nil
	}
	version := uint64(0)
	if now != nil && !now.Gone {
		version = versionOf(at)
	}
	return 0, contradiction(key, version, ifVersion)
}

func contradiction(key string, now, ifVersion uint64) error {
	return &dateline.Error{Kind: dateline.Conflict, Field: "version",
		Message: fmt.Sprintf("%q has version %d, not %d", key, now, ifVersion), Hint: "read it again"}
}
