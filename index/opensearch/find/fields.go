package find

import (
	"slices"

	"dateline/index/plan"
	"dateline/index/rank"
)

// Fields of a document beside those of index/plan.
const (
	fieldText     = "text"    // the stems of title, title and body: so a word of the title counts twice, see plan.TitleWeight
	fieldExact    = "exact"   // the exact forms, likewise
	fieldMention  = "mention" // the mentions in it, each with its number, and so many of none that a text has the same length there
	fieldBegin    = "begin"   // one token before the first word of the body, at its position in fieldText and fieldExact
	exactSuffix   = "_exact"
	fieldBodyHas  = plan.FieldBody + exactSuffix // each exact form of the body once, without its positions
	fieldFolded   = "folded"                     // plan.FieldFolded: a dot would make it a part of another field
	fieldReader   = "reader"                     // fingerprint of the better reader that has read the text; absent if none has
	fieldID       = "id"                         // of the article
	fieldRevision = "revision"
	fieldChange   = "change"  // the last change of the article
	fieldLive     = "live"    // a text: neither erased nor something that the index keeps for itself
	fieldCurrent  = "current" // the current revision of its article
	fieldGroup    = "group"   // of copies: the id of its first article; of an article without copies its own
	fieldCopied   = "copied"  // the article has copies
	fieldRefused  = "refused" // in the place of a text that the cluster refuses
	fieldSource   = "source"  // what answers are made of, see Source
)

// named is the name that a field of a plan has in the cluster.
func named(field string) string {
	if field == plan.FieldFolded {
		return fieldFolded
	}
	return field
}

// texts are the fields that hold the stems and the exact forms of what fields of a plan
// are. The body stands in them behind the title, see inBody.
func texts(fields []rank.Field) (stems, exact string) {
	if slices.Equal(fields, plan.TextFields) || ofBody(fields) {
		return fieldText, fieldExact
	}
	return fields[0].Name, fields[0].Name + exactSuffix
}

// ofBody reports whether the body alone is meant.
func ofBody(fields []rank.Field) bool { return len(fields) == 1 && fields[0].Name == plan.FieldBody }

// days are the fields of whole numbers, which plans write as plan.Day does.
func isDay(field string) bool { return field == plan.FieldFirst || field == plan.FieldLast }
