package places

import (
	"slices"
	"strings"
)

// calendar are months and days of the week, in which more happens than in the towns that
// are called so.
var calendar = strings.Fields(`january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday`)

// isTime reports whether a candidate is a month or a day: its name is one, and no division
// or country stands behind it anywhere (August, California).
func (r *run) isTime(c *candidate) bool {
	return c.first == c.last && len(r.names[c.name].followed) == 0 && slices.Contains(calendar, c.field.words[c.first].Exact)
}
