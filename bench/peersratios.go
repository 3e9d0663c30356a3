package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"dateline/bench/peers/line"
)

// ratio is one line of ratiosFile: a figure of dateline to one of a peer, or to
// another of its own.
type ratio struct {
	name  string
	value float64
}

// more are the beginnings of the names of ratios that should be high; all others
// should be low.
var more = []string{"answers_per_second_", "index_"}

// mostLoss is the part of a ratio that may be lost before that is a fault.
const mostLoss = .2

// ratiosOf are all ratios, of the largest number of articles but for indexing,
// which has several rounds at the smallest only. Numbers of short articles give
// answers alone, unless there are no others.
func ratiosOf(all []*figures) (out []ratio) {
	whole := slices.DeleteFunc(slices.Clone(all), func(f *figures) bool { return f.short })
	if len(whole) == 0 {
		whole = all
	}
	least, most := whole[0], whole[len(whole)-1]
	for _, name := range most.names()[1:] {
		out = append(append(out, most.answerRatios(name, "")...),
			ratio{"answers_per_second" + versus(name), most.perSecondTo(ownName, name)}, ratio{"index" + versus(name), least.indexedTo(ownName, name)})
	}
	for _, f := range all[len(whole):] {
		for _, name := range f.names()[1:] {
			out = append(out, f.answerRatios(name, "_"+short(f.articles))...)
		}
	}
	if least != most {
		growth := float64(most.time(line.Whole, ownName, 50, every)) / float64(least.time(line.Whole, ownName, 50, every))
		out = append(out, ratio{fmt.Sprintf("growth_p50_%s_%s", short(least.articles), short(most.articles)), growth})
	}
	if step := least.stepTo(stepPeer); step > 0 {
		out = append(out, ratio{"index_step_vs_bleve", step})
	}
	plain, many := most.time(line.Plain, ownName, 50, every), most.time(line.Many, ownName, 50, every)
	last := most.last(ownName)
	return append(out,
		ratio{"facets_vs_plain", float64(many) / float64(plain)},
		ratio{"disk_vs_text", float64(last.disk()) / float64(most.text)},
		ratio{"peak_indexing_vs_700mb", float64(last.Peak) / 700e6},
		ratio{"peak_serving_vs_300mb", float64(most.serving[ownName]) / 300e6},
		ratio{"asked_serving_vs_300mb", float64(most.asked[ownName]) / 300e6},
		ratio{"first_answer_vs_400ms", most.first[ownName].Seconds() / .4},
	)
}

// answerRatios are those of the time of answers to that of a peer. size goes into
// their names.
func (f *figures) answerRatios(name, size string) (out []ratio) {
	for _, one := range []struct{ name, mode string }{{"answer", line.Whole}, {"ids", line.Ids}} {
		for _, p := range []int{50, 95} {
			out = append(out, ratio{fmt.Sprintf("%s_p%d%s%s", one.name, p, size, versus(name)), f.ratio(one.mode, ownName, name, p)})
		}
	}
	return out
}

// versus is the end of the name of a ratio.
func versus(name string) string { return "_vs_" + strings.ReplaceAll(name, "-", "_") }

// stepPeer is the engine that dateline's index alone is compared with: the one that
// it is built on.
const stepPeer = "bleve-tuned"

// short writes 20000 as 20k.
func short(n int) string {
	if n%1000 == 0 {
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.Itoa(n)
}

// sizeName is the name of the lines that stand before the ratios: the numbers of
// articles that they were taken at.
const sizeName = "articles_"

func writeRatios(file string, numbers []int, ratios []ratio) error {
	var b strings.Builder
	for i, n := range numbers {
		fmt.Fprintf(&b, "%s%d %d\n", sizeName, i+1, n)
	}
	for _, r := range ratios {
		fmt.Fprintf(&b, "%s %.3f\n", r.name, r.value)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// readRatios reads what writeRatios wrote.
func readRatios(file string) (numbers []int, out []ratio, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, err
	}
	lines := 0
	for text := range strings.Lines(string(raw)) {
		lines++
		name, number, _ := strings.Cut(strings.TrimSpace(text), " ")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil || !(value > 0) || slices.ContainsFunc(out, func(r ratio) bool { return r.name == name }) {
			return nil, nil, fmt.Errorf("%s:%d: %q; want a name that no other line has and a number above 0", file, lines, strings.TrimSpace(text))
		}
		if strings.HasPrefix(name, sizeName) {
			numbers = append(numbers, int(value))
			continue
		}
		out = append(out, ratio{name, value})
	}
	if len(out) == 0 || len(numbers) == 0 {
		return nil, nil, fmt.Errorf("%s holds %d ratios and %d numbers of articles; want some of both", file, len(out), len(numbers))
	}
	return numbers, out, nil
}

// checkRatios prints how the ratios have changed. A loss of more than mostLoss is
// an error, and so is having nothing to compare.
func checkRatios(out io.Writer, before, now []ratio) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ratio\tcommitted\tnow\tchange")
	var lost []string
	compared := 0
	for _, was := range before {
		i := slices.IndexFunc(now, func(r ratio) bool { return r.name == was.name })
		if i < 0 {
			fmt.Fprintf(table, "%s\t%.3f\t\tnot measured\n", was.name, was.value)
			continue
		}
		compared++
		verdict := ""
		if was.loss(now[i].value) > mostLoss {
			verdict, lost = " lost", append(lost, was.name)
		}
		fmt.Fprintf(table, "%s\t%.3f\t%.3f\t%+.0f%%%s\n", was.name, was.value, now[i].value, 100*(now[i].value/was.value-1), verdict)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	switch {
	case compared == 0:
		return fmt.Errorf("none of the committed ratios was measured")
	case len(lost) > 0:
		return fmt.Errorf("%s: worse by more than %.0f%%: %w", strings.Join(lost, ", "), 100*mostLoss, errMissed)
	}
	return nil
}

// loss is the part by which now is worse; below 0 it is better.
func (r ratio) loss(now float64) float64 {
	for _, beginning := range more {
		if strings.HasPrefix(r.name, beginning) {
			return 1 - now/r.value
		}
	}
	return now/r.value - 1
}
