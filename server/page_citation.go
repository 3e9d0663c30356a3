package server

import (
	"strconv"
	"strings"
)

// citation is how to name an article in a text: what is known of it, and which text
// this is.
func citation(f found) string {
	parts := []string{}
	add := func(s string) {
		if s = strings.TrimRight(plainLine(s), "."); s != "" {
			parts = append(parts, s)
		}
	}
	add(f.Known.Publication.Value)
	add("“" + plainLine(untitled(f.Title)) + "”")
	add(newDate(f.Known.Published.Value).Text)
	add(webAddress(f.Known.URL.Value))
	at := "text " + string(f.ID) + ", revision " + strconv.Itoa(f.Revision)
	for _, r := range f.revisions {
		if r.Number == f.Revision {
			at += ", seen " + moment(r.Seen)
		}
	}
	add(at)
	return strings.Join(parts, ". ") + "."
}
