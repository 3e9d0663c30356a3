package find_test

import (
	"math/rand/v2"
	"net/http"
	"testing"

	"dateline/index/opensearch/cluster"
)

// refreshes is how often the index was shown anew.
func (s *shelf) refreshes() (n int) {
	s.Helper()
	var got struct {
		All struct {
			Primaries struct {
				Refresh struct {
					Total int `json:"external_total"`
				}
			}
		} `json:"_all"`
	}
	if err := s.client.Call(s.Context(), http.MethodGet, cluster.Path(s.index, "_stats", "refresh"), nil, nil, &got); err != nil {
		s.Fatal(err)
	}
	return got.All.Primaries.Refresh.Total
}

// Articles that are written again with the texts that they had let nobody wait until the
// index shows them; those that come behind them find their copies all the same.
func TestGroupsWhereNothingHasChanged(t *testing.T) {
	rng, s := rand.New(rand.NewPCG(1, 6)), newShelf(t)
	one, two := sentence(rng, 40), sentence(rng, 40)
	all := map[string]string{"a": one, "b": one, "c": two}
	s.put(all)
	s.put(all)
	before := s.refreshes()
	for range 3 {
		s.put(all)
	}
	if n := s.refreshes() - before; n > 0 {
		t.Errorf("the index was shown %d times for articles that are as they were", n)
	}
	s.put(map[string]string{"a": two, "b": one})
	s.put(map[string]string{"d": one, "0": two})
	s.check("behind articles that changed")
	s.put(map[string]string{"d": one})
	s.put(map[string]string{"e": one}, "b")
	s.put(map[string]string{"f": two}, "d")
	s.check("behind articles that went")
}
