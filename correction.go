package dateline

import "time"

// Kinds of corrections. An entity is named by its id, which no article need mention
// now: corrections outlive the texts, and what machines read in them.
const (
	// CorrectMerge says that Entity is Into: its mentions are those of Into, and its id
	// stands for Into everywhere.
	CorrectMerge = "merge"
	// CorrectSplit says without Words that Entity is not what it was merged into. With
	// Words it says that the mentions of Entity that are written so, in any capitals and
	// accents, are Into, an entity of its own, to which Label and Type may be given.
	CorrectSplit = "split"
	// CorrectRename gives Entity the Label that is shown.
	CorrectRename = "rename"
	// CorrectRetype says that Entity is of Type.
	CorrectRetype = "retype"
	// CorrectHide takes Entity out of all that is counted, listed and found by its id;
	// the words stay words.
	CorrectHide = "hide"
	// CorrectShow lifts a hide of Entity.
	CorrectShow = "show"
	// CorrectMention says that one occurrence of words in an Article is a mention of
	// Entity, of Type and with Label, or of none where Entity is "". See Words for which
	// one that is.
	CorrectMention = "mention"
	// CorrectName gives Entity the names Words, which are read in all texts. Of an entity
	// that is in no list of places it says the Type, once: TypePlace for one of the world.
	CorrectName = "name"
	// CorrectPlace adds Place, or replaces what an earlier one had given of it.
	CorrectPlace = "place"
	// CorrectUndo takes the correction number Undoes back, which stays in the log. The
	// others must make sense without it.
	CorrectUndo = "undo"
)

// CorrectionKinds returns all kinds, in the order in which they are documented.
func CorrectionKinds() []string {
	return []string{
		CorrectMerge, CorrectSplit, CorrectRename, CorrectRetype, CorrectHide, CorrectShow,
		CorrectMention, CorrectName, CorrectPlace, CorrectUndo,
	}
}

// EntityTypes returns the types that a correction can give to an entity.
func EntityTypes() []string { return []string{TypePlace, TypePerson, TypeOrganisation} }

// Correction is what somebody has said against what machines have read. It is an
// entry of the log and never leaves it, but for those of an erased article; what it
// says holds until it is taken back. What its kind does not name must be zero.
type Correction struct {
	// N is its number, from 1 in the order of the log and never given twice. A Correct
	// ignores it, unless it comes with Copied.
	N int
	// Copied says in a Correct that this is what another archive had given the number N,
	// and is false where one is read. If N is higher than all numbers here, it is kept
	// under it with At and Undone as they are, and held against nothing but its own form
	// and its article: what it contradicts is as it was there. If N was given, it is
	// Unchanged where that one is the same but for Undone, and Conflict otherwise. So a
	// copy has the corrections of its original under the same numbers, of which some may
	// be missing.
	Copied bool
	// Whole says in a Correct that the batch is taken as a whole: where one of it is
	// rejected none is taken, and the others are rejected too, as Conflict. It is not kept.
	Whole bool
	// At is when it was said, UTC, to the millisecond, of the years 1 to 9999; the zero
	// time means now.
	At time.Time
	// By says who said it, and Why the reason: at most 256 and 1,000 bytes; both may be
	// empty, of any kind.
	By, Why string
	Kind    string // CorrectMerge and so on
	// Entity and Into are ids of entities: 1 to 64 of a-z 0-9 and -.
	Entity, Into string
	Type         string // one of EntityTypes; "" says nothing
	Label        string // the name to show, at most 200 bytes; "" says nothing
	// Words are, of CorrectSplit, the spellings, and of CorrectName the names: 1 to 1000,
	// each at most 200 bytes.
	//
	// Of CorrectMention they are one, words as they stand in the text, byte for byte. They
	// are looked for in every revision of the article: Occurrence says which time, from 1;
	// 0 is each. A revision that does not have them so often is left as it was read.
	Words      []string
	Article    ID
	Field      string // FieldTitle or FieldBody
	Occurrence int
	// Revision, Start and End are another way to name the words and the occurrence: half-open
	// bytes of the field in that revision, 0 for the current one. A Correct turns them
	// into Words and Occurrence, and keeps Revision; End is 0 where they name nothing.
	Revision, Start, End int
	Place                Place // of CorrectPlace, with a Label; its names are read in all texts
	Undoes               int   // of CorrectUndo, a number
	// Undone is the number of the correction that took this one back; 0 if none did. A
	// Correct ignores it, unless it comes with Copied.
	Undone int
}

// Corrected answers one correction of a Correct: Added, Unchanged where all that it
// says is so already, or Rejected.
type Corrected struct {
	N      int // 0 if it was not added
	Status Status
	Err    error // why it was rejected, an *Error; nil otherwise
}

// Entity is what an id of an entity stands for, as articles and corrections have it.
type Entity struct {
	ID string // the one that stands for the entity: another one than was asked for where that was merged
	// Type is TypePlace, TypePerson or TypeOrganisation, and Label the name to show: of a
	// place the gazetteer's, of others the one that most articles give it. Both are ""
	// where neither an article nor a gazetteer nor a correction speaks of the entity.
	Type, Label string
	Merged      []string // the other ids that stand for it, in the order of bytes
	Given       []string // the names that corrections give it, in their order
	Hidden      bool
	Articles    int // how many mention it as what it is
	// Names are the words that articles write for it, by how many do, descending, then in
	// the order of bytes.
	Names []EntityName
	Place Place // of TypePlace, with all that the gazetteer knows; otherwise the zero Place
}

// EntityName is what some articles call an entity.
type EntityName struct {
	Words    string // as written
	Articles int    // that write so
}
