package index

import (
	"fmt"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/rank"
)

// indexFormat is the version of what the fields below hold. An index of another
// version is made again from the record.
//
//	1  2026-11  the first
//	2  2026-11  remains
//	3  2026-11  sketches
//	4  2026-11  earlier revisions, in an index of their own
//	5  2026-11  exact forms only: those of a stem are found when a query is read
//	6  2026-11  segments of our own, see index/segment
//	7  2026-11  mentions of all types, stored beside the text; people and organisations
const indexFormat = 7

// Text fields hold two kinds of terms at the position of the word that they come
// from: its exact form, and where an entity is mentioned its id.
const (
	fieldTitle   = dateline.FieldTitle
	fieldBody    = dateline.FieldBody
	fieldRemains = dateline.FieldRemains // no mentions, and no part of the article's length
	markMention  = "@"                   // before the id of an entity; no word has it
)

// Fields of whole values.
const (
	fieldID           = "_id"              // Bleve's, of every document
	fieldPlace        = "place"            // ids of the places mentioned, but for capitals that stand for governments
	fieldPerson       = "person"           // ids of the people mentioned
	fieldOrganisation = "organisation"     // ids of the organisations mentioned
	fieldName         = "name"             // id of any of these, nameSeparator, the words used for it
	fieldLabel        = "label"            // id of a person or an organisation, nameSeparator, the name that the article gives it
	fieldPublication  = "publication"      // as written
	fieldFolded       = "publication.fold" // for comparing
	fieldCountry      = "country"          // of the places mentioned
	fieldDateline     = "dateline"         // as printed
	fieldLanguage     = "language"         // BCP 47
	fieldPublished    = "published"        // to the day at most, as dateline.Date writes it
	fieldYear         = "year"             // of published
	fieldMonth        = "month"            // of published, where it is known
	fieldFirst        = "first"            // first day of the published span, see day
	fieldLast         = "last"             // its last day
	fieldOrder        = "order"            // for sorting by date, see order
	fieldFacts        = "facts"            // see facts
	fieldSketch       = "sketch"           // of the body, see copies.Sketch; stored, and not searched; not of an earlier revision
	fieldMentions     = "mentions"         // see packMentions; stored, and not searched
	fieldReader       = "reader"           // the fingerprint of what has read the text again, see Better; none where nothing has
	fieldArticle      = "article"          // the id, of an earlier revision only
	fieldStamp        = "stamp"            // see stampOf, of an earlier revision only
	nameSeparator     = "\x1f"
)

// titleWeight is what a word in the title counts for beside one in the body. From
// 2 on the test collections with titles tell no difference from chance
// (docs/benchmarks.md); the least of them keeps the text in the lead.
const titleWeight = 2

// textFields are the fields that a word without a field of its own is searched
// in, as if they were one.
var textFields = []rank.Field{{Name: fieldTitle, Weight: titleWeight}, {Name: fieldBody, Weight: 1}}

// remainsFields is what the field remains: searches.
var remainsFields = []rank.Field{{Name: fieldRemains, Weight: 1}}

// Internal keys, beside rank.LengthKey.
var (
	keyFormat    = []byte("dateline.format")
	keyUUID      = []byte("dateline.uuid")      // of the record
	keySeq       = []byte("dateline.seq")       // the last change of the record that the index holds
	keySum       = []byte("dateline.sum")       // see sumOf
	keyGazetteer = []byte("dateline.gazetteer") // the fingerprint of the places that mentions were read with
	keyCopies    = []byte("dateline.copies")    // the number of the groups that belong to this state, see copyTable
	keyEarlier   = []byte("dateline.earlier")   // the number of the state of the earlier revisions, see earlier.go
	keyReread    = []byte("dateline.reread")    // drawn anew with every batch of articles that are read again; 0 before the first
	keyComplete  = []byte("dateline.complete")  // there once the index has caught up with its record
)

// day writes a day so that the order of bytes is the order of days. The year 1
// begins 719,162 days before 1970.
func day(n int) string { return fmt.Sprintf("%07d", n+719162) }

// order writes a date so that the order of bytes is the one of dateline.Oldest:
// the first day, then the moment.
func order(d dateline.Date) string {
	first, _, ok := d.Span()
	if !ok {
		return ""
	}
	var moment int64
	if !d.At.IsZero() {
		moment = d.At.Unix() + 1<<40
	}
	return fmt.Sprintf("%s%013d", day(first), moment)
}

// facts are what the index has to know of an article beside its text.
type facts struct {
	revision int
	length   int          // weighted, in words
	change   dateline.Seq // the last one that touched the article
	places   []string     // ids, in the order of their first mention
}

func (f facts) String() string {
	return strings.Join(append([]string{
		strconv.Itoa(f.revision), strconv.Itoa(f.length), strconv.FormatUint(uint64(f.change), 10),
	}, f.places...), " ")
}

func parseFacts(s string) (f facts, err error) {
	parts := strings.Split(s, " ")
	if len(parts) < 3 {
		return f, fmt.Errorf("%w: facts %q of an article", errDamaged, s)
	}
	change, err := strconv.ParseUint(parts[2], 10, 64)
	if err == nil {
		f.revision, err = strconv.Atoi(parts[0])
	}
	if err == nil {
		f.length, err = strconv.Atoi(parts[1])
	}
	if err != nil {
		return f, fmt.Errorf("%w: facts %q of an article: %w", errDamaged, s, err)
	}
	f.change, f.places = dateline.Seq(change), parts[3:]
	return f, nil
}
