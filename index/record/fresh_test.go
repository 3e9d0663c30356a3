package record

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ledger"
)

// What waits for the index is bounded, however short its texts are; the oldest stay.
func TestFreshTextsAreBounded(t *testing.T) {
	for _, bytes := range []int{1, 3_000, 100_000} {
		var f fresh
		var list []*freshText
		for i := range 20_000 {
			id := fmt.Sprint("a", i)
			list = append(list, &freshText{num: int64(i), row: ledger.Row{ID: dateline.ID(id)}, body: strings.Repeat("x", bytes)})
		}
		f.keep(list)
		if n := len(f.byID); n == 0 || n*(bytes+1<<10) > 8<<20 {
			t.Errorf("%d texts of %d bytes are kept", n, bytes)
		}
		if f.take("a0") == nil {
			t.Errorf("the first of %d bytes is not kept", bytes)
		}
	}
}
