package server_test

import (
	"encoding/csv"
	"fmt"
	"testing"

	"dateline"
	"dateline/server"
)

// Spreadsheets take the full-width forms of the signs for formulas too.
func TestFullWidthFormulasAreInert(t *testing.T) {
	a := emptyArchive(t)
	var batch []dateline.Article
	for i, title := range []string{"＝1+1", "＋1", "－1", "＠SUM(1)"} {
		id := fmt.Sprint("a", i)
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: title, Body: fmt.Sprint("Text ", i)})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	rows, err := csv.NewReader(get(t, serving(t, a, server.Options{}), "/api/v1/search.csv").Body).ReadAll()
	if err != nil || len(rows) != len(batch)+1 {
		t.Fatalf("%v, %d rows", err, len(rows))
	}
	for _, row := range rows[1:] {
		if row[2][0] != '\'' {
			t.Errorf("a title that runs: %q", row[2])
		}
	}
}
