package main

import (
	"fmt"
	"os"
	"strings"
)

// The section of figuresPage stands between these lines; all else of the page is
// written by hand.
const (
	sectionBegins = "<!-- written by: go run ./bench peers -write DATA -->\n"
	sectionEnds   = "<!-- end of what bench peers writes -->\n"
)

// writeSection puts a text between the two markers of a page.
func writeSection(page, section string) error {
	raw, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(raw), sectionBegins)
	_, after, ends := strings.Cut(rest, sectionEnds)
	if !begins || !ends || strings.Contains(after, sectionBegins) || strings.Contains(after, sectionEnds) {
		return fmt.Errorf("%s does not have the lines %q and behind it %q once each", page, strings.TrimSpace(sectionBegins), strings.TrimSpace(sectionEnds))
	}
	return os.WriteFile(page, []byte(before+sectionBegins+"\n"+strings.TrimSpace(section)+"\n\n"+sectionEnds+after), 0o644)
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
