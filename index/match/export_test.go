package match

import "fmt"

// Held is how many segments a cache knows, how many lists it keeps, and how many bytes
// more it could.
func (c *Cache) Held() (segments, lists, room int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.lists.byWords {
		lists += len(e.Value.(*listed).made)
	}
	return len(c.segments), lists, c.lists.room
}

// Live is the set of all articles.
func (v *View) Live() Set {
	s := make(Set, v.blocks)
	for _, p := range v.segments {
		copy(p.of(s), p.within)
	}
	return s
}

// JoinedIn says of each segment whether fields are counted as one there.
func (v *View) JoinedIn(set Set, fields ...string) (out []bool, err error) {
	c := newCounter(v)
	err = c.open(set, fields)
	for _, used := range c.used {
		out = append(out, c.joined != nil && used[0] == c.joined)
	}
	return out, err
}

// TablesOf says of each segment how a field is counted there.
func (v *View) TablesOf(set Set, field string) (out []string, err error) {
	l, err := v.legend(set, field)
	for _, t := range l.tables {
		switch {
		case t.bytes != nil && t.more != nil:
			out = append(out, "bytes and more")
		case t.bytes != nil:
			out = append(out, "bytes")
		case t.shorts != nil:
			out = append(out, "shorts")
		case t.pairs != nil:
			out = append(out, "pairs")
		default:
			out = append(out, "lists")
		}
	}
	return out, err
}

// Number gives numbers of a field to n values that no article has.
func (c *Cache) Number(field string, n int) {
	values := make([]string, n)
	for i := range values {
		values[i] = fmt.Sprint("no article has ", i)
	}
	c.legends.numbers(field, nil).of(values, nil)
}

// Patched says whether each segment keeps a field as it stands in the index beside what the
// lens shows otherwise.
func (v *View) Patched(field string) bool {
	for _, p := range v.segments {
		if x, err := v.patch(p, field); x == nil || err != nil {
			return false
		}
	}
	return true
}
