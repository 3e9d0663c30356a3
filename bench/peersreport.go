package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/bench/peers/line"
)

// names are the engines that were measured, dateline first.
func (f *figures) names() []string {
	names := []string{ownName}
	for _, p := range f.order {
		if p != ownName {
			names = append(names, p)
		}
	}
	return names
}

// report is the section of figuresPage.
func (s *stand) report(about string, all []*figures) string {
	var m markdown
	fmt.Fprintf(&m, "%s; %s at the end. %d rounds.\n", strings.TrimSpace(about), loadAverage(), s.rounds)
	var versions []string
	for _, e := range s.engines {
		versions = append(versions, e.version)
	}
	fmt.Fprintf(&m, "Engines: %s.\n", strings.Join(versions, "; "))
	for _, name := range s.missing {
		fmt.Fprintf(&m, "Not measured: %s, because %s.\n", name, s.absent[name])
	}
	for _, f := range all {
		fmt.Fprintf(&m, "\n### %s articles, %.1f MB of text\n\n", thousands(f.articles), float64(f.text)/1e6)
		f.answers(&m)
		f.byClass(&m)
		f.making(&m)
		f.agreement(&m)
	}
	return m.String()
}

// answers is the table of both modes, and of load.
func (f *figures) answers(m *markdown) {
	m.heads("engine", "whole answer p50 ms", "p95 ms", "dateline to it p50", "p95", "ids and total p50 ms", "p95 ms", "dateline to it p50", "p95", "answers/s, 2 threads", "dateline to it")
	for _, name := range f.names() {
		cells := []string{name}
		for _, mode := range []string{line.Whole, line.Ids} {
			cells = append(cells,
				millis(f.time(mode, name, 50, every)), millis(f.time(mode, name, 95, every)), two(f.ratio(mode, ownName, name, 50)), two(f.ratio(mode, ownName, name, 95)))
		}
		m.row(append(cells, fmt.Sprintf("%.0f", f.perSecond(name)), two(f.perSecondTo(ownName, name)))...)
	}
	plain, many := f.time(line.Ids, ownName, 50, every), f.time(line.Many, ownName, 50, every)
	fmt.Fprintf(m, "\ndateline with five facets and a histogram by month: p50 %s ms, p95 %s ms; p50 %s times that of the same hits without counts.\n\n",
		millis(many), millis(f.time(line.Many, ownName, 95, every)), two(float64(many)/float64(plain)))
}

// byClass is the table of the p50 of whole answers in ms.
func (f *figures) byClass(m *markdown) {
	m.heads(append([]string{"whole answer, p50 ms"}, f.names()...)...)
	for i, class := range peerClasses() {
		cells := []string{class}
		for _, name := range f.names() {
			cells = append(cells, millis(f.time(line.Whole, name, 50, ofClass(i))))
		}
		m.row(cells...)
	}
	m.WriteString("\n")
}

// making is the table of indexing, disk, memory and opening.
func (f *figures) making(m *markdown) {
	m.heads("engine", "searchable docs/s", "dateline to it", "merged docs/s", "disk MB", "to the text", "peak MB indexing", "peak MB serving", "opened ms", "first answer ms")
	for _, name := range f.names() {
		last := f.last(name)
		m.row(name,
			f.rate(name, func(i indexed) time.Duration { return i.searchable }), two(f.indexedTo(ownName, name)), f.rate(name, func(i indexed) time.Duration { return i.settled }),
			fmt.Sprintf("%.0f", float64(last.disk)/1e6), two(float64(last.disk)/float64(f.text)),
			fmt.Sprintf("%.0f", float64(last.peak)/1e6), fmt.Sprintf("%.0f", float64(f.serving[name])/1e6),
			fmt.Sprintf("%.0f", ms(f.opened[name])), fmt.Sprintf("%.0f", ms(f.first[name])))
	}
	if n := len(f.indexed[ownName]); n > 1 {
		fmt.Fprintf(m, "\nDocs/s are medians of %d rounds.\n\n", n)
		return
	}
	m.WriteString("\nDocs/s are of one run each.\n\n")
}

func (f *figures) rate(name string, of func(indexed) time.Duration) string {
	if len(f.indexed[name]) == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f", float64(f.articles)/f.searchable(name, of).Seconds())
}

// agreement is the table of how the answers differ.
func (f *figures) agreement(m *markdown) {
	m.heads(append([]string{"totals / facets off, first ten shared"}, f.names()...)...)
	for _, class := range peerClasses() {
		cells := []string{class}
		for _, name := range f.names() {
			a := f.agreed[name][class]
			if a.queries == 0 {
				cells = append(cells, "not answered")
				continue
			}
			cells = append(cells, fmt.Sprintf("%.1f %% / %.1f %%, %.0f %%", 100*a.totals, 100*a.counts, 100*a.same))
		}
		m.row(cells...)
	}
}

func millis(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", ms(d))
}

func two(ratio float64) string {
	if ratio == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", ratio)
}

// thousands writes 20000 as 20,000.
func thousands(n int) string {
	digits := []byte(fmt.Sprint(n))
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = slices.Insert(digits, i, ',')
	}
	return string(digits)
}
