package record

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dateline"
)

// copier copies the rows of one table.
type copier struct {
	*salvage
	table   table
	columns []string
}

// copyRows is how many rows are copied at a time. Where it is not known how many a
// table has, fewMisses numbers are tried behind the last row that could be read.
const (
	copyRows  = 500
	fewMisses = 20_000
)

// numbered copies rows in the order of their number. Behind one that cannot be
// read the numbers that follow are tried, until one can be.
func (c *copier) numbered() error {
	last, bad := int64(0), 0
	most := c.largest()
	for {
		behind := []any{last}
		n, at, err := c.scan(c.page(behind, ">", ""), behind)
		if n > 0 {
			last = number(at[0])
		}
		switch {
		case c.ctx.Err() != nil:
			return c.ctx.Err()
		case err != nil:
			next, missed := c.probe(last, most)
			bad += missed
			if next == 0 {
				return c.tell(bad, most)
			}
			last = next
		case n == 0:
			return c.tell(bad, most)
		}
	}
}

func (c *copier) tell(bad int, most int64) error {
	if bad > 0 {
		c.lost += bad - 1
		c.lose("%d rows of the table %s cannot be read, of %d", bad, c.table.name, most)
	}
	return nil
}

// probe copies the first row behind last that can be read; 0 is none. missed counts the
// numbers that failed: rows whose texts cannot be read, and numbers behind which no row can
// be found, which are tried one by one up to fewMisses of them and then ever further apart.
func (c *copier) probe(last, most int64) (next int64, missed int) {
	if most == 0 {
		most = last + fewMisses
	}
	blind, failed := last, last
	for at := last + 1; at <= most && c.ctx.Err() == nil; {
		if _, err := c.from(at); err != nil {
			missed, failed = missed+1, at
			if at == most {
				return 0, missed
			}
			at += min(most-at, stride(at-blind))
			continue
		}
		row, err := c.from(c.edge(failed, at))
		if err != nil || row == 0 {
			return 0, missed
		}
		n, _, err := c.scan(fmt.Sprintf(`SELECT %s FROM %s WHERE %s = ?`, list(c.columns), c.table.name, c.table.key[0]), []any{row})
		if err == nil && n > 0 {
			return row, missed
		}
		if row == math.MaxInt64 {
			return 0, missed + 1
		}
		missed++
		at, blind, failed = row+1, row, row
	}
	return 0, missed
}

// stride is how far the next number is from one that is so far behind the last row that
// was found: what a page has lost is gone through number by number, and what only a damaged
// sqlite_sequence says to be there ends all the same.
func stride(behind int64) int64 { return 1 + max(0, behind-fewMisses)/256 }

// from is the number of the first row from at on; 0 is none.
func (c *copier) from(at int64) (row int64, err error) {
	key := c.table.key[0]
	query := fmt.Sprintf(`SELECT %s FROM %s WHERE %s >= ? ORDER BY %s LIMIT 1`, key, c.table.name, key, key)
	err = c.each(c.old, query, []any{at}, func(r []any) error { row = number(r[0]); return nil })
	return row, err
}

// edge is the first number behind failed that a row can be found from; good is one of them.
func (c *copier) edge(failed, good int64) int64 {
	for good-failed > 1 {
		middle := failed + (good-failed)/2
		if _, err := c.from(middle); err != nil {
			failed = middle
		} else {
			good = middle
		}
	}
	return good
}

// largest is the largest number that the table has or had; 0 if that cannot be told.
func (c *copier) largest() (n int64) {
	for _, query := range []string{
		fmt.Sprintf(`SELECT max(%s) FROM %s`, c.table.key[0], c.table.name),
		fmt.Sprintf(`SELECT seq FROM sqlite_sequence WHERE name = '%s'`, c.table.name),
	} {
		_ = c.each(c.old, query, nil, func(row []any) error { n = max(n, number(row[0])); return nil }) // the other may tell
	}
	return n
}

// keyed copies rows from the first up to one that cannot be read, and from the
// last down to one; what lies between is lost.
func (c *copier) keyed() error {
	upTo, err := c.sweep(">", "")
	if c.ctx.Err() != nil || err == nil {
		return c.ctx.Err()
	}
	down, _ := c.sweep("<", " DESC")
	if err := c.ctx.Err(); err != nil {
		return err
	}
	c.lose("rows of the table %s cannot be read: those between %v and %v", c.table.name, upTo, down)
	return nil
}

// sweep copies rows in one direction and returns the key of the last.
func (c *copier) sweep(sign, order string) (at []any, err error) {
	for c.ctx.Err() == nil {
		n, next, err := c.scan(c.page(at, sign, order), at)
		if n > 0 {
			at = next
		}
		if err != nil || n == 0 {
			return at, err
		}
	}
	return at, c.ctx.Err()
}

// page is the query for the rows behind the key at, or for the first ones if that is
// nil; sign and order tell the direction.
func (c *copier) page(at []any, sign, order string) string {
	keys, behind := c.table.key, ""
	if at != nil {
		behind = fmt.Sprintf("WHERE (%s) %s (%s)", list(keys), sign, marks(len(keys)))
	}
	return fmt.Sprintf(`SELECT %s FROM %s %s ORDER BY %s LIMIT %d`,
		list(c.columns), c.table.name, behind, strings.Join(keys, order+", ")+order, copyRows)
}

// marks are the places of n values in a statement.
func marks(n int) string { return list(slices.Repeat([]string{"?"}, n)) }

// scan copies the rows of a query and returns how many, and the key of the last.
func (c *copier) scan(query string, args []any) (n int, key []any, err error) {
	tx, begun := c.new.BeginTx(c.ctx, nil)
	if begun != nil {
		c.end(begun)
		return 0, nil, begun
	}
	defer tx.Rollback()
	insert := fmt.Sprintf(`INSERT INTO %s(%s) VALUES(%s) ON CONFLICT DO NOTHING`, c.table.name, list(c.columns), marks(len(c.columns)))
	err = c.each(c.old, query, args, func(row []any) error {
		for i, v := range row {
			if b, ok := v.([]byte); ok && len(b) == 0 {
				row[i] = []byte{} // the driver reads an empty blob as nil, and writes that as NULL
			}
		}
		if _, err := tx.ExecContext(c.ctx, insert, row...); unwritable(err) {
			c.end(err)
			return err
		} else if err != nil {
			c.lose("a row of the table %s does not fit its rules: %v", c.table.name, err)
		}
		n, key = n+1, c.keyOf(row)
		return nil
	})
	if committed := tx.Commit(); committed != nil {
		c.end(committed)
		return 0, nil, committed
	}
	return n, key, err
}

// unwritable reports whether it is the file that err is about, and not the row.
func unwritable(err error) bool { return dateline.KindOf(fail("", err)) == dateline.Unavailable }

func (c *copier) keyOf(row []any) (out []any) {
	for _, k := range c.table.key {
		out = append(out, row[slices.Index(c.columns, k)])
	}
	return out
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}
