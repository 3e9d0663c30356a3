package snippet_test

import (
	"strings"
	"testing"
)

// A word is found wherever it stands among the bytes that a scan looks at in one.
func TestEveryOffset(t *testing.T) {
	fillers := []string{"x y. ", "xə yş, ", "ж щ. "}
	for _, tt := range []struct{ query, written string }{
		{"sotk", "Sotk"}, {"sotk", "Şotk"}, {"sotk", "sötk"}, {"sotk", "soțk"}, {"sotk", "sotķ"}, {"sotk", "“Sotk”"}, {"sotk", "«SOTK»"}, {"us", "Us"}, {"us", "ÜS"}, {"5", "5"},
		{"strasse", "Straße"}, {"masszqjx", "Maßzqjx"}, {"kelbecer", "Kəlbəcər"}, {"sxdokkd", "Şxdokkd"}, {"sxdokkd", "sxdökkd"}, {"sxdokkd", "sxdokkď"}, {"сотк", "Сотк"}, {"сша", "С.Ш.А"}, {"и", "«И»"}, {"mi24", "mi24"}, {"6500", "6,500"},
		{"zorvak~1", "zovrak"}, {"zorvak~1", "zörvaq"}, {"grossesse~1", "graßesse"}, {"retaliatory~2", "retlaiatroy"}, {"слодаты~1", "солдаты"}, {"zor~1", "zro"},
		{`"sotk vardenis"`, "Sotk Vardenis"}, {"sotk*", "sotķler"},
	} {
		m := matcher(t, tt.query)
		for n := range 200 {
			filler := fillers[n%len(fillers)]
			body := strings.Repeat(filler, 1700+n/24) + strings.Repeat(".", n/3%16) + " “" + tt.written + "’s" + strings.Repeat(" z", n%2*20) + " " + strings.Repeat(filler, 1700)
			if got := m.Snippets(body, nil, 3); len(got) != 1 || len(got[0].Marks) != 1 {
				t.Errorf("%s written %q, %d: %q", tt.query, tt.written, n, shown(got))
				break
			}
		}
	}
}
