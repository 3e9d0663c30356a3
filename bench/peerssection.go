package main

import (
	"fmt"
	"os"
	"strings"
)

// The section of figuresPage that peers writes stands between these lines; what is in
// no such section is written by hand.
const (
	sectionBegins = "<!-- written by: go run ./bench peers -write DATA -->\n"
	sectionEnds   = "<!-- end of what bench peers writes -->\n"
)

// writeSection puts a text between two lines of a page.
func writeSection(page, first, last, section string) error {
	raw, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(raw), first)
	_, after, ends := strings.Cut(rest, last)
	if !begins || !ends || strings.Contains(after, first) || strings.Contains(after, last) {
		return fmt.Errorf("%s does not have the lines %q and behind it %q once each", page, strings.TrimSpace(first), strings.TrimSpace(last))
	}
	return os.WriteFile(page, []byte(before+first+"\n"+strings.TrimSpace(section)+"\n\n"+last+after), 0o644)
}

// markdown is a table of a page.
type markdown struct{ strings.Builder }

// heads begins a table.
func (m *markdown) heads(names ...string) {
	m.row(names...)
	m.WriteString("|" + strings.Repeat(" --- |", len(names)) + "\n")
}

func (m *markdown) row(cells ...string) {
	m.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}
