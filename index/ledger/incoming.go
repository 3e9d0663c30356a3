package ledger

import (
	"strings"
	"time"

	"dateline"
)

// Bounds of what comes with an article, in bytes. They are far above what is met
// and keep one broken field from filling the file.
const (
	// MaxSourceBytes bounds the name of a source; MaxWhyBytes the reason of an erasure.
	MaxSourceBytes = 256
	MaxWhyBytes    = 1000

	maxKeys       = 100 // keys in one Put
	maxKeyBytes   = 2048
	maxWordsBytes = 1000 // publication and dateline
	maxURLBytes   = 8192
	maxLanguage   = 64
)

// maxAhead is how far a clock elsewhere may be ahead of this one.
const maxAhead = 24 * time.Hour

// Incoming is an article of a Put that can be kept, by itself.
type Incoming struct {
	dateline.Article       // its keys each once, and its ID "" where that cannot be granted
	Said             Known // what it says of itself
	From, To         Stamp // when it was captured first and last; To is not before From
}

// Accept looks at everything of an article that needs no look at the record; now is the
// time of the Put.
func Accept(a dateline.Article, now time.Time) (Incoming, error) {
	in := Incoming{Article: a}
	var err error
	if !a.ID.Valid() {
		in.ID = "" // a wish that cannot be granted
	}
	if in.Keys, err = acceptKeys(a); err != nil {
		return in, err
	}
	if err := acceptText(a); err != nil {
		return in, err
	}
	if in.From, err = acceptSeen(a.Seen, now); err != nil {
		return in, err
	}
	if in.To, err = acceptLast(a, in.From, now); err != nil {
		return in, err
	}
	if err := acceptKnown(a.Known); err != nil {
		return in, err
	}
	in.Said = KnownOf(a.Known)
	return in, nil
}

func acceptText(a dateline.Article) error {
	if n := len(a.Title) + len(a.Body) + len(a.Remains); n > dateline.MaxArticleBytes {
		return dateline.Invalidf("body", "title, body and remains have %d bytes together; want at most %d", n, dateline.MaxArticleBytes)
	}
	if err := CheckString("title", a.Title, dateline.MaxArticleBytes); err != nil {
		return err
	}
	if err := CheckString("body", a.Body, dateline.MaxArticleBytes); err != nil {
		return err
	}
	if err := CheckString("remains", a.Remains, dateline.MaxArticleBytes); err != nil {
		return err
	}
	if strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Body) == "" {
		return dateline.Invalidf("body", "the article has neither a title nor a body; want one of them")
	}
	return nil
}

func acceptSeen(seen, now time.Time) (Stamp, error) {
	if seen.IsZero() {
		seen = now
	}
	if seen.After(now.Add(maxAhead)) {
		return "", dateline.Invalidf("seen", "%s is more than 24 hours ahead of this clock, which says %s",
			seen.UTC().Format(time.RFC3339), now.Format(time.RFC3339))
	}
	return StampOf(seen), acceptYear("seen", seen)
}

// acceptYear refuses a time that a Stamp could not give back.
func acceptYear(field string, t time.Time) error {
	if year := t.UTC().Year(); year < 1 || year > 9999 {
		return dateline.Invalidf(field, "the year %d is out of range; want 1 to 9999", year)
	}
	return nil
}

// acceptLast returns when the text was captured last: once, unless a says more.
func acceptLast(a dateline.Article, seen Stamp, now time.Time) (Stamp, error) {
	if a.Last.IsZero() {
		return seen, nil
	}
	if a.Revision < 1 || a.Revision > dateline.MaxRevision {
		return "", dateline.Invalidf("revision", "%d is out of range; want 1 to %d with a last capture", a.Revision, dateline.MaxRevision)
	}
	last, err := acceptSeen(a.Last, now)
	if err == nil && last < seen {
		return "", dateline.Invalidf("last", "%s is before the first capture, %s", last, seen)
	}
	return last, err
}

// CheckString refuses as Invalid what is no plain text of at most most bytes.
func CheckString(field, s string, most int) error {
	if len(s) > most {
		return dateline.Invalidf(field, "it has %d bytes; want at most %d", len(s), most)
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return dateline.InvalidAt(field, s, i, "a zero byte at byte %d; want text", i)
	}
	if i := dateline.BadByte(s); i >= 0 {
		return dateline.InvalidAt(field, s, i, "byte %d (%#02x) is not valid UTF-8", i, s[i])
	}
	return nil
}

// Clip shortens s for a message.
func Clip(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
