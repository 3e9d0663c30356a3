package ingest

import (
	"fmt"
	"path"
	"strings"

	"dateline"
)

var placesColumns = []string{"id", "label", "kind", "country", "lat", "lon", "names"}

// places reads a places.csv, which is taken whole or not at all.
func (r *run) places(s *stream) {
	t, line, err := r.readTable(s, []string{"id", "label"}, placesColumns)
	if err != nil {
		r.reject(s, spot{line: line}, err)
		return
	}
	for _, reason := range t.notices {
		r.notice(s, spot{line: 1}, reason)
	}
	g := gazetteer{table: t, ids: map[string]int{}, names: map[string]namedAt{}}
	for _, row := range t.rows {
		g.add(row)
	}
	if g.wrong > 0 {
		r.reject(s, spot{}, g.refusal())
		return
	}
	r.emit(s, spot{}, Item{Kind: KindGazetteer, Gazetteer: Gazetteer{Source: gazetteerSource(s), Places: g.places}})
}

func gazetteerSource(s *stream) string {
	if dir := path.Dir(s.rel); dir != "." {
		return s.file.entry.source + "/" + dir
	}
	return s.file.entry.source
}

// gazetteer gathers the places of one file and what is wrong with them.
type gazetteer struct {
	table  *table
	places []dateline.Place
	ids    map[string]int     // lines
	names  map[string]namedAt // by folded name
	faults []string           // the first of them
	wrong  int                // all
}

// mostFaults is how many are worth reading before the file is looked at.
const mostFaults = 20

// namedAt is where a name was given first.
type namedAt struct {
	line  int
	place string
}

func (g *gazetteer) fault(line int, column string, err error) {
	if err == nil {
		return
	}
	if g.wrong++; g.wrong > mostFaults {
		return
	}
	s := fmt.Sprintf("line %d: ", line)
	if column != "" {
		s += column + ": "
	}
	g.faults = append(g.faults, s+fieldless(err).Error())
}

// refusal lists what is wrong.
func (g *gazetteer) refusal() error {
	more := ""
	if rest := g.wrong - len(g.faults); rest > 0 {
		more = fmt.Sprintf("; and %d more", rest)
	}
	return problem("no place of it is taken: %s%s", strings.Join(g.faults, "; "), more)
}
