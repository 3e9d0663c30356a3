package ingest

// Bounds of tables beside that of their bytes: a cell of one byte takes a hundred in memory,
// and a row some hundreds, so that a few packed kilobytes could take all there is.
const (
	maxCells = 10_000    // of a row
	maxRows  = 1_000_000 // of a metadata.csv or places.csv
)
