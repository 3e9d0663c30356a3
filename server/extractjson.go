package server

import (
	"dateline"
	"dateline/index/export"
)

// NewExtractJSON returns what was read of a file in the shape of an export, before
// an archive has seen it: its revision is 0 and its id a wish, "" if it has none.
func NewExtractJSON(a dateline.Article) ExportJSON { return newExport(export.Text{Article: a}) }
