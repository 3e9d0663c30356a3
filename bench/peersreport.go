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
		kind := "articles"
		if f.short {
			kind = "short articles"
		}
		fmt.Fprintf(&m, "\n### %s %s, %.1f MB of text\n\n", thousands(f.articles), kind, float64(f.text)/1e6)
		f.answers(&m)
		f.byClass(&m, line.Whole, "whole answer")
		f.byClass(&m, line.Ids, "ids and total")
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
	plain, many := f.time(line.Plain, ownName, 50, every), f.time(line.Many, ownName, 50, every)
	fmt.Fprintf(m, "\ndateline with five facets and a histogram by month: p50 %s ms, p95 %s ms; p50 %s times that of the same hits without counts.\n\n",
		millis(many), millis(f.time(line.Many, ownName, 95, every)), two(float64(many)/float64(plain)))
}

// byClass is the table of the p50 of answers in ms.
func (f *figures) byClass(m *markdown, mode, what string) {
	m.heads(append([]string{what + ", p50 ms"}, f.names()...)...)
	for i, class := range peerClasses() {
		cells := []string{class}
		for _, name := range f.names() {
			cells = append(cells, millis(f.time(mode, name, 50, ofClass(i))))
		}
		m.row(cells...)
	}
	m.WriteString("\n")
}

// making is the table of indexing, disk, memory and opening.
func (f *figures) making(m *markdown) {
	m.heads("engine", "searchable docs/s", "dateline to it", "merged docs/s", "disk MB", "to the text", "peak MB indexing", "asked for", "peak MB serving", "asked for", "opened ms", "first answer ms")
	for _, name := range f.names() {
		last := f.last(name)
		m.row(name,
			f.rate(name, func(i indexed) time.Duration { return i.Searchable }), two(f.indexedTo(ownName, name)), f.rate(name, func(i indexed) time.Duration { return i.Settled }),
			wholeMB(last.disk()), two(float64(last.disk())/float64(f.text)),
			wholeMB(last.Peak), wholeMB(last.Anonymous), wholeMB(f.serving[name]), wholeMB(f.asked[name]),
			fmt.Sprintf("%.0f", ms(f.opened[name])), fmt.Sprintf("%.0f", ms(f.first[name])))
	}
	fmt.Fprintf(m, "\n%s\n\n", strings.Join(f.notes(), " "))
}

// notes say how the table above them was taken.
func (f *figures) notes() (out []string) {
	var rounds []string
	for _, name := range f.names() {
		rounds = append(rounds, fmt.Sprintf("%s %d", name, len(f.indexed[name])))
	}
	out = append(out, "Docs/s are medians of so many rounds: "+strings.Join(rounds, ", ")+".")
	if len(f.before) > 0 {
		out = append(out, "Of an earlier run are the indexes of "+strings.Join(f.before, ", ")+", and the figures of their making.")
	}
	if len(f.steps) > 0 {
		rate := float64(f.articles) / percentile(f.steps, 50).Seconds()
		note := fmt.Sprintf("dateline's index alone, made anew from the record: %.0f docs/s", rate)
		if to := f.stepTo(stepPeer); to > 0 {
			note += fmt.Sprintf(", %.2f times the searchable docs/s of %s", to, stepPeer)
		}
		out = append(out, note+".")
	}
	last := f.last(ownName)
	return append(out, fmt.Sprintf("dateline's disk is %s MB of record and %s MB of index. \"Asked for\" is the most of the peak that is no page of a file.", wholeMB(last.Beside), wholeMB(last.Below)))
}

func wholeMB(bytes int64) string { return fmt.Sprintf("%.0f", float64(bytes)/1e6) }

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
