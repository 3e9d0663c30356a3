package opensearch

import (
	"context"
	"fmt"
	"maps"

	"dateline"
	"dateline/index/ledger"
)

// mendIndex is the command that makes the index agree with the record.
const mendIndex = "dateline rebuild"

// Check holds the record against its own checksums, and the index against the record. It
// keeps the sketches of all texts in memory.
func (a *Archive) Check(ctx context.Context, report func(dateline.Fault)) error {
	return a.call(func() error {
		if err := a.rec.Check(ctx, report); err != nil {
			return err
		}
		return (&checking{archive: a, report: report}).run(ctx)
	})
}

// checking holds the texts of the index against those of the record. Articles that others
// change while it looks are left out.
type checking struct {
	archive *Archive
	report  func(dateline.Fault)
	look
}

func (c *checking) fault(id dateline.ID, format string, args ...any) {
	c.report(dateline.Fault{Where: "index", ID: id, Message: fmt.Sprintf(format, args...), Mend: mendIndex})
}

func (c *checking) run(ctx context.Context) (err error) {
	if c.look, err = c.archive.look(ctx); err != nil {
		return err
	}
	if c.otherReading {
		c.fault("", "its mentions were read with other places")
	}
	c.compare()
	if err := c.copies(ctx); err != nil {
		return err
	}
	return c.sketches(ctx)
}

// compare holds what the index has against what the record has.
func (c *checking) compare() {
	missing := maps.Clone(c.want)
	for _, d := range c.have {
		ref := ledger.Ref{ID: d.ID, Revision: d.Revision}
		change, known := c.want[ref]
		delete(missing, ref)
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
	for ref, change := range missing {
		switch why := c.refused[ref]; {
		case c.changed[ref.ID]:
		case why != "":
			c.refusal(ref, why)
		case change > 0:
			c.fault(ref.ID, "the article is missing")
		default:
			c.fault(ref.ID, "its revision %d is missing", ref.Revision)
		}
	}
}
