package dateline

import "strings"

// Limits of one Search. Beyond them it is refused, never cut short.
const (
	MaxQueryBytes = 4096 // a query of 4 KiB is some 600 words; parsing is linear, matching is not
	MaxLimit      = 100  // hits on one page; Each has no limit
	DefaultLimit  = 20   // what readers get who name none; Search.Limit itself has no default
)

// Orders of hits. Equal hits stand in the order of their ids.
const (
	ByRelevance = "relevance" // score, descending
	Newest      = "newest"    // first day, then moment, descending; undated last
	Oldest      = "oldest"    // first day, then moment, ascending; undated last
)

// Facets that a Search can narrow by and count.
const (
	FacetPlace        = "place"        // entity ids
	FacetCountry      = "country"      // of the places mentioned, ISO 3166-1 alpha-2
	FacetPublication  = "publication"  // as the publication writes its name
	FacetPerson       = "person"       // entity ids
	FacetOrganisation = "organisation" // entity ids
	FacetDateline     = "dateline"     // as printed
	FacetLanguage     = "language"     // BCP 47
	FacetYear         = "year"         // 2023
	FacetMonth        = "month"        // 2023-09; an article dated to its year has none
)

// FacetNames returns all facets, in the order in which a page shows them.
func FacetNames() []string {
	return []string{
		FacetPlace, FacetCountry, FacetPublication, FacetPerson, FacetOrganisation,
		FacetDateline, FacetLanguage, FacetYear, FacetMonth,
	}
}

// Bounds of what is counted.
const (
	DefaultFacetLimit = 10   // values of a facet that are listed
	MaxFacetLimit     = 1000 // values of a facet that can be listed
	MaxBuckets        = 5000 // of a histogram: more are refused, with the next wider interval
)

// Intervals of a histogram.
const (
	ByDay   = "day"
	ByWeek  = "week" // begins on Monday
	ByMonth = "month"
	ByYear  = "year"
)

// Search is one question. The zero Search matches every article and asks for
// their number only.
type Search struct {
	// Text is what was typed, in the query language of docs/query-syntax.md, at
	// most MaxQueryBytes of UTF-8.
	Text string
	// Include and Exclude narrow by facets: an article must have one of the
	// included values of every facet named, and none of the excluded ones.
	Include, Exclude map[string][]string
	// Missing adds to the included values of a facet that the article has none: of
	// a facet named here and nowhere in Include, an article must have no value.
	Missing []string
	// Present leaves out the articles that have no value of a facet named here, as
	// Exclude does those that have one.
	Present []string
	// From and To narrow to articles whose published span overlaps the days from
	// the first of From to the last of To, both inclusive. The zero Date is open.
	From, To Date
	// Any asks for articles that match at least one clause of Text. Otherwise
	// every clause is required.
	Any bool
	// Verbatim searches the words typed only, not the other names of entities.
	Verbatim bool
	// Sort is ByRelevance, Newest or Oldest; "" leaves it to Order.
	Sort string
	// Limit is how many hits to return, 0 to MaxLimit; 0 counts only.
	Limit int
	// Cursor continues behind the page whose Result.Next it was; "" is the first
	// page. The choice of articles and their order must be as on that page, or it
	// is Invalid; Limit and what is counted may differ. It is Gone when too much
	// has changed since, or when entities were corrected and the search asks for some.
	// Texts are those of the first page's moment, but what is
	// known of an article is taken as it is now: one that is restated between two
	// pages may be repeated or skipped where its date or a choice places it. Under
	// Fold an article is folded on each page as the groups are then: no text comes
	// twice, and none is skipped, as long as its group has the same articles. Where
	// a group loses the article that it was shown by, another may stand for it on a
	// later page; where two groups become one, the second may be left out.
	Cursor string
	// Facets names the facets to count; nil counts none.
	Facets []string
	// FacetLimit is how many values of each are listed, 0 to MaxFacetLimit; 0 is
	// DefaultFacetLimit. Chosen values are listed beyond it.
	FacetLimit int
	// FacetPrefix lists those values only with a label that begins so, in any case
	// and without accents, and chosen ones; Distinct and Other speak of those that
	// begin so. With FacetNames one of the other names may begin so instead.
	FacetPrefix string
	// FacetNames asks for the Names of facets.
	FacetNames bool
	// Copies is Show or Fold.
	Copies Copies
	// Revisions is NewestOnly or AllRevisions.
	Revisions Revisions
	// Shown is WholeHits or IDsOnly.
	Shown Shown
	// CopyOf narrows to the copies of one article: itself, and the articles in its
	// group; "" does not narrow. An id that no article has matches nothing. On a
	// later page the copies are those of that moment. It is Invalid with AllRevisions.
	CopyOf ID
	// After leaves out the articles whose ids do not stand behind it, in the order of
	// their bytes; "" leaves none out. It need not be the id of an article. It is for
	// Archive.Each, which goes on so at no cost for what stands before; a Search with it
	// is Invalid.
	After ID
	// Interval is the width of the histogram's buckets: ByDay, ByWeek, ByMonth or
	// ByYear; "" is no histogram.
	Interval string
	// Partial takes an answer of the parts of the index that can be searched where
	// others cannot, on no copy of them; Result.Parts says so. Otherwise such a Search is
	// Unavailable, with the Field "partial". Where all can be searched it changes nothing,
	// as in an archive in a folder, which has one part. Total, hits and counts are of
	// these parts then, and an article that was erased a moment ago may be among what is
	// counted. Pages are of the parts that the first page is of: behind a partial one
	// they are partial, and Invalid without Partial; behind a whole one they are whole.
	// Where they are to be had no more the cursor is Gone. Archive.Each takes no notice
	// of it.
	Partial bool
}

// Copies says what becomes of articles whose texts are copies of one text: equal,
// edited, or cut out of one another, whatever their titles. Those that a chain of
// such texts connects are a group. Which groups there are depends on the current
// revisions of the articles alone. Two texts are copies if they share a quarter of
// their runs of three words and more than half of their names and numbers, or if
// one holds nearly all of the other; bodies of fewer than eight words have to be
// equal with their titles. index/copies has the exact terms.
type Copies uint8

// Ways to treat copies.
const (
	// Show makes every article a hit, and counts each.
	Show Copies = iota
	// Fold makes one hit of the matching articles of a group, the first of them in
	// the order of the search, and counts them once: in Result.Total, and in each
	// value of a facet that one of them has, and as Missing if one of them has no
	// value. A histogram counts them at the earliest date that one of them has.
	// Archive.Each takes no notice of it and yields every article.
	Fold
)

// Revisions says which revisions of an article are searched.
type Revisions uint8

// Revisions to search.
const (
	// NewestOnly searches the current revision of every article: the one captured
	// last.
	NewestOnly Revisions = iota
	// AllRevisions searches every revision of every article as a text of its own,
	// which is a hit, has snippets and is counted for itself: where a Search or a
	// Result speaks of articles, it means texts then. What is known of an article
	// (Known) holds for all of its revisions, since the record keeps it once; the
	// places are those that each text mentions. The scores of current revisions are
	// those that they have under NewestOnly, and those of the others are made with
	// the same statistics, unless a prefix or a fuzzy word stands for more words than
	// are searched. Hits that are equal in the order stand by id, then by the number
	// of the revision. Copies are told among current revisions, so Fold and CopyOf
	// are Invalid with it.
	AllRevisions
)

// Shown says what is shown of the articles that match.
type Shown uint8

// What a hit has.
const (
	// WholeHits have all that a Hit has.
	WholeHits Shown = iota
	// IDsOnly leaves out of each Hit all but ID, Revision, Current, Score and Copies:
	// no text is read. All else of a Result is what it is under WholeHits, and so are
	// the pages: a cursor goes on under either. An article that was erased a moment ago
	// may be among the hits until searches see that, see Archive.Wait. Archive.Each,
	// which yields articles, is Invalid with it.
	IDsOnly
)

// Order returns the order in which the hits of s stand: Sort, and where that is ""
// ByRelevance, or Newest if Text is blank, since without words no article is more
// relevant than another.
func (s Search) Order() string {
	switch {
	case s.Sort != "":
		return s.Sort
	case strings.TrimSpace(s.Text) == "":
		return Newest
	}
	return ByRelevance
}

// Result is one page of hits.
type Result struct {
	Read  Reading
	Total int // articles that match, exactly, or texts under Fold; on a later page as on the first
	// Folded is how many articles match beside those in Total, as copies of them; 0
	// under Show. It too is as on the first page.
	Folded    int
	Hits      []Hit
	Facets    map[string]Facet
	Histogram Histogram
	// Places are those that the facet FacetPlace lists, by id, without their Names; nil if
	// it is not counted. One that no gazetteer has any more is not among them.
	Places map[string]Place
	// Relaxed answers the same Search with Any. It is there only if Total is 0 and
	// Text has several clauses that were required. It has no next page.
	Relaxed *Result
	// Next is the cursor of the next page; "" on the last.
	Next string
	// Parts is zero of a whole answer, as each is without Search.Partial.
	Parts Parts
	// Seen is a change of the record up to which this answer saw all. It may have
	// seen some of the later ones, so it alone does not tell two answers apart.
	Seen Seq
	// Reread is another number than before where articles have been read again since, and
	// may have other mentions: with Seen it tells two answers apart.
	Reread uint64
}

// Parts says that an answer is of a part of the index.
type Parts struct {
	All     int // parts that the index has
	Missing int // those of them that could not be searched, fewer than All; 0 of a whole answer
}

// Reading says how the text of a Search was understood.
type Reading struct {
	Parsed   string      // the query as it was read, in the query language
	Warnings []Warning   // what could not be read, and was searched for literally
	Expanded []Expansion // names of entities that were read in
}

// Warning is a part of the query that was not understood as an operator, or only
// in part. Start and End are half-open code points of Search.Text.
type Warning struct {
	Start, End int
	Message    string // a sentence without a full stop
}

// Expansion is a run of words of the query that is the name of an entity. Start
// and End are half-open code points of Search.Text.
type Expansion struct {
	Start, End int
	Type       string // TypePlace, TypePerson or TypeOrganisation
	Entity     string
	Label      string
	Words      []string // the other words for it that stand in the articles that matched, by their spelling
}

// Hit is an article that matched. It names the revision that matched, so that
// what is shown of it comes from that text even when the record is further on.
type Hit struct {
	ID       ID
	Revision int
	// Current is the number of the article's current revision as it is now, under
	// AllRevisions: a hit of another one is an earlier text. It is 0 under NewestOnly, and
	// where it is in a part that cannot be searched, see Search.Partial.
	Current int
	// Score is 0 unless sorted by relevance, and comparable within one answer only. An
	// engine may count texts that were replaced or erased in what it knows of words until
	// it gives back their space; scores change with that, as they do with every text that
	// comes.
	Score float64
	// Copies is how many other articles that match are folded into this hit; 0 under
	// Show. The same search with Show and with CopyOf the ID finds them and this one.
	Copies int
	Title  string
	// TitleMarks are half-open code points of Title that answer the query.
	TitleMarks [][2]int
	Known      Known
	// Snippets are the passages of the body that answer the query, three at most,
	// in the order of the text; the beginning of the body where none does.
	Snippets []Snippet
	Places   []PlaceRef // places mentioned, in the order of their first mention
	// Named are the people and organisations mentioned, in the same order, each by the
	// name that it has there.
	Named []EntityRef
}

// PlaceRef names a place.
type PlaceRef struct{ ID, Label string }

// EntityRef names an entity of a type.
type EntityRef struct{ Type, ID, Label string }

// Snippet is a passage of an article. Marks are half-open code points of Text.
type Snippet struct {
	Text  string
	Marks [][2]int
}

// Facet counts the values of one field over the articles that match the text,
// the dates, the choices of all other facets and this one's own exclusions, but
// not its own inclusions.
type Facet struct {
	Values   []Count // by count, descending, then by label; a chosen value is listed even at 0
	Distinct int     // values with a count, listed or not
	Other    int     // sum of the counts not listed; an article with two of them counts twice
	Missing  int     // articles without a value; where they are left out, what lifting that would bring back
	State    string  // of Missing: "out" if Search.Present names the facet, else "in" if Search.Missing does, else ""
	// Names are those that listed values have beside their Label, as gazetteers and
	// corrections say, by the value; nil unless Search.FacetNames asks.
	Names map[string][]string
}

// Count is one value of a facet.
type Count struct {
	Value, Label string
	Count        int    // of an excluded value: what lifting the exclusion would bring back
	State        string // "", "in" or "out"
}

// Histogram counts articles by date: the buckets, Coarser and Undated sum to the
// Total of a first page. A later page counts what is there by then, as its facets
// do.
type Histogram struct {
	Interval string
	Buckets  []Bucket // in the order of their dates, without gaps
	Coarser  int      // articles whose date is less precise than the interval
	Undated  int
}

// Bucket is one bar of a Histogram.
type Bucket struct {
	Date  Date
	Count int
}
