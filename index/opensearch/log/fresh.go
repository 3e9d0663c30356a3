package log

import (
	"sync"

	"dateline"
	"dateline/index/ledger"
)

// freshBytes is how much of what was put is kept at most until it is indexed: of each article
// its text, and freshRow, which is about what the rest takes.
const (
	freshBytes = 8 << 20
	freshRow   = 1 << 10
)

// fresh keeps the articles that this server has put, in their first revision, so that
// whoever brings an index up to the record need not read them again. What another server
// has changed since is told by the number of the change.
type fresh struct {
	mu    sync.Mutex
	kept  map[dateline.ID]kept
	bytes int
}

// kept is an article as one commit has left it.
type kept struct {
	row   articleDoc
	words words
}

func (k kept) bytes() int { return freshRow + k.words.bytes() }

// add takes note of a commit. Where there is no room, articles are read as others are.
func (f *fresh) add(d *draft) {
	texts := make(map[string]words, len(d.texts))
	for _, t := range d.texts {
		texts[t.doc] = t.words
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range d.pending.Articles {
		a := &d.pending.Articles[i]
		f.drop(a.id())
		s := a.span(a.Current)
		if len(a.Row.Spans) != 1 || s == nil {
			continue
		}
		if w, written := texts[textID(a.id(), s)]; written {
			f.keep(a.id(), kept{*a, w})
		}
	}
}

func (f *fresh) keep(id dateline.ID, k kept) {
	if f.bytes+k.bytes() > freshBytes {
		return
	}
	if f.kept == nil {
		f.kept = map[dateline.ID]kept{}
	}
	f.kept[id] = k
	f.bytes += k.bytes()
}

func (f *fresh) drop(id dateline.ID) (k kept, was bool) {
	if k, was = f.kept[id]; was {
		delete(f.kept, id)
		f.bytes -= k.bytes()
	}
	return k, was
}

// Fresh returns an article that this server has put, if its last change is not before since,
// and forgets it: whoever indexes it has no use for it any more.
func (l *Log) Fresh(id dateline.ID, since dateline.Seq) (h ledger.History, ok bool) {
	l.fresh.mu.Lock()
	k, was := l.fresh.drop(id)
	l.fresh.mu.Unlock()
	if !was || k.row.Seq < since {
		return h, false
	}
	var err error
	if h.Article, err = assembled(&k.row, k.row.span(0), k.words); err != nil {
		return ledger.History{}, false // whoever reads it tells why
	}
	h.Seq, h.Others = k.row.Seq, none
	return h, true
}

// Forget forgets what is kept of changes up to one: somebody has indexed them.
func (l *Log) Forget(upTo dateline.Seq) {
	l.fresh.mu.Lock()
	defer l.fresh.mu.Unlock()
	for id, k := range l.fresh.kept {
		if k.row.Seq <= upTo {
			l.fresh.drop(id)
		}
	}
}

func none(func(dateline.Article, error) bool) {}
