package main

import (
	"fmt"
	"io"

	"dateline"
	"dateline/index/entity/tag"
)

// score prints how many names of each type a tagger finds exactly, with the type.
func score(w io.Writer, articles []article, t *tag.Model) {
	for _, kind := range []string{dateline.TypePerson, dateline.TypeOrganisation, dateline.TypePlace} {
		right, found, gold := 0, 0, 0
		for _, a := range articles {
			names := map[[2]int]bool{}
			for _, s := range a.names {
				if s.Type == kind {
					names[[2]int{s.Start, s.End}] = true
				}
			}
			gold += len(names)
			for _, s := range t.TagHinted(a.body, a.words, a.hints) {
				if s.Type != kind {
					continue
				}
				found++
				if names[[2]int{s.Start, s.End}] {
					right++
				}
			}
		}
		precision, recall := float64(right)/float64(max(found, 1)), float64(right)/float64(max(gold, 1))
		fmt.Fprintf(w, "%-12s precision %.3f recall %.3f F1 %.3f of %d\n", kind, precision, recall, 2*precision*recall/max(precision+recall, 1e-9), gold)
	}
}
