package server_test

import (
	"testing"

	"dateline"
	"dateline/server"
)

func TestLimitsOfWritingAreChecked(t *testing.T) {
	for field, o := range map[string]server.Options{
		"writes": {Writes: -1}, "post-bytes": {PostBytes: -1}, "max-bytes": {MaxBytes: dateline.MaxArticleBytes + 1}, "lag": {Lag: -1},
	} {
		_, err := server.New(overSeeds, o)
		e, is := err.(*dateline.Error)
		if !is || e.Kind != dateline.Invalid || e.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
