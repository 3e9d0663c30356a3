package dateline

import (
	"context"
	"io"
	"iter"
	"time"
)

// Seq is a position in the record's log: one for each change, strictly
// increasing, never reused. 0 is before the first.
type Seq uint64

// Status says what became of one article of a Put.
type Status uint8

// Statuses. Every article of a Put gets one; they add up to the batch.
const (
	Rejected  Status = iota // Outcome.Err says why
	Added                   // an article not known before
	Revised                 // another text of a known article
	Restated                // the same text, other metadata or keys
	Unchanged               // nothing that was not known
)

var statusNames = [...]string{"rejected", "added", "revised", "restated", "unchanged"}

// String returns the word that messages use.
func (s Status) String() string { return statusNames[s] }

// Outcome answers one article of a Put.
type Outcome struct {
	ID       ID // "" if rejected before an article was found
	Revision int
	Status   Status
	Err      error // why it was rejected, an *Error; nil otherwise
}

// Archive holds articles and answers searches. All methods are safe for
// concurrent use. Every engine keeps the promises of index/archivetest.
type Archive interface {
	// Put commits a batch, all or nothing except the rejected ones, and returns
	// when it is durable. out answers the batch in its order; upTo is the last Seq
	// of the record then. Articles that name the same key within one batch are
	// taken in their order. An error leaves open whether the batch was committed;
	// to put it again does no harm.
	Put(ctx context.Context, batch []Article) (out []Outcome, upTo Seq, err error)
	// PutPlaces replaces the gazetteer that source had given by places. It is
	// refused with Invalid or Conflict as a whole when a place is not well formed,
	// an id is given twice, or two places share a name. The same places again
	// change nothing. SourceGeoNames is another matter: see there.
	PutPlaces(ctx context.Context, source string, places []Place) (changed bool, upTo Seq, err error)
	// Places yields every place of every source, by id, as corrections have them: one
	// that was merged is none, its names are those of what it was merged into, and one
	// that is hidden or no place is left out.
	Places(ctx context.Context) iter.Seq2[Place, error]
	// Correct commits a batch of corrections in their order, all or nothing except the
	// rejected ones (see Correction.Whole), each held against those before it, and returns when it is durable.
	// out answers the batch in its order; upTo is the last Seq of the record then. A
	// correction is rejected as Invalid when it is not well formed, NotFound or Gone when
	// it speaks of an article or a number that there is not, or names an entity that is in
	// no list without its type, and Conflict when it contradicts what holds: a circle of
	// merges, an entity that is merged already, a name of another entity, an undo that
	// others stand upon. What holds is read by every search behind it without reading the
	// articles again, but for those that have the words of a mention or a name.
	Correct(ctx context.Context, batch []Correction) (out []Corrected, upTo Seq, err error)
	// Corrections yields every correction, those that were taken back too, by number.
	Corrections(ctx context.Context) iter.Seq2[Correction, error]
	// Entity says what an id stands for, as searches see it. An id that nobody has spoken
	// of stands for itself. It is Invalid where id has not the form of one.
	Entity(ctx context.Context, id string) (Entity, error)
	// Erase removes every text of an article and all that is known about it for
	// good, and leaves a tombstone: the id is Gone and its keys are rejected until
	// Restore. why is kept with the tombstone. Erasing an erased article is Gone,
	// an unknown one NotFound.
	Erase(ctx context.Context, id ID, why string) (Seq, error)
	// Restore lifts a tombstone, so that the article can be put again under its id.
	// It brings no text back. It is NotFound where there is no tombstone.
	Restore(ctx context.Context, id ID) (Seq, error)
	// Wait returns once searches see every change up to seq. A seq that the record
	// has not reached is Invalid.
	Wait(ctx context.Context, seq Seq) error
	// Article returns one revision of an article and its mentions in the order of
	// their fields and offsets; revision 0 is the current one.
	Article(ctx context.Context, id ID, revision int) (Article, []Mention, error)
	// Revisions returns the revisions of an article without their texts, by number.
	Revisions(ctx context.Context, id ID) ([]Revision, error)
	// Search answers one question.
	Search(ctx context.Context, s Search) (*Result, error)
	// Marks returns what of one revision of an article answers s.Text, as Article
	// does for revision 0. Nothing else of s is looked at but Any and Verbatim; the
	// article need not match.
	Marks(ctx context.Context, id ID, revision int, s Search) (Marks, error)
	// Each yields every match of s in the order of ids, and of the numbers of their
	// revisions, without a limit, as one state of the index. Limit, Cursor, Sort, Facets, Interval and Shown must be
	// zero. It folds no copies.
	Each(ctx context.Context, s Search) iter.Seq2[Article, error]
	// Changes yields the log behind after, in its order, up to what was written
	// when it began. The changes of an erased article are left out, but for its
	// erasure.
	Changes(ctx context.Context, after Seq) iter.Seq2[Change, error]
	// State is small shared data with compare-and-swap.
	State() State
	// Check holds record and index against each other and the record against its
	// own checksums. report gets every fault found; err is for a check that could
	// not be done.
	Check(ctx context.Context, report func(Fault)) error
	// Rebuild makes the index anew from the record while searches go on, and puts
	// it in the place of the old one. progress, if not nil, is told the changes
	// done and to be done.
	Rebuild(ctx context.Context, progress func(done, total Seq)) error
	// Compact gives back the space of what was erased or replaced, and leaves no
	// byte of an erased text in what the archive stores. Copies that others made of
	// it, such as backups and snapshots, are beyond its reach.
	Compact(ctx context.Context) error
	// Backup writes one state of all that cannot be made again, in a form that the
	// engine restores from, while reads and writes go on: a state that the record had
	// after Backup was called. What was erased before is not in it.
	Backup(ctx context.Context, w io.Writer) error
	// Stats counts what the archive holds.
	Stats(ctx context.Context) (Stats, error)
	// Close stops the archive. What was acknowledged stays. A second Close waits for
	// the first; any other call after it is Unavailable, and an iteration under way
	// ends with that error.
	Close() error
}

// Marks are half-open byte offsets into a title and a body, ascending and without
// overlap.
type Marks struct{ Title, Body [][2]int }

// Revision is one text of an article, without the text.
type Revision struct {
	Number  int
	Seen    time.Time // when this text was captured first
	Last    time.Time // when it was captured last
	Current bool
}

// Change kinds.
const (
	ChangeArticle    = "article"    // a new article or a new revision
	ChangeMetadata   = "metadata"   // what is known, or a key
	ChangeErased     = "erased"     // a tombstone
	ChangeRestored   = "restored"   // a tombstone lifted
	ChangeGazetteer  = "gazetteer"  // the places of one source
	ChangeCorrection = "correction" // what somebody has said of entities
)

// Change is one entry of the record's log.
type Change struct {
	Seq  Seq
	At   time.Time // when it was committed, UTC, to the millisecond
	Kind string
	ID   ID // "" for ChangeGazetteer, and for ChangeCorrection unless it is of one article
	// Article is the text for ChangeArticle, with all that was known when it was
	// read from the log, and what is known without texts for ChangeMetadata. For
	// ChangeErased it has the hashes of all keys that the article has now, and while it
	// has no text the last Revision that was given.
	Article Article
	Why     string  // of ChangeErased
	Source  string  // of ChangeGazetteer
	Places  []Place // of ChangeGazetteer: all that the source gives now
	// Correction is that of ChangeCorrection, as it was said; Undone is as of now.
	Correction Correction
}

// State is small shared data: keys, saved searches. Values are at
// most MaxStateBytes. Versions can be compared for equality only, and are not
// carried to a copy of the archive.
type State interface {
	// Get returns a value and its version; version 0 and no error where there is
	// none.
	Get(ctx context.Context, key string) (value []byte, version uint64, err error)
	// Set stores value if the stored version is still ifVersion (0: none is there)
	// and returns the new version; Conflict otherwise. A nil value removes the key.
	Set(ctx context.Context, key string, value []byte, ifVersion uint64) (version uint64, err error)
	// List yields the keys that begin with prefix, in byte order; it sees every Set
	// that has returned.
	List(ctx context.Context, prefix string) iter.Seq2[string, error]
}

// MaxStateBytes bounds one value of State: 1 MiB.
const MaxStateBytes = 1 << 20

// Fault is something that Check found.
type Fault struct {
	Where   string // "record" or "index"
	ID      ID     // the article concerned; "" if none
	Message string // a sentence without a full stop
	Mend    string // the command that mends it; "" if none does
}

// Stats counts what an archive holds.
type Stats struct {
	Articles  int // with a text
	Revisions int
	Erased    int // tombstones
	Places    int
	Seq       Seq // the last change of the record
	Indexed   Seq // the last change that searches see
	// Unread is how many articles, and earlier revisions, are still to be read again: by a reader that takes
	// longer, or since what texts are read with has changed. They are found meanwhile.
	Unread int
	// Refused is how many texts of the record the index cannot hold: they are not found by
	// searches, and Check lists them. An archive in a folder refuses none.
	Refused int
	// RecordBytes and IndexBytes are what record and index take on disk, with what
	// they need for a while only; 0 where an archive cannot tell.
	RecordBytes, IndexBytes int64
}
