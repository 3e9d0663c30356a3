package names

import (
	"strings"
)

// leastLetters is the number of letters from which on names that differ in one look alike.
const leastLetters = 7

// oneLetter finds names that are the same when a letter is taken from one of them, or one
// from each at the same place. What differs in a digit is different.
func (d *doubts) oneLetter() {
	shorter := map[uint64][]int{}
	for i, parts := range d.parts {
		name := strings.Join(parts, "-")
		if len(name) < leastLetters {
			continue
		}
		for at := -1; at < len(name); at++ {
			h := hashWithout(name, at)
			for _, j := range shorter[h] {
				if other := strings.Join(d.parts[j], "-"); oneApart(name, other) {
					d.add(i, j, SameButOneLetter)
				}
			}
			shorter[h] = append(shorter[h], i)
		}
	}
}

// hashWithout is FNV-1a of s without the byte at, and of all of it for -1.
func hashWithout(s string, at int) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		if i != at {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
	}
	return h
}

// oneApart reports whether one letter added, removed or exchanged makes a of b.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := sharedPrefix(a, b)
	if len(b)-len(a) > 1 || a == b || i < len(b) && digit(b[i]) || i < len(a) && digit(a[i]) {
		return false
	}
	if len(a) == len(b) {
		return a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func sharedPrefix(a, b string) int {
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i
}
