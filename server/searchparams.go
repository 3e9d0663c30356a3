package server

import (
	"net/url"

	"dateline"
)

// matchParams say which articles match. An empty value is an absent one.
type matchParams struct {
	// What was typed, in the query language of docs/query-syntax.md, at most 4 KiB
	// of UTF-8. Absent, every article matches.
	Q string `param:"q"`
	narrowParams
	asked url.Values // as it was asked for
}

// narrowParams say which of the articles that have the words match.
type narrowParams struct {
	// Whether an article has to match all clauses of the query, as it is when this
	// is absent, or any of them.
	Match string `param:"match" one:"all,any"`
	// 1 searches the words typed only, not the other names of places.
	Verbatim bool `param:"verbatim"`
	// Articles published on this day or later: a day, month or year, inclusive.
	// The article's own span has to overlap.
	From dateline.Date `param:"from"`
	// Articles published on this day or earlier, in the same way.
	To dateline.Date `param:"to"`
	// What becomes of articles that are copies of one text: fold makes one hit of
	// those that match and counts them once, show makes each one a hit. If this is
	// absent: fold, and show where copy_of is given. An export always gives each.
	Copies string `param:"copies" one:"fold,show"`
	// Narrows to the copies of the article with this id, itself among them.
	CopyOf string `param:"copy_of"`
	choices
}

// revisionParams say which revisions of the articles are searched.
type revisionParams struct {
	// Which revisions are searched: newest, as if this is absent, the current one of
	// each article; all every one as a text of its own, which is a hit and is counted
	// for itself. Then nothing is folded: copies may be show only, and copy_of is
	// refused.
	Revisions string `param:"revisions" one:"newest,all"`
}

// hitsParams ask for one page of hits.
type hitsParams struct {
	matchParams
	revisionParams
	// The order of the hits. If this is absent: by relevance, and the newest first
	// where q is blank. Of one day, by the moment; undated articles stand last.
	Sort string `param:"sort" one:"relevance,newest,oldest"`
	// How many hits; 0 counts only.
	Limit int `param:"limit" range:"0,100,20"`
	// Goes on behind the page whose next it was. All else has to be as it was
	// there.
	Cursor string `param:"cursor"`
}

// shownParams say what is shown of each hit.
type shownParams struct {
	hitsParams
	// What a hit has: hits, as if this is absent, all of it; ids only what the index
	// knows, which is its id and revision, its score and how many copies it has. No
	// text is read then.
	Show string `param:"show" one:"hits,ids"`
}

// searchParams ask for one page of hits, and what is to be counted beside it.
type searchParams struct {
	shownParams
	// Facets to count, none if this is absent. Repeatable.
	Facet []string `param:"facet" one:"facets"`
	// How many values of each facet are listed; chosen ones are listed beyond it.
	FacetLimit int `param:"facet_limit" range:"1,1000,10"`
	// The width of the histogram's buckets. Absent, there is no histogram.
	Interval string `param:"interval" one:"day,week,month,year"`
	// 1 takes an answer of the parts of the index that can be searched where others
	// cannot, and says so in its member partial. Otherwise such a search is a 503.
	Partial bool `param:"partial"`
}

// facetParams ask for the values of one facet.
type facetParams struct {
	matchParams
	revisionParams
	// Lists values only with a label that begins so, in any case and without
	// accents.
	Prefix string `param:"prefix"`
	// How many values are listed; chosen ones are listed beyond it.
	FacetLimit int `param:"facet_limit" range:"1,1000,10"`
}

// note implements noted.
func (p *matchParams) note(v url.Values) { p.asked = v }

func (p matchParams) search() dateline.Search { return p.narrowParams.search(p.Q) }

func (p narrowParams) search(text string) dateline.Search {
	return dateline.Search{
		Text: text, Include: p.Include, Exclude: p.Exclude, Missing: p.Missing, Present: p.Present,
		From: p.From, To: p.To, Any: p.Match == "any", Verbatim: p.Verbatim,
		Copies: p.copies(), CopyOf: dateline.ID(p.CopyOf),
	}
}

func (p narrowParams) copies() dateline.Copies {
	if p.Copies == copiesShow || p.Copies == "" && p.CopyOf != "" {
		return dateline.Show
	}
	return dateline.Fold
}

// of has s search the revisions that are asked for. Where those are all, and nothing
// is said of copies, none are folded.
func (p revisionParams) of(s dateline.Search, copies string) dateline.Search {
	if p.Revisions != revisionsAll {
		return s
	}
	s.Revisions = dateline.AllRevisions
	if copies == "" {
		s.Copies = dateline.Show
	}
	return s
}

func (p facetParams) search() dateline.Search { return p.of(p.matchParams.search(), p.Copies) }

// matching is the search without what belongs to a page of hits.
func (p hitsParams) matching() dateline.Search { return p.of(p.matchParams.search(), p.Copies) }

func (p hitsParams) search() dateline.Search {
	s := p.matching()
	s.Sort, s.Limit, s.Cursor = p.Sort, p.Limit, p.Cursor
	return s
}

// showIDs is the value of show that reads no text.
const showIDs = "ids"

func shownOf(show string) dateline.Shown {
	if show == showIDs {
		return dateline.IDsOnly
	}
	return dateline.WholeHits
}

// shownAt is what the search at an address shows.
func shownAt(here address) dateline.Shown { return shownOf(here.one("show")) }

func (p shownParams) search() dateline.Search {
	s := p.hitsParams.search()
	s.Shown = shownOf(p.Show)
	return s
}

func (p searchParams) search() dateline.Search {
	s := p.shownParams.search()
	s.Facets, s.Interval, s.Partial = p.Facet, p.Interval, p.Partial
	if len(p.Facet) > 0 {
		s.FacetLimit = p.FacetLimit
	}
	return s
}
