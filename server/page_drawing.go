package server

import (
	"fmt"
	"strings"

	"dateline"
)

// drawing is the picture of a histogram: one unit wide for each bucket, plotHigh
// units high, and beside it what is written below.
type drawing struct {
	Slots int
	Width string   // of the picture: a number of pixels, or "100%" of what is there
	Bars  []column // in the order of the buckets; none where they are too many to be told apart
	Path  string   // all of those at once
	Units []tick   // the upper line: years, months or days
	Above []tick   // the lower line: the years of months, the months of days; none below years
	High  int
}

// column is where a bar stands, from the left and from the top.
type column struct{ X, Wide, Top, High string }

type tick struct{ At, Label string }

// Sizes in pixels. A label has to fit on a telephone too.
const (
	plotHigh   = 64
	leastHigh  = 2 // of a bar with an article
	lineHigh   = 17
	widestBar  = 40
	narrowPlot = 330
	barShare   = .82  // of a slot
	overhang   = 1.05 // how far the last label may reach, of the whole
)

func newDrawing(h dateline.Histogram) drawing {
	n := len(h.Buckets)
	d := drawing{Slots: n, Width: "100%", High: plotHigh + lineHigh}
	if n*widestBar < narrowPlot*2 {
		d.Width = fmt.Sprint(n * widestBar)
	}
	highest := 1
	for _, b := range h.Buckets {
		highest = max(highest, b.Count)
	}
	for i, b := range h.Buckets {
		d.add(i, b.Count, highest)
	}
	d.label(h)
	return d
}

func (d *drawing) add(i, count, highest int) {
	high := float64(count) / float64(highest) * plotHigh
	if count > 0 {
		high = max(high, leastHigh)
	}
	c := column{short(float64(i) + (1-barShare)/2), short(barShare), short(plotHigh - high), short(high)}
	if d.Slots <= mostBars {
		d.Bars = append(d.Bars, c)
	} else if count > 0 {
		d.Path += fmt.Sprintf("M%d %sV%dh1V%sz", i, c.Top, plotHigh, c.Top)
	}
}

// short writes a number with two digits behind the point at most.
func short(f float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", f), "0"), ".")
}
