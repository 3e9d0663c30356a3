package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"dateline"
)

// spot is where in a stream an item is; the zero spot is all of it.
type spot struct {
	line   int   // from 1; 0 if the form has no lines
	offset int64 // bytes from the stream's beginning, as the reader sees it
}

// article hands out an article. Without a key it gets one made of its text, so
// that the same text is the same article; without a time it was seen when the
// stream was. One without any text is rejected.
func (r *run) article(s *stream, at spot, a dateline.Article) {
	if strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Body) == "" {
		r.reject(s, at, errNoText)
		return
	}
	if len(a.Keys) == 0 {
		a.Keys = []dateline.Key{textKey(s, a)}
	}
	if a.Seen.IsZero() {
		a.Seen = s.seenAt()
	}
	r.emit(s, at, Item{Kind: KindArticle, Article: a})
}

var errNoText = problem("holds no text")

// textKey names an article that has no other name.
func textKey(s *stream, a dateline.Article) dateline.Key {
	sum := sha256.Sum256([]byte(a.Title + "\x00" + a.Body))
	return dateline.Key{Kind: dateline.KeyPath, Source: s.file.entry.source, Value: "sha256-" + hex.EncodeToString(sum[:])}
}

// reject hands out what was to be read and could not be, and why.
func (r *run) reject(s *stream, at spot, reason error) {
	r.emit(s, at, Item{Kind: KindRejected, Reason: reason})
}

// ignore hands out what was not to be read, and why.
func (r *run) ignore(s *stream, at spot, reason error) {
	r.emit(s, at, Item{Kind: KindIgnored, Reason: reason})
}

// notice hands out what is worth knowing about something that is read. It does
// not count: the stream has to end in something else too.
func (r *run) notice(s *stream, at spot, reason error) {
	r.emit(s, at, Item{Kind: KindNotice, Reason: reason})
}

// emit hands out an item of a stream. A damage is told once.
func (r *run) emit(s *stream, at spot, it Item) {
	it.Path, it.Line, it.Offset = s.path, at.line, s.offset(at.offset)
	var d *damage
	if errors.As(it.Reason, &d) {
		if d.told {
			return
		}
		d.told, it.Offset, it.Reason = true, d.at, d.reason
	}
	s.file.count(&it)
	if s.file.posted {
		s.file.ended = s.file.ended || it.Kind != KindNotice
		r.put(it)
		return
	}
	r.flush(s.file)
	s.file.held = &it
}

// flush hands out the item that is held back.
func (r *run) flush(f *file) {
	if f.held == nil {
		return
	}
	f.ended = f.ended || f.held.Kind != KindNotice
	it := *f.held
	f.held = nil
	r.put(it)
}

// end hands out the last item of a file, with all its bytes that no item has.
func (r *run) end(s *stream) {
	f := s.file
	if !f.ended && (f.held == nil || f.held.Kind == KindNotice) {
		r.reject(s, spot{}, problem("holds nothing that is read"))
	}
	if f.held != nil {
		f.held.Bytes += f.size - f.told
		r.flush(f)
	}
}
