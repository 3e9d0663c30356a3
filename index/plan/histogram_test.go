package plan_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/plan"
)

// TestTooManyBuckets holds a histogram against the most buckets that there may be.
func TestTooManyBuckets(t *testing.T) {
	for _, c := range []struct {
		written string // dates, each of one article
		buckets int
		refused string
	}{
		{"1000-01 1416-08", 5000, ""},
		{"1000-01 1416-08 1416-09", 0, "from 1000-01 to 1416-09 there are more than 5000 buckets of a month"},
		{"1000-01 1500-01 1600 1700-02 1800", 0, "from 1000-01 to 1700-02 there are more"},
	} {
		var dates []dateline.Date
		var counts []int
		for _, written := range strings.Fields(c.written) {
			d, err := dateline.ParseDate(written)
			if err != nil {
				t.Fatal(err)
			}
			dates, counts = append(dates, d), append(counts, 1)
		}
		h, err := plan.Histogram(dateline.ByMonth, dates, counts, 0)
		if c.refused == "" {
			if err != nil || len(h.Buckets) != c.buckets {
				t.Errorf("%s: %d buckets, %v; want %d", c.written, len(h.Buckets), err, c.buckets)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.refused) {
			t.Errorf("%s: %v, want %q", c.written, err, c.refused)
		}
	}
}
