package record

import (
	"slices"
	"sync"

	"dateline"
	"dateline/index/ledger"
)

// fresh keeps articles that were new a moment ago for the index that follows, which so
// need not read and unpack what is still in memory. Each is taken once, and dropped
// before anything of it changes: what is taken is what reading it would give. Where the
// index does not follow as quickly as articles come, it reads the others.
type fresh struct {
	mu    sync.Mutex
	byID  map[dateline.ID]*freshText
	byNum map[int64]*freshText
	bytes int
}

const (
	// freshBytes bounds what is kept; some 2,000 articles.
	freshBytes = 8 << 20
	// freshRest is what an article takes beside its text: the most of a short one.
	freshRest = 1 << 10
)

// freshText is an article with one revision.
type freshText struct {
	num                  int64
	seq                  dateline.Seq
	row                  ledger.Row
	keys                 []dateline.Key
	seen                 ledger.Stamp
	title, body, remains string
}

func freshOf(a *added) *freshText {
	var keys []dateline.Key // those that say more than their hash
	for _, k := range a.in.Keys {
		if k.Kind != dateline.KeyHash {
			keys = append(keys, k)
		}
	}
	return &freshText{a.num, a.seq, a.Row, keys, a.Span.First, a.in.Title, a.in.Body, a.in.Remains}
}

func (t *freshText) bytes() int { return freshRest + len(t.title) + len(t.body) + len(t.remains) }

// history is the article as reading it would give it.
func (t *freshText) history() (h History, err error) {
	h.Seq, h.Others = t.seq, noTexts
	h.ID, h.Revision, h.Keys, h.Title, h.Body, h.Remains = t.row.ID, t.row.Current, t.keys, t.title, t.body, t.remains
	if h.Known, err = t.row.Known.Known(); err == nil {
		h.Seen, err = t.seen.Time()
	}
	return h, err
}

// keep keeps articles that were committed, as far as there is room.
func (f *fresh) keep(list []*freshText) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.byID == nil {
		f.byID, f.byNum = map[dateline.ID]*freshText{}, map[int64]*freshText{}
	}
	for _, t := range list {
		if f.bytes+t.bytes() > freshBytes {
			return
		}
		f.byID[t.row.ID], f.byNum[t.num] = t, t
		f.bytes += t.bytes()
	}
}

// history returns an article and keeps it no longer; ok is false if it is not there.
func (f *fresh) history(id dateline.ID) (h History, ok bool) {
	t := f.take(id)
	if t == nil {
		return h, false
	}
	h, err := t.history()
	return h, err == nil
}

func (f *fresh) take(id dateline.ID) *freshText {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := f.byID[id]
	if t != nil {
		f.remove(t)
	}
	return t
}

// changes drops an article that is about to change.
func (f *fresh) changes(num int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if t := f.byNum[num]; t != nil {
		f.remove(t)
	}
}

// followed drops what the index has up to a change.
func (f *fresh) followed(upTo dateline.Seq) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, t := range f.byID {
		if t.seq <= upTo {
			f.remove(t)
		}
	}
}

// changes keeps no article that the transaction changes.
func (w *writer) changes(num int64) {
	w.r.fresh.changes(num)
	w.fresh = slices.DeleteFunc(w.fresh, func(t *freshText) bool { return t.num == num })
}

func (f *fresh) remove(t *freshText) {
	delete(f.byID, t.row.ID)
	delete(f.byNum, t.num)
	f.bytes -= t.bytes()
}

// Followed says that the index holds all changes up to one, so that nothing is kept for
// it any more that came before.
func (r *Record) Followed(upTo dateline.Seq) { r.fresh.followed(upTo) }
