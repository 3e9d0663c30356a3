package snippet

// pieces cuts a fuzzy word into one part more than it may have edits, so that one of
// them stays as it is, unless an edit swaps the letters beside a cut: what that makes
// of the two parts, but for their outermost letters that another swap may take, is a
// piece too. A blank stands before a piece that a word begins with, as the first
// part does where all edits are behind it, and behind one that a word ends with. It
// returns nil for words so short that the parts say nothing.
func (f *form) pieces() []string {
	n := f.distance + 1
	if len(f.runes) < 2*n || tameStart(f.text) != f.text {
		return nil
	}
	var out []string
	for i := range n {
		out = append(out, edged(string(f.runes[f.cut(i):f.cut(i+1)]), i == 0, i == n-1))
	}
	for i := 1; i < n; i++ {
		out = append(out, edged(f.swapped(f.cut(i-1), f.cut(i), f.cut(i+1)), i == 1, i == n-1))
	}
	return out
}

// edged marks a piece at an end of its word.
func edged(piece string, begins, ends bool) string {
	if begins {
		piece = " " + piece
	}
	if ends {
		piece += " "
	}
	return piece
}

// cut is where the i-th part begins.
func (f *form) cut(i int) int { return i * len(f.runes) / (f.distance + 1) }

// swapped returns the letters from start to end with those beside the cut swapped.
func (f *form) swapped(start, cut, end int) string {
	if start > 0 {
		start++
	}
	if end < len(f.runes) {
		end--
	}
	r := append([]rune(nil), f.runes[start:end]...)
	at := cut - start
	r[at-1], r[at] = r[at], r[at-1]
	return string(r)
}
