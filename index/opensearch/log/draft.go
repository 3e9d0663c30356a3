package log

import (
	"context"
	"slices"
	"time"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// draft is the next commit while it is decided on. It reads what base has left, and sees
// what it has changed itself.
type draft struct {
	ctx     context.Context
	l       *Log
	base    head
	now     time.Time
	seq     dateline.Seq // the last change so far
	totals  totals
	changes []change
	pending pending
	texts   []text

	articles map[dateline.ID]*articleDoc // nil: there is none
	owners   map[hash]dateline.ID        // "": nobody has the key
	touched  map[dateline.ID]bool        // articles to be written
	order    []dateline.ID               // of touched
}

func newDraft(ctx context.Context, l *Log, base head) *draft {
	return &draft{
		ctx: ctx, l: l, base: base, now: l.now(), seq: base.Last, totals: base.Totals,
		articles: map[dateline.ID]*articleDoc{}, owners: map[hash]dateline.ID{}, touched: map[dateline.ID]bool{},
	}
}

// empty reports whether nothing is to be written. It closes the draft.
func (d *draft) empty() bool {
	for _, id := range d.order {
		d.pending.Articles = append(d.pending.Articles, *d.articles[id])
	}
	return len(d.changes)+len(d.order) == 0
}

// log appends c to the log and returns its number.
func (d *draft) log(c change) dateline.Seq {
	d.changes = append(d.changes, c)
	d.seq++
	return d.seq
}

// load reads articles that are not read yet.
func (d *draft) load(ids []dateline.ID) error {
	var refs []cluster.Ref
	var asked []dateline.ID
	for _, id := range ids {
		if _, have := d.articles[id]; !have && id.Valid() {
			d.articles[id] = nil
			refs, asked = append(refs, d.l.ref(partArticle, articleID(id))), append(asked, id)
		}
	}
	if len(refs) == 0 {
		return nil
	}
	docs, err := d.l.c.MGet(d.ctx, refs, nil)
	if err != nil {
		return err
	}
	for i, doc := range docs {
		if !doc.Found {
			continue
		}
		a := new(articleDoc)
		if err := decode(doc, a); err != nil {
			return err
		}
		d.articles[asked[i]] = a
	}
	return nil
}

// article returns one; nil if there is none.
func (d *draft) article(id dateline.ID) (*articleDoc, error) {
	err := d.load([]dateline.ID{id})
	return d.articles[id], err
}

// taken reports whether an article has been given id.
func (d *draft) taken(id dateline.ID) (bool, error) {
	a, err := d.article(id)
	return a != nil, err
}

// touch returns an article to be changed, which is written with the commit.
func (d *draft) touch(id dateline.ID) *articleDoc {
	if d.touched[id] {
		return d.articles[id]
	}
	a := d.articles[id]
	if a == nil {
		a = &articleDoc{Doc: articleID(id), Article: id}
	}
	d.articles[id], d.touched[id] = a, true
	d.order = append(d.order, id)
	return a
}

// loadKeys reads whose the keys of articles are.
func (d *draft) loadKeys(all []ledger.Incoming) error {
	var refs []cluster.Ref
	var asked []hash
	for i := range all {
		for _, k := range all[i].Keys {
			h := hash(ledger.HashOf(k))
			if _, have := d.owners[h]; !have {
				d.owners[h] = ""
				refs, asked = append(refs, d.l.ref(partArticle, keyID(h))), append(asked, h)
			}
		}
	}
	docs, err := d.l.c.MGet(d.ctx, refs, nil)
	if err != nil {
		return err
	}
	for i, doc := range docs {
		var k keyDoc
		if !doc.Found {
			continue
		}
		if err := decode(doc, &k); err != nil {
			return err
		}
		d.owners[asked[i]] = k.Article
	}
	return nil
}

// loadOwners reads the articles that have the keys of all.
func (d *draft) loadOwners() error {
	ids := make([]dateline.ID, 0, len(d.owners))
	for _, id := range d.owners {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return d.load(slices.Compact(ids))
}
