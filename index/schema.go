package index

import (
	"fmt"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/plan"
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
//	8  2026-11  entities where they are counted only, with how often; names and labels in one; mentions packed
const indexFormat = 8

// Fields of the index: those of a plan under their names here, and what is kept beside
// them.
const (
	fieldTitle        = plan.FieldTitle
	fieldBody         = plan.FieldBody
	fieldRemains      = plan.FieldRemains
	fieldID           = "_id" // Bleve's, of every document
	fieldPlace        = plan.FieldPlace
	fieldPerson       = plan.FieldPerson
	fieldOrganisation = plan.FieldOrganisation
	fieldName         = plan.FieldName  // with the values of fieldLabel, see packNames
	fieldLabel        = plan.FieldLabel // no field of its own
	fieldPublication  = plan.FieldPublication
	fieldFolded       = plan.FieldFolded
	fieldCountry      = plan.FieldCountry
	fieldDateline     = plan.FieldDateline
	fieldLanguage     = plan.FieldLanguage
	fieldPublished    = plan.FieldPublished
	fieldYear         = plan.FieldYear
	fieldMonth        = plan.FieldMonth
	fieldFirst        = plan.FieldFirst
	fieldLast         = plan.FieldLast
	fieldOrder        = plan.FieldOrder
	fieldArticle      = plan.FieldArticle
	fieldFacts        = "facts"    // see facts
	fieldSketch       = "sketch"   // of the body, see copies.Sketch; stored, and not searched; not of an earlier revision
	fieldMentions     = "mentions" // see packMentions; stored, and not searched
	fieldReader       = plan.FieldReader
	fieldStamp        = "stamp" // see stampOf, of an earlier revision only
)

// Internal keys, beside rank.LengthKey.
var (
	keyFormat    = []byte("dateline.format")
	keyUUID      = []byte("dateline.uuid")      // of the record
	keySeq       = []byte("dateline.seq")       // the last change of the record that the index holds
	keySum       = []byte("dateline.sum")       // see sumOf
	keyGazetteer = []byte("dateline.gazetteer") // the fingerprint of the places that mentions were read with
	keyFrom      = []byte("dateline.from")      // the keyGazetteer before, while mentions are read again for names that were given since keySaid
	keySaid      = []byte("dateline.said")      // the number of the last correction when all mentions were read with keyGazetteer; it stays while they are read again
	keyCopies    = []byte("dateline.copies")    // the number of the groups that belong to this state, see copyTable
	keyEarlier   = []byte("dateline.earlier")   // the number of the state of the earlier revisions, see earlier.go
	keyReread    = []byte("dateline.reread")    // drawn anew with every batch of articles that are read again; 0 before the first
	keyComplete  = []byte("dateline.complete")  // there once the index has caught up with its record
)

// facts are what the index has to know of an article beside its text.
type facts struct {
	revision int
	length   int          // weighted, in words
	change   dateline.Seq // the last one that touched the article
}

func (f facts) String() string {
	return fmt.Sprint(f.revision, f.length, uint64(f.change))
}

func parseFacts(s string) (f facts, err error) {
	revision, rest, _ := strings.Cut(s, " ")
	length, last, three := strings.Cut(rest, " ")
	if !three {
		return f, fmt.Errorf("%w: facts %q of an article", errDamaged, s)
	}
	change, err := strconv.ParseUint(last, 10, 64)
	if err == nil {
		f.revision, err = strconv.Atoi(revision)
	}
	if err == nil {
		f.length, err = strconv.Atoi(length)
	}
	if err != nil {
		return f, fmt.Errorf("%w: facts %q of an article: %w", errDamaged, s, err)
	}
	f.change = dateline.Seq(change)
	return f, nil
}
