package snippet

import "strings"

// stopSigns are what may end a sentence of ASCII.
const stopSigns = ".!?\n\r"

// stops are where the next of each of stopSigns stands in a text that is gone through: looking
// for them one by one is quicker than looking at every byte, as most are rare.
type stops [len(stopSigns)]int

// begin goes back to the beginning of a text.
func (t *stops) begin() {
	for k := range t {
		t[k] = -1
	}
}

// from returns the first place from i on of any of them. It takes no step back.
func (t *stops) from(s string, i int) int {
	first := len(s)
	for k := range t {
		if t[k] < i {
			t[k] = len(s)
			if n := strings.IndexByte(s[i:], stopSigns[k]); n >= 0 {
				t[k] = i + n
			}
		}
		first = min(first, t[k])
	}
	return first
}

// stops are those of a text that is known to be ASCII; nil for others.
func (a *area) stops() *stops {
	if !a.narrow {
		return nil
	}
	a.desk.stops.begin()
	return &a.desk.stops
}
