package snippet

// nextCut returns the first place from i to limit where a passage may begin, best
// behind white space; limit if there is none.
func (a *area) nextCut(i, limit int) int {
	for at := i; at < limit; at += size(a.text[at:]) {
		if (at == 0 || a.behindBlank(at)) && a.mayCut(at) {
			return at
		}
	}
	for ; i < limit && !a.mayCut(i); i += size(a.text[i:]) {
	}
	return min(i, limit)
}

// lastCut returns the last place from limit to i where a passage may end, best
// before white space; limit if there is none.
func (a *area) lastCut(i, limit int) int {
	for at := i; at > limit; at -= lastSize(a.text[:at]) {
		if (at == len(a.text) || a.beforeBlank(at)) && a.mayCut(at) {
			return at
		}
	}
	for ; i > limit && !a.mayCut(i); i -= lastSize(a.text[:i]) {
	}
	return max(i, limit)
}

// behindBlank and beforeBlank report whether white space ends, begins at i.
func (a *area) behindBlank(i int) bool {
	return i > 0 && endsBlank(a.text[:i]) && !startsBlank(a.text[i:])
}

func (a *area) beforeBlank(i int) bool {
	return startsBlank(a.text[i:]) && !endsBlank(a.text[:i])
}
