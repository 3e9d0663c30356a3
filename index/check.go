package index

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// mendIndex is the command that makes the index agree with the record.
const mendIndex = "dateline rebuild"

// Check holds the record and the index against their own checksums, and the index
// against the record.
func (a *Archive) Check(ctx context.Context, report func(dateline.Fault)) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	var faults []dateline.Fault
	if err := a.rec.Check(ctx, func(f dateline.Fault) { faults = append(faults, f) }); err != nil {
		return err
	}
	err := a.serving(ctx, func(f *follower) error {
		found, err := f.check(ctx)
		faults = append(faults, found...)
		return err
	})
	for _, f := range faults {
		report(f)
	}
	return err
}

// check reports what stands in the index otherwise than in the record. Articles
// that others change while it looks are left out.
func (f *follower) check(ctx context.Context) (faults []dateline.Fault, err error) {
	if err := f.applied.wait(ctx, f.head.get()); err != nil {
		return nil, err
	}
	if err := f.waitJoined(ctx); err != nil {
		return nil, err
	}
	if err := f.waitRead(ctx); err != nil {
		return nil, err
	}
	fault := func(id dateline.ID, format string, args ...any) {
		faults = append(faults, dateline.Fault{Where: "index", ID: id, Message: fmt.Sprintf(format, args...), Mend: mendIndex})
	}
	if was, err := f.gen.fingerprint(); err != nil || was != f.places.Load().Fingerprint() {
		fault("", "its mentions were read with other places")
	}
	_, _ = f.copies.made(ctx, f.gen) // as of no later state than is read; what fails is met again
	err = f.gen.readBoth(ctx, func(r, earlier index.IndexReader) error {
		if err := f.gen.verifyAll(r); err != nil {
			return err
		}
		if err := f.checkCopies(ctx, r, fault); err != nil {
			return err
		}
		if err := f.checkEarlier(ctx, r, earlier, fault); err != nil {
			return err
		}
		want, changed, err := f.expected(ctx, r)
		if err != nil {
			return err
		}
		err = eachArticle(ctx, r, func(id dateline.ID, have facts) {
			c, ok := want[id]
			delete(want, id)
			switch {
			case changed[id]:
			case !ok:
				fault(id, "the record has no such article")
			case have.revision != c.Revision:
				fault(id, "holds revision %d, the current one is %d", have.revision, c.Revision)
			case have.change != c.Seq:
				fault(id, "holds what was known at change %d, the last one is %d", have.change, c.Seq)
			}
		})
		for id := range want {
			if err == nil && !changed[id] {
				fault(id, "the article is missing")
			}
		}
		return err
	})
	if err != nil && ctx.Err() == nil {
		fault("", "cannot be read: %v", err)
		return faults, nil
	}
	return faults, err
}

// expected is what the record has, and which articles have changed behind the
// state of the index: whatever came between the two is among those, since the log
// is read last.
func (f *follower) expected(ctx context.Context, r index.IndexReader) (want map[dateline.ID]record.Current, changed map[dateline.ID]bool, err error) {
	if want, err = current(ctx, f.rec); err != nil {
		return nil, nil, err
	}
	changed, err = f.changedBehind(ctx, r)
	return want, changed, err
}

// changedBehind are the articles that have changed behind the state of the index.
func (f *follower) changedBehind(ctx context.Context, r index.IndexReader) (map[dateline.ID]bool, error) {
	seq, err := internalNumber(r, keySeq)
	if err != nil {
		return nil, err
	}
	changed := map[dateline.ID]bool{}
	for at := dateline.Seq(seq); ; {
		entries, err := f.rec.Log(ctx, at, logPage)
		if err != nil || len(entries) == 0 {
			return changed, err
		}
		for _, e := range entries {
			changed[e.ID] = true
			at = e.Seq
		}
	}
}

// current reads what the record holds now, by id.
func current(ctx context.Context, rec *record.Record) (map[dateline.ID]record.Current, error) {
	out := map[dateline.ID]record.Current{}
	for c, err := range rec.Live(ctx) {
		if err != nil {
			return nil, fmt.Errorf("list the articles of the record: %w", err)
		}
		out[c.ID] = c
	}
	return out, nil
}

// eachArticle visits every article of one state of the index.
func eachArticle(ctx context.Context, r index.IndexReader, visit func(dateline.ID, facts)) error {
	all, err := r.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer all.Close()
	values, err := r.DocValueReader([]string{fieldFacts})
	if err != nil {
		return err
	}
	for {
		num, err := all.Next()
		if err != nil || num == nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := readFacts(values, num)
		if err != nil {
			return err
		}
		id, err := r.ExternalID(num)
		if err != nil {
			return err
		}
		visit(dateline.ID(id), f)
	}
}
