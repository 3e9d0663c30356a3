package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// mendIndex is the command that makes the index agree with the record.
const mendIndex = "dateline rebuild"

// Check holds the record against its own checksums, and the index against the record.
func (a *Archive) Check(ctx context.Context, report func(dateline.Fault)) error {
	return a.call(func() error {
		if err := a.rec.Check(ctx, report); err != nil {
			return err
		}
		head, err := a.rec.Look(ctx)
		if err != nil {
			return err
		}
		if err := a.wait(ctx, head); err != nil {
			return err
		}
		c := &checking{archive: a, report: report, want: map[ledger.Ref]dateline.Seq{}, changed: map[dateline.ID]bool{}}
		return c.run(ctx)
	})
}

// checking holds the texts of the index against those of the record. Articles that others
// change while it looks are left out.
type checking struct {
	archive *Archive
	report  func(dateline.Fault)
	want    map[ledger.Ref]dateline.Seq // of current revisions the last change; of the others 0
	changed map[dateline.ID]bool
	have    []find.Document
}

func (c *checking) fault(id dateline.ID, format string, args ...any) {
	c.report(dateline.Fault{Where: "index", ID: id, Message: fmt.Sprintf(format, args...), Mend: mendIndex})
}

func (c *checking) run(ctx context.Context) error {
	p, err := c.archive.find.Progress(ctx, "")
	if err != nil {
		return err
	}
	if p.Applied > 0 && p.Reading != c.archive.find.Entities().Fingerprint() {
		c.fault("", "its mentions were read with other places")
	}
	for d, err := range c.archive.find.Documents(ctx) {
		if err != nil {
			return err
		}
		c.have = append(c.have, d)
	}
	if err := c.expect(ctx); err != nil {
		return err
	}
	if err := c.followed(ctx, p.Applied); err != nil { // read last, so that whatever came between is among them
		return err
	}
	c.compare()
	return nil
}

// expect reads what the record has.
func (c *checking) expect(ctx context.Context) error {
	for a, err := range c.archive.rec.Live(ctx) {
		if err != nil {
			return err
		}
		c.want[ledger.Ref{ID: a.ID, Revision: a.Revision}] = a.Seq
	}
	for ref, err := range c.archive.rec.Earlier(ctx) {
		if err != nil {
			return err
		}
		c.want[ref] = 0
	}
	return nil
}

// followed reads which articles have changed behind the state of the index.
func (c *checking) followed(ctx context.Context, at dateline.Seq) error {
	for {
		entries, err := c.archive.rec.Entries(ctx, at, logPage)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, e := range entries {
			c.changed[e.ID] = true
			at = e.Seq
		}
	}
}

func (c *checking) compare() {
	for _, d := range c.have {
		ref := ledger.Ref{ID: d.ID, Revision: d.Revision}
		change, known := c.want[ref]
		delete(c.want, ref)
		switch {
		case c.changed[d.ID]:
		case !known && d.Current:
			c.fault(d.ID, "the record has no such article")
		case !known:
			c.fault(d.ID, "the record has no revision %d of it", d.Revision)
		case d.Current != (change > 0):
			c.fault(d.ID, "revision %d is taken for what it is not: the current one, or an earlier one", d.Revision)
		case d.Current && d.Change != change:
			c.fault(d.ID, "holds what was known at change %d, the last one is %d", d.Change, change)
		}
	}
	for ref, change := range c.want {
		switch {
		case c.changed[ref.ID]:
		case change > 0:
			c.fault(ref.ID, "the article is missing")
		default:
			c.fault(ref.ID, "its revision %d is missing", ref.Revision)
		}
	}
}
