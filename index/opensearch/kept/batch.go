package kept

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"strings"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/opensearch/cluster"
	"dateline/index/tagged"
)

// Text is a revision. Its name is the id of the article, a dot, and the number.
type Text struct{ Name, Title, Body string }

// Batch is what one tagger has found in some texts. It is safe for concurrent use, and a
// tagged.Kept.
type Batch struct {
	store  *Store
	tagger string

	mu    sync.Mutex
	have  map[string][]byte // by document
	fresh map[string][]byte // what the index does not have yet
}

// Load reads what a tagger, by its fingerprint, has found in some texts.
func (s *Store) Load(ctx context.Context, tagger string, texts []Text) (*Batch, error) {
	b := &Batch{store: s, tagger: tagger, have: map[string][]byte{}, fresh: map[string][]byte{}}
	var refs []cluster.Ref
	for _, t := range texts {
		for _, u := range tagged.Units(t.Title, t.Body) {
			refs = append(refs, cluster.Ref{Index: s.index, ID: documentOf(t.Name, u.Texts)})
		}
	}
	docs, err := s.c.MGet(ctx, refs, nil)
	for _, d := range docs {
		var is document
		if d.Found && json.Unmarshal(d.Source, &is) == nil && is.Tagger == tagger {
			b.have[d.ID] = is.Found
		}
	}
	return b, unlessAbsent(err)
}

func documentOf(name string, texts []string) string {
	return name + "." + hex.EncodeToString(tagged.Sum(texts))
}

// Get implements tagged.Kept.
func (b *Batch) Get(name string, texts ...string) (found [][]entity.Tagged, ok bool) {
	b.mu.Lock()
	raw, ok := b.have[documentOf(name, texts)]
	b.mu.Unlock()
	if !ok {
		return nil, false
	}
	return tagged.Unpack(raw, texts)
}

// Put implements tagged.Kept; Flush writes it.
func (b *Batch) Put(name string, found [][]entity.Tagged, texts ...string) {
	raw, doc := tagged.Pack(found), documentOf(name, texts)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.have[doc], b.fresh[doc] = raw, raw
}

// Flush writes what was put.
func (b *Batch) Flush(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.fresh) == 0 {
		return nil
	}
	if err := b.store.ensure(ctx); err != nil {
		return err
	}
	var writes []cluster.Write
	for doc, found := range b.fresh {
		id, _, _ := strings.Cut(doc, ".")
		raw, err := json.Marshal(document{doc, dateline.ID(id), b.tagger, found})
		if err != nil {
			return err
		}
		writes = append(writes, cluster.Write{Ref: cluster.Ref{Index: b.store.index, ID: doc}, Source: raw})
	}
	done, err := b.store.c.BulkAll(ctx, writes)
	for _, d := range done {
		if err == nil && d.Err != nil { // the index is gone
			b.store.lost()
			err = d.Err
		}
	}
	if err == nil {
		clear(b.fresh)
	}
	return err
}
