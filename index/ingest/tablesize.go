package ingest

import "strings"

// Bounds of tables beside that of their bytes: a cell of one byte takes a hundred in memory,
// and a row some hundreds, so that a few packed kilobytes could take all there is.
const (
	maxCells = 10_000    // of a row
	maxRows  = 1_000_000 // of a metadata.csv or places.csv
)

// checkWidth refuses a table that has too many separators in a line, and names the line. It
// is asked before cells are made.
func checkWidth(s string, separator rune) (line int, err error) {
	for text := range strings.Lines(s) {
		if line++; strings.Count(text, string(separator)) >= maxCells {
			return line, problem("the line has more than %d cells, the limit", maxCells)
		}
	}
	return 0, nil
}
