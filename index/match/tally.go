package match

import "slices"

// Tally is how many articles of a set have each value of a field, and how many have
// none. Values are in the order of bytes, and may hold some that no article of the set
// has; they are shared and must not be changed.
type Tally struct {
	Values  []string
	Counts  []int // by value
	Missing int
}

// Of is the count of a value.
func (t *Tally) Of(value string) int {
	if i, there := slices.BinarySearch(t.Values, value); there {
		return t.Counts[i]
	}
	return 0
}

// Add adds n to the count of a value.
func (t *Tally) Add(value string, n int) {
	i, there := slices.BinarySearch(t.Values, value)
	if !there {
		t.Values = slices.Insert(slices.Clone(t.Values), i, value)
		t.Counts = slices.Insert(t.Counts, i, 0)
	}
	t.Counts[i] += n
}

// addAll adds counts of values in the order of bytes.
func (t *Tally) addAll(values []string, counts []int) {
	if t.Values == nil {
		t.Values, t.Counts = values, counts
		return
	}
	for i, n := range counts {
		if n > 0 {
			t.Add(values[i], n)
		}
	}
}
