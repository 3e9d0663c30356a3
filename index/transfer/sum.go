package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
	"strconv"
	"time"

	"dateline"
)

// digest is a checksum of strings, each with its length before it, so that no two lists
// of them read alike.
type digest struct {
	hash.Hash
	buf []byte
}

func newDigest() *digest { return &digest{Hash: sha256.New()} }

func (d *digest) add(parts ...string) {
	for _, p := range parts {
		d.buf = append(binary.AppendUvarint(d.buf[:0], uint64(len(p))), p...)
		d.Write(d.buf)
	}
}

func (d *digest) number(n int) { d.add(strconv.Itoa(n)) }

func (d *digest) moment(t time.Time) { d.add(t.UTC().Format(time.RFC3339Nano)) }

// list adds strings and how many they are, in an order of its own.
func (d *digest) list(all []string) {
	d.number(len(all))
	d.add(slices.Sorted(slices.Values(all))...)
}

func (d *digest) String() string { return hex.EncodeToString(d.Sum(nil)) }

// summed is the checksum of one article: of all its revisions with their captures and
// remains, its keys and what is known of it.
type summed struct {
	id        dateline.ID // "" if it is not there any more
	sum       [sha256.Size]byte
	revisions int
}

// sum reads what Each did not bring of an article.
func sum(ctx context.Context, archive dateline.Archive, a dateline.Article) (s summed, err error) {
	all, err := archive.Revisions(ctx, a.ID)
	d := newDigest()
	d.add(string(a.ID))
	d.facts(a)
	for _, r := range all {
		text := a
		if r.Number != a.Revision {
			if text, _, err = archive.Article(ctx, a.ID, r.Number); err != nil {
				break
			}
		}
		d.number(r.Number)
		d.moment(r.Seen)
		d.moment(r.Last)
		d.add(strconv.FormatBool(r.Current), text.Title, text.Body, text.Remains)
	}
	if absent(err) {
		return summed{}, nil
	}
	s = summed{id: a.ID, revisions: len(all)}
	d.Sum(s.sum[:0])
	return s, err
}

func (d *digest) facts(a dateline.Article) {
	keys := make([]string, len(a.Keys))
	for i, k := range a.Keys {
		keys[i] = k.Kind + "\x00" + k.Source + "\x00" + k.Value
	}
	d.list(keys)
	k := a.Known
	for _, v := range []dateline.Sourced[string]{k.Publication, k.URL, k.Language, k.Dateline} {
		d.add(v.Value, string(v.From))
	}
	d.add(k.Published.Value.String(), string(k.Published.From), string(k.TitleFrom))
}
