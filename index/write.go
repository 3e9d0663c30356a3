package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"

	"dateline"
	"dateline/index/rank"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// write commits a batch with the number of the last change that it completes; 0
// completes none.
func (f *follower) write(ctx context.Context, p *pending, upTo dateline.Seq) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	return f.writeLocked(p, upTo)
}

func (f *follower) writeLocked(p *pending, upTo dateline.Seq) error {
	// Of a batch that Bleve cannot write it leaves parts that panic when they are read.
	if err := roomFor(f.gen.dir, roomOfText*int64(p.bytes)+roomSpare); err != nil {
		return fmt.Errorf("no room for a batch of the index: %w", err)
	}
	if err := f.forget(p.erased); err != nil {
		return err
	}
	b := f.gen.bleve.NewBatch()
	added := 0
	all := f.analysed(p)
	for _, a := range all {
		if err := b.IndexAdvanced(a.doc); err != nil {
			return fmt.Errorf("index article %s: %w", a.doc.ID(), err)
		}
		added += a.facts.length
	}
	for _, id := range p.erased {
		b.Delete(string(id))
	}
	words, err := f.gen.total(p.ids(), added)
	if err != nil {
		return err
	}
	state, err := f.copies.update(f.gen, p.erased, all)
	if err == nil {
		b.SetInternal(keyCopies, number(state))
		if p.reader != nil || f.anew {
			b.SetInternal(keyReread, number(rand.Uint64()))
		}
		upTo = max(upTo, f.applied.get())
		err = f.withEarlier(p, b, upTo, func() error { return f.commit(b, upTo, words) })
	}
	if err != nil {
		f.copies.forget()
	}
	return err
}

// commit writes a batch with what is true of the whole index then.
func (f *follower) commit(b *bleve.Batch, upTo dateline.Seq, words uint64) error {
	seal(b, upTo, words)
	if err := f.gen.write(b); err != nil {
		return fmt.Errorf("write the index up to change %d: %w", upTo, err)
	}
	f.applied.raise(upTo)
	f.rec.Followed(upTo)
	return nil
}

func seal(b *bleve.Batch, upTo dateline.Seq, words uint64) {
	b.SetInternal(keySeq, number(uint64(upTo)))
	b.SetInternal(rank.LengthKey, rank.Length(words))
	b.SetInternal(keySum, sumOf(uint64(upTo), words))
}

// analyseAll analyses n texts on all processors.
func analyseAll(n int, one func(r *reader, i int) analysed) []analysed {
	out := make([]analysed, n)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			an := text.Borrow()
			defer text.Return(an)
			r := newReader(an)
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				out[i] = one(r, i)
			}
		})
	}
	wait.Wait()
	return out
}

// ids are the articles of a batch, those that it erases too.
func (p *pending) ids() []string {
	ids := make([]string, 0, len(p.articles)+len(p.erased))
	for _, a := range p.articles {
		ids = append(ids, string(a.ID))
	}
	for _, id := range p.erased {
		ids = append(ids, string(id))
	}
	return ids
}

// total is the sum of the lengths of all texts behind a batch: what stands under
// the names goes, added comes.
func (g *generation) total(names []string, added int) (words uint64, err error) {
	err = g.read(func(r index.IndexReader) error {
		if words, err = internalNumber(r, rank.LengthKey); err != nil {
			return err
		}
		gone, err := lengths(r, names)
		words += uint64(added) - uint64(gone)
		return err
	})
	return words, err
}

// lengths sums the lengths of those of ids that the index holds.
func lengths(r index.IndexReader, ids []string) (sum int, err error) {
	found, err := r.DocIDReaderOnly(ids)
	if err != nil {
		return 0, fmt.Errorf("look up %d articles in the index: %w", len(ids), err)
	}
	defer found.Close()
	values, err := r.DocValueReader([]string{fieldFacts})
	if err != nil {
		return 0, fmt.Errorf("read the facts of the index: %w", err)
	}
	for {
		id, err := found.Next()
		if err != nil || id == nil {
			return sum, err
		}
		f, err := readFacts(values, id)
		if err != nil {
			return 0, err
		}
		sum += f.length
	}
}

func readFacts(values index.DocValueReader, id index.IndexInternalID) (f facts, err error) {
	var parse error
	err = values.VisitDocValues(id, func(_ string, term []byte) { f, parse = parseFacts(string(term)) })
	if err == nil {
		err = parse
	}
	if err == nil && f.revision == 0 {
		err = fmt.Errorf("%w: article number %d has no facts", errDamaged, id.Value())
	}
	return f, err
}
