package copies

// What joins two texts, for those who keep texts elsewhere than in a Table.

// Keys are the hashes that a text is looked up by, ascending.
func (s Sketch) Keys() []uint32 { return s.Runs[:min(keyCount, len(s.Runs))] }

// MinShared is how many keys similar texts have to have in common to be compared.
const MinShared = minShared

// Common says whether a key that so many texts have is too common to look texts up by.
func Common(texts int) bool { return texts > commonTexts }

// Linked says whether a Table joins two texts directly: equal ones, and those that are
// Similar and share enough keys, of which common does not hold for one at least.
func Linked(a, b Sketch, common func(key uint32) bool) bool {
	if a.Text == b.Text {
		return a.Text != 0
	}
	both, rare := 0, false
	other := b.Keys()
	for _, key := range a.Keys() {
		for len(other) > 0 && other[0] < key {
			other = other[1:]
		}
		if len(other) > 0 && other[0] == key {
			both++
			rare = rare || !common(key)
		}
	}
	return both >= minShared && rare && Similar(a, b)
}
