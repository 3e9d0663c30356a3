package find

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"dateline/index/opensearch/cluster"
)

// A progress whose answer was lost is written, unless another server has said the same.
func TestAProgressIsWrittenWhoseAnswerWasLost(t *testing.T) {
	for name, other := range map[string]bool{"by this server": false, "by another": true} {
		t.Run(name, func(t *testing.T) {
			d, x := newDeed(t)
			p := Progress{index: "n.find-1", Epoch: 1}
			d.behind = func() {
				if other {
					raw, err := ownDocument(signed{p, "another"})
					if err != nil {
						t.Error(err)
					}
					d.source, d.seq = json.RawMessage(raw), d.seq+1
				}
				panic(http.ErrAbortHandler)
			}
			got, err := x.SetProgress(t.Context(), p)
			if other {
				if !errors.Is(err, cluster.ErrConflict) {
					t.Errorf("error %v, want a conflict", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got.Epoch = 2
			if got, err = x.SetProgress(t.Context(), got); err != nil {
				t.Errorf("written behind it: %v", err)
			}
			if read, err := x.Progress(t.Context(), "n.find-1"); err != nil || read.Epoch != 2 || read.stamp != got.stamp {
				t.Errorf("it says %+v, %v", read, err)
			}
		})
	}
}
