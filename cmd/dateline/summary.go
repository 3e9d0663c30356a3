package main

import "dateline"

// counts says what became of what was offered: offered is the sum of the others.
type counts struct {
	offered, added, unchanged, revised, restated, rejected, ignored int
}

func (c *counts) add(s dateline.Status) {
	c.offered++
	switch s {
	case dateline.Added:
		c.added++
	case dateline.Unchanged:
		c.unchanged++
	case dateline.Revised:
		c.revised++
	case dateline.Restated:
		c.restated++
	case dateline.Rejected:
		c.rejected++
	}
}

// kept counts the articles that the archive has.
func (c *counts) kept() int { return c.added + c.unchanged + c.revised + c.restated }

func (a *app) printSummary(c counts, places []string) {
	for _, row := range []struct {
		name string
		n    int
	}{
		{"offered", c.offered}, {"added", c.added}, {"unchanged", c.unchanged}, {"revised", c.revised},
		{"restated", c.restated}, {"rejected", c.rejected}, {"ignored", c.ignored},
	} {
		a.printf("%-10s%8d\n", row.name, row.n)
	}
	for _, p := range places {
		a.printf("%-10s%s\n", "places", "  "+p)
	}
}
