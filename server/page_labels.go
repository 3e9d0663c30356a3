package server

import (
	"time"

	"dateline"
)

// scale says what is written below bars of one interval.
type scale struct {
	unit, above     func(time.Time) string // above is nil below years
	fits            func(t time.Time, step int) bool
	steps           []int
	wide, wideAbove float64 // pixels that a label of either line needs
}

var scales = map[string]scale{
	dateline.ByYear:  {unit: layoutOf("2006"), fits: func(t time.Time, step int) bool { return t.Year()%step == 0 }, steps: []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}, wide: 40},
	dateline.ByMonth: {layoutOf("Jan"), layoutOf("2006"), func(t time.Time, step int) bool { return (int(t.Month())-1)%step == 0 }, []int{1, 2, 3, 6, 12}, 34, 40},
	dateline.ByWeek:  {layoutOf("2"), layoutOf("Jan 2006"), func(time.Time, int) bool { return true }, []int{1, 2, 4, 8}, 24, 68},
	dateline.ByDay:   {layoutOf("2"), layoutOf("Jan 2006"), func(t time.Time, step int) bool { return (t.Day()-1)%step == 0 }, []int{1, 2, 7, 14, 31}, 24, 68},
}

func layoutOf(layout string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) }
}

// step is the smallest with which the labels of so many bars have room, else the
// largest that there is.
func (s scale) step(slots int, wide float64) int {
	for _, step := range s.steps {
		if float64(slots/step)*s.wide <= wide {
			return step
		}
	}
	return s.steps[len(s.steps)-1]
}

// label writes what fits below the bars: a label is left out where it would stand in
// the one before it, or beyond the end.
func (d *drawing) label(h dateline.Histogram) {
	s := scales[h.Interval]
	wide := float64(min(d.Slots*widestBar, narrowPlot))
	step := s.step(d.Slots, wide)
	units, above := newLine(d.Slots, s.wide/wide), newLine(d.Slots, s.wideAbove/wide)
	before := ""
	for i, b := range h.Buckets {
		t := time.Date(b.Date.Year, time.Month(max(1, b.Date.Month)), max(1, b.Date.Day), 0, 0, 0, 0, time.UTC)
		if s.fits(t, step) {
			units.add(i, s.unit(t))
		}
		if s.above == nil {
			continue
		}
		if over := s.above(t); over != before {
			above.add(i, over)
			before = over
		}
	}
	d.Units, d.Above = units.ticks, above.ticks
	if len(d.Above) > 0 && step == s.steps[len(s.steps)-1] {
		d.Units, d.Above = d.Above, nil // one of each would be the same each time
	}
	if len(d.Above) > 0 {
		d.High += lineHigh
	}
}

// line is one line of labels.
type line struct {
	ticks       []tick
	slots       int
	least, next float64 // how wide a label is, and where the next may stand, of the whole
}

func newLine(slots int, least float64) *line { return &line{slots: slots, least: least} }

func (l *line) add(i int, label string) {
	at := float64(i) / float64(l.slots)
	if at < l.next && len(l.ticks) == 1 && i > 0 && l.ticks[0].At == "0%" {
		l.ticks, l.next = nil, at // what begins here says more than what ends
	}
	if at < l.next || at > 0 && at+l.least > overhang {
		return
	}
	l.ticks = append(l.ticks, tick{short(100*at) + "%", label})
	l.next = at + l.least
}
