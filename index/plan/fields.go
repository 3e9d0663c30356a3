package plan

import (
	"fmt"

	"dateline"
	"dateline/index/rank"
)

// Text fields hold the exact forms of words, at their positions.
const (
	FieldTitle   = dateline.FieldTitle
	FieldBody    = dateline.FieldBody
	FieldRemains = dateline.FieldRemains // no mentions, and no part of the article's length
)

// Fields of whole values.
const (
	FieldPlace        = "place"            // ids of the places mentioned, but for capitals that stand for governments
	FieldPerson       = "person"           // ids of the people mentioned
	FieldOrganisation = "organisation"     // ids of the organisations mentioned
	FieldName         = "name"             // id of any of these, NameSeparator, the words used for it
	FieldLabel        = "label"            // id of a person or an organisation, NameSeparator, the name that the article gives it
	FieldPublication  = "publication"      // as written
	FieldFolded       = "publication.fold" // for comparing
	FieldCountry      = "country"          // of the places mentioned
	FieldDateline     = "dateline"         // as printed
	FieldLanguage     = "language"         // BCP 47
	FieldPublished    = "published"        // to the day at most, as dateline.Date writes it
	FieldYear         = "year"             // of published
	FieldMonth        = "month"            // of published, where it is known
	FieldFirst        = "first"            // first day of the published span, see Day
	FieldLast         = "last"             // its last day
	FieldOrder        = "order"            // for sorting by date, see Order
	FieldArticle      = "article"          // the id, of an earlier revision only
)

// NameSeparator stands in values of FieldName and FieldLabel behind the id.
const NameSeparator = "\x1f"

// TitleWeight is what a word in the title counts for beside one in the body. From
// 2 on the test collections with titles tell no difference from chance
// (docs/benchmarks.md); the least of them keeps the text in the lead.
const TitleWeight = 2

// TextFields are the fields that a word without a field of its own is searched
// in, as if they were one.
var TextFields = []rank.Field{{Name: FieldTitle, Weight: TitleWeight}, {Name: FieldBody, Weight: 1}}

// RemainsFields is what the field remains: searches.
var RemainsFields = []rank.Field{{Name: FieldRemains, Weight: 1}}

// Day writes a day since 1970-01-01 so that the order of bytes is the order of days. The
// year 1 begins 719,162 days before 1970.
func Day(n int) string { return fmt.Sprintf("%07d", n+719162) }

// Order writes a date so that the order of bytes is the one of dateline.Oldest:
// the first day, then the moment; "" is no date.
func Order(d dateline.Date) string {
	first, _, ok := d.Span()
	if !ok {
		return ""
	}
	var moment int64
	if !d.At.IsZero() {
		moment = d.At.Unix() + 1<<40
	}
	return fmt.Sprintf("%s%013d", Day(first), moment)
}

// EntityField is where the entity of a mention is counted; "" if nowhere, as
// nationalities and capitals that stand for their governments are.
func EntityField(m dateline.Mention) string {
	switch {
	case m.Locates():
		return FieldPlace
	case m.Type == dateline.TypePerson:
		return FieldPerson
	case m.Type == dateline.TypeOrganisation:
		return FieldOrganisation
	}
	return ""
}

// FieldOf is where entities of a type are counted; "" if nowhere.
func FieldOf(typ string) string {
	for _, t := range EntityTypes {
		if t.Of == typ {
			return t.Field
		}
	}
	return ""
}
