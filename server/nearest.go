package server

import "dateline"

// longestName is how many bytes of a name are compared with others: a longer one
// is no slip of the hand.
const longestName = 64

// nearest returns the one of names that s was probably meant to be.
func nearest(s string, names []string) string {
	name, _ := dateline.Nearest(s, names)
	return name
}
