package main

import (
	"slices"
	"time"
)

// figures are what was measured at one number of articles.
type figures struct {
	order    []string // the names of the engines
	articles int
	short    bool // they are short ones
	text     int  // bytes of titles and bodies
	indexed  map[string][]indexed
	opened   map[string]time.Duration // until an index was open
	first    map[string]time.Duration // until it had given its first answer
	agreed   map[string]map[string]agreement
	disputes []string // the query of each class that is disputed most
	rounds   []round
	steps    []time.Duration  // of dateline's index alone, by the rounds of indexing
	serving  map[string]int64 // the most memory of the process that answered, in bytes
	asked    map[string]int64 // of it the most without the pages of files
	before   []string         // engines whose indexes are of an earlier run, and its time
}

// indexed is one making of an index. Sizes are in bytes.
type indexed struct {
	Searchable, Settled time.Duration
	Peak                int64 // the most memory of the process
	Anonymous           int64 // of it without the pages of files
	Beside, Below       int64 // on disk: of dateline the record and its index
}

func (i indexed) disk() int64 { return i.Beside + i.Below }

// round is one round of asking: the time of every query by mode and engine, and
// the answers a second under load.
type round struct {
	times     map[string]map[string]map[int]time.Duration
	perSecond map[string]float64
}

func newFigures(order []string, articles, text int) *figures {
	return &figures{
		order: order, articles: articles, text: text, indexed: map[string][]indexed{}, opened: map[string]time.Duration{}, first: map[string]time.Duration{},
		agreed: map[string]map[string]agreement{}, serving: map[string]int64{}, asked: map[string]int64{},
	}
}

// turn asks one class, if the engine has the mode.
func (r round) turn(d *driver, mode string, class, passes int) error {
	if !slices.Contains(modesOf(d.name), mode) {
		return nil
	}
	if r.times[mode][d.name] == nil {
		r.times[mode][d.name] = map[int]time.Duration{}
	}
	return d.turn(mode, class*perPeerClass, (class+1)*perPeerClass, passes, r.times[mode][d.name])
}

// percentile is that of the times of an engine in a round, over the queries that
// take wants; 0 where there are none.
func (r round) percentile(mode, engine string, p int, take func(query int) bool) time.Duration {
	var all []time.Duration
	for query, t := range r.times[mode][engine] {
		if take(query) {
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		return 0
	}
	return percentile(all, p)
}

// time is the median over the rounds of the percentile in each.
func (f *figures) time(mode, engine string, p int, take func(query int) bool) time.Duration {
	var all []time.Duration
	for _, r := range f.rounds {
		all = append(all, r.percentile(mode, engine, p, take))
	}
	return percentile(all, 50)
}

func every(int) bool { return true }

// ofClass takes the queries of one class.
func ofClass(class int) func(int) bool {
	return func(query int) bool { return query/perPeerClass == class }
}

// ratio is the median over the rounds of the percentile of one engine to that of
// another in the same round, over the queries that both answer; 0 where there are
// none.
func (f *figures) ratio(mode, engine, to string, p int) float64 {
	var all []float64
	for _, r := range f.rounds {
		one, other := r.times[mode][engine], r.times[mode][to]
		both := func(query int) bool { return one[query] > 0 && other[query] > 0 }
		if t := r.percentile(mode, to, p, both); t > 0 {
			all = append(all, float64(r.percentile(mode, engine, p, both))/float64(t))
		}
	}
	return median(all)
}

// perSecond are the answers a second under load, the median of the rounds.
func (f *figures) perSecond(engine string) float64 {
	var all []float64
	for _, r := range f.rounds {
		all = append(all, r.perSecond[engine])
	}
	return median(all)
}

// perSecondTo is the median over the rounds of an engine's answers a second to
// another's; 0 where one has none.
func (f *figures) perSecondTo(engine, to string) float64 {
	var all []float64
	for _, r := range f.rounds {
		if r.perSecond[to] > 0 {
			all = append(all, r.perSecond[engine]/r.perSecond[to])
		}
	}
	return median(all)
}

// indexedTo is the same for the articles that become searchable in a second.
func (f *figures) indexedTo(engine, to string) float64 {
	var all []float64
	for i, other := range f.indexed[to] {
		if i < len(f.indexed[engine]) {
			all = append(all, other.Searchable.Seconds()/f.indexed[engine][i].Searchable.Seconds())
		}
	}
	return median(all)
}

// stepTo is the same for dateline's index alone.
func (f *figures) stepTo(to string) float64 {
	var all []float64
	for i, other := range f.indexed[to] {
		if i < len(f.steps) {
			all = append(all, other.Searchable.Seconds()/f.steps[i].Seconds())
		}
	}
	return median(all)
}

// last is the index that was asked.
func (f *figures) last(engine string) indexed {
	all := f.indexed[engine]
	if len(all) == 0 {
		return indexed{}
	}
	return all[len(all)-1]
}

// searchable is the median of the times to index.
func (f *figures) searchable(engine string, of func(indexed) time.Duration) time.Duration {
	var all []time.Duration
	for _, i := range f.indexed[engine] {
		all = append(all, of(i))
	}
	return percentile(all, 50)
}

// median is the middle one, of an even number the lower of two; 0 of none.
func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return percentile(all, 50)
}
