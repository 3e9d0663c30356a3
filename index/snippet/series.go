package snippet

// borders returns, for every beginning of forms, the length of the longest shorter
// beginning that it ends with: what of a series has begun anew where one breaks
// off or ends (Knuth, Morris and Pratt, Fast pattern matching in strings, 1977).
func borders(forms []form) []int {
	out := make([]int, len(forms))
	for i, n := 1, 0; i < len(forms); i++ {
		for n > 0 && forms[i].text != forms[n].text {
			n = out[n-1]
		}
		if forms[i].text == forms[n].text {
			n++
		}
		out[i] = n
	}
	return out
}

// series reads the words from i on, which is the first of a series, to where none
// is begun. It reads no word twice.
func (f *finding) series(clause, i int) {
	if i < f.read[clause] {
		return
	}
	c := &f.m.clauses[clause]
	for n := 0; i < len(f.words); i++ {
		for n > 0 && !c.forms[n].matches(&f.words[i]) {
			n = c.borders[n-1]
		}
		if !c.forms[n].matches(&f.words[i]) {
			break
		}
		if n++; n == len(c.forms) {
			f.take(clause, i-n+1, i)
			n = c.borders[n-1]
		}
	}
	if f.read == nil {
		f.read = map[int]int{}
	}
	f.read[clause] = i
}
