package match

import (
	"math"
	"slices"
	"strings"
)

// Fields that depend on one another, as the month says the year, are counted as one: its
// values are theirs side by side, "" where an article has none.

// beside stands between values side by side.
const beside = "\x01"

// side is one of the fields that are counted as one.
type side struct {
	*sheet
	numbers []uint32 // of its value in each of theirs
}

// join joins those of the fields that can be, if they are two at least.
func (c *counter) join(set Set, fields []string) error {
	all := c.view.cache.opt.Joined
	if slices.ContainsFunc(all, c.view.shows) || inBoth(fields, all) < 2 {
		return nil
	}
	l, err := c.view.legend(set, c.view.cache.joined)
	if err != nil {
		return err
	}
	var sides []side
	for f, name := range fields {
		i := slices.Index(all, name)
		if i < 0 {
			continue
		}
		if l.parts[i].by != c.sheets[f].legend.by {
			return nil // the field has been numbered anew between the two
		}
		sides = append(sides, side{c.sheets[f], l.parts[i].numbers})
	}
	c.joined, c.sides = c.newSheet(l), sides
	return nil
}

// inBoth is how many of some fields are among others.
func inBoth(some, others []string) (n int) {
	for _, f := range some {
		if slices.Contains(others, f) {
			n++
		}
	}
	return n
}

// sheetsOf are those by which a segment is counted.
func (c *counter) sheetsOf(segment int) []*sheet {
	if c.joined == nil || c.joined.legend.tables[segment] == nil || c.joined.legend.tables[segment].column.apart {
		return c.sheets
	}
	out := []*sheet{c.joined}
	for _, s := range c.sheets {
		if !slices.ContainsFunc(c.sides, func(x side) bool { return x.sheet == s }) {
			out = append(out, s)
		}
	}
	return out
}

// part gives what was counted of joined fields to each of them.
func (c *counter) part() {
	if c.joined == nil {
		return
	}
	sums := c.joined.sums()
	for i, number := range c.joined.legend.numbers {
		if n := sums[number]; n > 0 {
			for _, s := range c.sides {
				s.lists[s.numbers[i]] += n
			}
		}
	}
}

// parts are the values of one field in those of several side by side.
type parts struct {
	by      *numbering
	numbers []uint32
}

// partsOf takes the values of joined fields apart.
func (v *View) partsOf(values []string) (out []parts) {
	for i, f := range v.cache.opt.Joined {
		by := v.cache.legends.numbers(f, v.lens)
		own := make([]string, len(values))
		for n, value := range values {
			own[n] = strings.Split(value, beside)[i]
		}
		out = append(out, parts{by, by.of(own, nil)})
	}
	return out
}

// readJoined is the column of the joined fields, made when it is asked for the first time.
// The segment is locked.
func (p *part) readJoined(name string, fields []string) (*column, error) {
	if c := p.columns[name]; c != nil {
		return c, nil
	}
	var columns []*column
	for _, f := range fields {
		c, err := p.read(f, Source{Field: f})
		if err != nil {
			return nil, err
		}
		columns = append(columns, c)
	}
	p.columns[name] = joinColumns(columns)
	return p.columns[name], nil
}

// mostPairs is how many pairs of values are looked at.
const mostPairs = 1 << 20

// joinColumns joins columns, unless an article has several values of one, or there are more
// values side by side than twice those of one, and than a byte counts.
func joinColumns(columns []*column) *column {
	out, most := &column{of: make([]uint32, len(columns[0].of)), values: []string{""}}, math.MaxUint8
	for i, c := range columns {
		if len(c.starts) > 1 || len(out.values)*(len(c.values)+1) > mostPairs || !c.plain() {
			return &column{apart: true}
		}
		out = out.with(c, i > 0)
		most = max(most, 2*len(c.values))
	}
	if len(out.values) > most {
		return &column{apart: true}
	}
	return out
}

// plain reports whether values side by side stand in the order of bytes if those of c do.
func (c *column) plain() bool {
	return !slices.ContainsFunc(c.values, func(v string) bool { return strings.ContainsAny(v, "\x00"+beside) })
}

// with is c, of which every article has a value, with the values of d beside its own.
func (c *column) with(d *column, parted bool) *column {
	width := len(d.values) + 1
	pairs := make([]uint32, len(c.values)*width) // 1 if an article has both, having none the first; then the place of that
	pair := func(n int) *uint32 { return &pairs[int(c.of[n])*width+int(d.of[n]+1)%width] }
	for n := range c.of {
		*pair(n) = 1
	}
	out := &column{of: make([]uint32, len(c.of))}
	for i, there := range pairs {
		if there == 0 {
			continue
		}
		value := c.values[i/width]
		if parted {
			value += beside
		}
		if o := i % width; o > 0 {
			value += d.values[o-1]
		}
		pairs[i] = uint32(len(out.values))
		out.values = append(out.values, value)
	}
	for n := range out.of {
		out.of[n] = *pair(n)
	}
	return out
}
