package names

import (
	"dateline"
	"dateline/index/entity/lists"
)

// surnames finds people who share one.
func (d *doubts) surnames() {
	by := map[string][]int{}
	for i, parts := range d.parts {
		if d.all[i].Type == dateline.TypePerson {
			by[parts[len(parts)-1]] = append(by[parts[len(parts)-1]], i)
		}
	}
	for _, group := range by {
		var full []int
		for _, i := range group {
			if len(d.parts[i]) > 1 {
				full = append(full, i)
			}
		}
		for at, i := range full {
			for _, j := range full[at+1:] {
				if why, alike := alike(d.parts[i], d.parts[j]); alike {
					d.add(i, j, why)
				}
			}
			for _, j := range group {
				if len(full) == 1 && len(d.parts[j]) == 1 {
					d.add(i, j, SurnameOf)
				}
			}
		}
	}
}

// alike compares two names of several words with one surname.
func alike(a, b []string) (Why, bool) {
	x, y := a[0], b[0]
	switch {
	case x == y:
		return SameButMiddle, len(a) == 2 || len(b) == 2
	case x[0] != y[0]:
		return "", false
	case len(x) == 1 || len(y) == 1:
		return Initial, true
	}
	return SurnameInitial, !(lists.Of(x).First > 0 && lists.Of(y).First > 0)
}

// acronyms finds organisations of one word that is made of the first letters of another.
func (d *doubts) acronyms() {
	short := map[string]int{}
	for i, parts := range d.parts {
		if d.all[i].Type == dateline.TypeOrganisation && len(parts) == 1 {
			short[parts[0]] = i
		}
	}
	for i, parts := range d.parts {
		if d.all[i].Type != dateline.TypeOrganisation || len(parts) < 3 {
			continue
		}
		all, most := "", ""
		for _, p := range parts {
			all += p[:1]
			if !joinsNames(p) {
				most += p[:1]
			}
		}
		for _, letters := range []string{all, most} {
			if j, there := short[letters]; there {
				d.add(i, j, AcronymOf)
			}
		}
	}
}
