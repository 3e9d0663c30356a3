package main

import (
	"fmt"
	"strings"

	"dateline"

	"github.com/rivo/uniseg"
)

// indent is where the lines of a hit begin, behind its rank.
const indent = 5

// printResult prints an answer for people; articles is how many the archive has.
func (a *app) printResult(s dateline.Search, res *dateline.Result, articles int) {
	noun, among := "article", ""
	if s.Revisions == dateline.AllRevisions {
		noun, among = "revision", "all revisions of "
	}
	a.printReading(s.Text, res.Read)
	if res.Total > 0 {
		a.printTotal(res, noun)
		a.printHits(res.Hits)
		return
	}
	if articles == 0 {
		a.printf("The archive is empty. Fill it with: dateline index%s FILES\n", a.archiveOption())
		return
	}
	a.printf("Nothing was found among %s%s.\n", among, number(articles, "article"))
	if r := res.Relaxed; r != nil && r.Total > 0 {
		a.printf("%s some of the words, but not all of them (as --any finds):\n\n", matching(r.Total, noun))
		a.printHits(r.Hits)
	}
}

// tellPartial says what an answer lacks.
func (a *app) tellPartial(p dateline.Parts) {
	if p.Missing > 0 {
		a.tell("warning: %d of %d parts of the archive cannot be searched at the moment; counts and hits are of the rest", p.Missing, p.All)
	}
}

// printIDs prints an answer for other programs; what is for people goes to the
// standard error.
func (a *app) printIDs(text string, res *dateline.Result) {
	for _, w := range res.Read.Warnings {
		a.tell("warning: %s: %s", line(w.Message), safe(string([]rune(text)[w.Start:w.End])))
	}
	if n := len(res.Hits); n < res.Total {
		a.tell("the first %d of %s; --limit prints up to %d", n, number(res.Total, "hit"), dateline.MaxLimit)
	}
	for _, h := range res.Hits {
		a.printf("%s\n", h.ID)
	}
}

// printReading says how the query was understood, with a mark under each part
// that was not.
func (a *app) printReading(text string, read dateline.Reading) {
	for _, w := range read.Warnings {
		a.printf("warning: %s\n", line(w.Message))
		a.printMark(text, w.Start, w.End)
	}
	for _, e := range read.Expanded {
		if len(e.Words) > 0 {
			a.printf("%s is the %s %s, also written %s; --verbatim searches only what was typed\n",
				safe(string([]rune(text)[e.Start:e.End])), e.Type, line(e.Label), line(strings.Join(e.Words, ", ")))
		}
	}
}

// printMark prints the query with carets under a part of it; one at least.
func (a *app) printMark(text string, start, end int) {
	r := []rune(text)
	before, part := safe(string(r[:start])), safe(string(r[start:end]))
	a.printf("  %s\n  %s%s\n", safe(text), strings.Repeat(" ", uniseg.StringWidth(before)),
		strings.Repeat("^", max(1, uniseg.StringWidth(part))))
}

func (a *app) printTotal(res *dateline.Result, noun string) {
	a.printf("%s", number(res.Total, noun))
	if res.Folded > 0 {
		a.printf(", and %s more as copies of them (--copies show lists each)", number(res.Folded, "article"))
	}
	if n := len(res.Hits); n < res.Total {
		a.printf("; the first %d", n)
	}
	a.printf("\n\n")
}

// number is n of a noun that takes an s.
func number(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func matching(n int, noun string) string {
	if n == 1 {
		return number(n, noun) + " has"
	}
	return number(n, noun) + " have"
}

func (a *app) printHits(hits []dateline.Hit) {
	width := widthOf(a.outFile)
	for i, h := range hits {
		for j, text := range hitLines(h) {
			text = wrap(text, width, indent)
			if j == 0 {
				text = fmt.Sprintf("%*d. %s", indent-2, i+1, text[indent:])
			}
			a.printf("%s\n", text)
		}
		a.printf("\n")
	}
}

// hitLines are the lines of a hit before they are wrapped.
func hitLines(h dateline.Hit) []string {
	k := h.Known
	about := []string{orElse(line(k.Publication.Value), "Unknown")}
	if date := k.Published.Value.String(); date != "" {
		about = append(about, date)
	}
	if k.Dateline.Value != "" {
		about = append(about, line(k.Dateline.Value))
	}
	lines := []string{orElse(line(clipped(h.Title)), "(untitled)"), strings.Join(about, ", ") + ", id " + string(h.ID)}
	if len(h.Places) > 0 {
		lines = append(lines, "places: "+placeNames(h.Places))
	}
	for _, s := range h.Snippets {
		lines = append(lines, line(s.Text))
	}
	if h.Current != 0 && h.Revision != h.Current {
		lines = append(lines, fmt.Sprintf("earlier revision %d; the newest is %d: dateline diff %s %d %d", h.Revision, h.Current, h.ID, h.Revision, h.Current))
	}
	if h.Copies > 0 {
		lines = append(lines, fmt.Sprintf("and %d more: --copy-of %s", h.Copies, h.ID))
	}
	if k.URL.Value != "" {
		lines = append(lines, line(k.URL.Value))
	}
	return lines
}

// titleShown is how many bytes of a title a list has. A longer one is a text that was taken
// for a title; dateline show has all of it.
const titleShown = 500

func clipped(title string) string {
	if len(title) <= titleShown {
		return title
	}
	return strings.TrimRight(strings.ToValidUTF8(title[:titleShown], ""), " ") + "…"
}

func placeNames(places []dateline.PlaceRef) string {
	var names []string
	for _, p := range places {
		names = append(names, line(p.Label))
	}
	return strings.Join(names, ", ")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
