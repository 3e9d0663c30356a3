package dateline

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"regexp"
	"strings"
	"time"
)

// ID names an article for ever: 1 to 64 of A-Z a-z 0-9 _ and -, given when the
// article is first seen and never changed. It holds no dot, so that
// /articles/{id}.json stays possible.
type ID string

var idPattern = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Valid reports whether id has the form of an ID. The empty ID is not valid.
func (id ID) Valid() bool { return idPattern.MatchString(string(id)) }

// Key kinds.
const (
	KeyURL  = "url"  // canonical address; Source is ""
	KeyOwn  = "own"  // the source's own id
	KeyPath = "path" // path within the source, slashes on every system
	// KeyHash is what is left of a key of any kind whose article was erased: its Hash in
	// hex, in lower case; Source is "". In a Put it names the article as the key itself
	// does, and makes that known to an article that does not have it, but is never read
	// with one: only a Change of an erasure has it.
	KeyHash = "sha256"
)

// Key is a natural name of an article. A key belongs to one article; an article
// may gain keys later, for example an address learned from a metadata file.
type Key struct {
	Kind   string // KeyURL, KeyOwn, KeyPath or KeyHash
	Source string // the source that the value is unique in; "" for KeyURL and KeyHash
	Value  string // not empty
}

// String returns the key as messages show it: "path seeds/000.txt".
func (k Key) String() string {
	if k.Source == "" {
		return k.Kind + " " + k.Value
	}
	return k.Kind + " " + k.Source + "/" + k.Value
}

// Hash is the SHA-256 of kind, a zero byte, source, a zero byte and value. Of a KeyHash
// it is that of the key it stands for; the zero hash if its value is none.
func (k Key) Hash() (sum [sha256.Size]byte) {
	if k.Kind != KeyHash {
		return sha256.Sum256([]byte(k.Kind + "\x00" + k.Source + "\x00" + k.Value))
	}
	if len(k.Value) == hex.EncodedLen(len(sum)) {
		_, _ = hex.Decode(sum[:], []byte(k.Value)) // what is no hex leaves some of it zero
	}
	return sum
}

// Hashed returns what is left of a key when its article is erased.
func (k Key) Hashed() Key {
	sum := k.Hash()
	return Key{Kind: KeyHash, Value: hex.EncodeToString(sum[:])}
}

// DerivedID returns the ID that an article gets from its first key when its
// source gives none that fits: 16 characters of base32(Hash), in lower case.
func (k Key) DerivedID() ID {
	sum := k.Hash()
	return ID(strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])))
}

// Article is one text by one publication, in one revision.
type Article struct {
	// ID is the article's id. In a Put it is a wish: it is given to an article that
	// no key knows yet, if it is valid and free, and ignored otherwise.
	ID ID
	// Keys are the article's natural names, at least one in a Put.
	Keys []Key
	// Revision counts the article's texts from 1 in the order of their arrival. A
	// Put ignores it, unless it comes with Last.
	Revision int
	// Seen is when this text was captured. The revision that was seen last is the
	// current one, whatever the order of arrival. The zero time means now.
	Seen time.Time
	// Last says in a Put that this is one revision of an article that another archive
	// gave out, captured last at that time, which is not before Seen. If Revision, at
	// most MaxRevision, is higher than all its numbers, it gets that one, whichever it is like; if
	// it has this text under that number, it was captured from Seen to Last;
	// otherwise it is taken as any other. So a copy gets the revisions of its
	// original in the order of their numbers, and with the same ones, of which the
	// first may be missing. It is zero where an article is read.
	Last time.Time
	// Title and Body are the text, in valid UTF-8. A change of either is a
	// revision. One of them may be empty.
	Title, Body string
	// Remains is what stood on the page beside the article: navigation, captions,
	// share lines, footers; its pieces one below the other, in valid UTF-8. It is
	// kept and shown apart, searched only by the field remains:, and holds no
	// mentions. It belongs to this revision; a change of it alone is a restatement,
	// and none in a Put says nothing about it.
	Remains string
	// Known is what is known about the article. A change of it is a restatement.
	Known Known
}

// MaxRevision bounds the number that an article with Last may bring.
const MaxRevision = 1_000_000_000

// MaxArticleBytes bounds Title, Body and Remains together in one Put: 32 MiB, a shelf of
// books. Indexing takes some 60 bytes of memory for each byte of one text.
// Readers of files have a lower limit of their own that can be raised to this one.
const MaxArticleBytes = 32 << 20
