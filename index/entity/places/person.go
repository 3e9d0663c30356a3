package places

// findPersons counts the last words of names that begin with a first name or a title.
func (r *run) findPersons(f *field) {
	for i := 0; i+1 < len(f.words); i++ {
		if !f.caps[i] || !f.caps[i+1] || f.fact(i).First < 2 && !is(wordTitle, f.words[i].Exact) {
			continue
		}
		j := i + 1
		if len(f.words[j].Exact) == 1 && j+1 < len(f.words) && f.caps[j+1] { // an initial
			j++
		}
		if g := f.gap(i + 1); g == " " || g == ". " {
			r.persons[f.words[j].Exact]++
		}
	}
}

// nationalityChance is that of a word which names nothing but a nationality.
const nationalityChance = .9

// nationality is the chance that a word names a nationality: it does, unless somebody in
// the article is called so (Huckleberry Finn).
func (r *run) nationality(c *candidate) float32 {
	f := c.field
	if r.persons[f.words[c.last].Exact] > 0 && f.fact(c.last).Last > 0 {
		return 0
	}
	return nationalityChance
}
