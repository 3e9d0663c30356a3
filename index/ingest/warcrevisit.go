package ingest

import (
	"crypto/sha256"

	"dateline/index/ingest/warc"
)

// payloads remembers where the payloads of a file are, by what revisits call
// them. Of the oldest it forgets: a crawl comes back to a page soon, and one that
// ran for years has too many of them.
type payloads struct {
	young, old map[payloadKey]warc.Position
}

// payloadKey is the beginning of a hash: two of a billion names are not the same.
type payloadKey [16]byte

// mostPayloads is how many names one generation of payloads has, some 25 MiB.
const mostPayloads = 1 << 18

func newPayloads() *payloads { return &payloads{young: map[payloadKey]warc.Position{}} }

// keysOf are the names of a payload: its digest, the record's id, its address.
func keysOf(digest warc.Digest, id, target string) (keys []payloadKey) {
	for _, name := range []string{digest.String(), id, target} {
		if name != "" {
			sum := sha256.Sum256([]byte(name))
			keys = append(keys, payloadKey(sum[:16]))
		}
	}
	return keys
}

// add remembers a record whose payload was read.
func (p *payloads) add(rec *warc.Record) {
	if len(p.young) >= mostPayloads {
		p.old, p.young = p.young, map[payloadKey]warc.Position{}
	}
	for _, key := range keysOf(rec.PayloadDigest, rec.ID, rec.Target) {
		p.young[key] = rec.Position
	}
}

// find returns where the payload is that a revisit refers to. A digest says that
// it is the same; without one the record's id, or its address.
func (p *payloads) find(ref warc.Referral) (at warc.Position, is bool) {
	for _, key := range keysOf(ref.Digest, ref.ID, ref.Target) {
		if at, is = p.young[key]; !is {
			at, is = p.old[key]
		}
		if is || !ref.Digest.IsZero() {
			return at, is
		}
	}
	return at, false
}

var (
	errRevisitOnce = problem("a revisit of a page that this file does not hold, or not before it")
	errRevisitRead = problem("a revisit, and a web archive inside something else cannot be gone back in; index the file itself")
	errRevisitDeep = problem("a revisit, and what it goes back to is too deep in what is compressed as one; compress each record by itself")
)

// maxSkip is how many bytes are unpacked to come to an earlier record.
const maxSkip = 16 << 20

// revisit puts the article of an earlier record again, as it was captured then.
func (w *warcFile) revisit(m *stream, rec *warc.Record) {
	ref, _ := rec.Referral()
	at, is := w.earlier.find(ref)
	disk := w.stream.file.disk
	switch {
	case !is:
		w.run.ignore(m, spot{}, errRevisitOnce)
	case disk == nil || w.stream.depth > 0:
		w.run.ignore(m, spot{}, errRevisitRead)
	case at.Skip > maxSkip:
		w.run.ignore(m, spot{}, errRevisitDeep)
	default:
		earlier, err := warc.ReadAt(disk, at, warc.Options{})
		if err != nil {
			w.run.ignore(m, spot{}, problem("a revisit, and its earlier record cannot be read: %s", oneLine(err.Error())))
			return
		}
		if p, is := w.payload(m, earlier); is {
			w.take(m, p, earlier.Length)
			w.finish(m, rec)
		}
	}
}
