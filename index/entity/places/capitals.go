package places

import (
	_ "embed"
	"slices"
	"strings"

	"dateline/index/entity/world"
	"dateline/index/text"
)

//go:embed capitals.txt
var capitalsFile string

// findCapitals looks up the seats of governments: the largest town of each name in its
// country. A name that the world does not have is left out.
func findCapitals(w *world.World) map[world.Index]bool {
	found := map[world.Index]bool{}
	for line := range strings.Lines(capitalsFile) {
		country, name, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || country == "#" {
			continue
		}
		for _, i := range w.Lookup(strings.Fields(text.Fold(name))) {
			if p := w.At(i); p.Kind == world.City && slices.Contains(p.Countries, country) {
				found[i] = true
				break
			}
		}
	}
	return found
}
