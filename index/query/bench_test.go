package query_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/query"
)

// What an archive accepts is read in linear time, whatever marks it is made of.
func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"words", "Kalbajar drone "}, {"quotes", "„"}, {"closing", ")"}, {"tildes", "a~1~"}, {"stars", "a*"}, {"commas", ", "}, {"colons", "a:"},
	} {
		in := strings.Repeat(c.unit, dateline.MaxQueryBytes/len(c.unit))
		if c.name == "words" {
			in = strings.Repeat(c.unit, query.MaxClauses/2)
		}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				if _, err := query.Parse(in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
