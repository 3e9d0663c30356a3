package places_test

import (
	"strings"
	"testing"
)

func BenchmarkMentions(b *testing.B) {
	a := article(strings.Repeat("BAKU, March 3 - Troops from Armenia and Azerbaijan left the town of Lachin, a spokesman for the ministry in Yerevan said on Monday. "+
		"Paris Jackson of the Washington Post saw them near Springfield, and many people in the villages were afraid that they would come back. ", 12))
	plain()
	b.SetBytes(int64(len(a.Body)))
	b.ReportAllocs()
	for b.Loop() {
		plain().Mentions(a)
	}
}
