package ingest

import (
	"fmt"

	"dateline"
)

// Kind says what an [Item] is.
type Kind uint8

// Kinds. Every file offered, and every member of one, ends in at least one item
// that is not a notice.
const (
	KindArticle   Kind = iota // Item.Article is ready to be put
	KindGazetteer             // Item.Gazetteer is ready to be put
	KindMetadata              // a metadata.csv was read; its rows show in the articles
	KindRejected              // it was to be read and could not be; Item.Reason says why
	KindIgnored               // it was not to be read; Item.Reason says why
	KindNotice                // Item.Reason is worth knowing about a file that is read
)

var kindNames = [...]string{"article", "gazetteer", "metadata", "rejected", "ignored", "notice"}

// String returns the word that messages use. Unknown values read as "notice".
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		k = KindNotice
	}
	return kindNames[k]
}

// Item is one thing that came of the files offered.
type Item struct {
	Kind Kind
	// Path is the file, or the folder that could not be read or is ignored as a
	// whole: below the path named, as it was named, in the system's own form. What
	// a container holds follows behind a slash: dump.tar.gz/2023/a.txt. It may hold
	// any byte, and the name of a member that is rejected for it may lead
	// anywhere: print it quoted, and open nothing by it.
	Path string
	// Line is the line of Path that the item is about, from 1; 0 is all of it.
	Line int
	// Offset is the byte of the file as stored, counted from 0, at which the item
	// begins, or at which the file is damaged; 0 where that is not known. In what is
	// compressed only the beginnings of gzip's members are known, in a tar that is
	// not every byte is.
	Offset int64
	// Bytes is how much of the plan's bytes, as they are on the disk, is done since
	// the item before. Over a tree that does not change they sum to [Plan.Bytes].
	Bytes int64
	// Article is the article of a KindArticle: at least one key, valid UTF-8, a
	// title or a body, and Seen.
	Article dateline.Article
	// Gazetteer is the gazetteer of a KindGazetteer.
	Gazetteer Gazetteer
	// Reason is why, for rejected, ignored and notice: in its chain is a *dateline.Error
	// whose Field is the column or field at fault. Where an *[advice.Error] is too, the
	// Hint can be worded better, see [advice.Word]. Else nil.
	Reason error
}

// Gazetteer is the places of one places.csv, for [dateline.Archive.PutPlaces].
type Gazetteer struct {
	// Source is the name of the source, and behind a slash the folder in it where
	// places.csv lies unless that is the source's own folder.
	Source string
	Places []dateline.Place // in the order of their rows; none is a gazetteer without places
}

// String returns the item as a message shows it: "seeds/metadata.csv:3: reason", and
// "line 3: reason" of what has no path. Without a reason it is the path and line.
func (it Item) String() string {
	s := printable(it.Path)
	switch {
	case it.Line > 0 && s == "":
		s = fmt.Sprintf("line %d", it.Line)
	case it.Line > 0:
		s = fmt.Sprintf("%s:%d", s, it.Line)
	}
	switch {
	case it.Reason == nil:
		return s
	case s == "":
		return it.Reason.Error()
	}
	return s + ": " + it.Reason.Error()
}

// problem is a reason that names no field.
func problem(format string, args ...any) *dateline.Error {
	return &dateline.Error{Kind: dateline.Invalid, Message: fmt.Sprintf(format, args...)}
}

// problemIn is a reason about one column or field.
func problemIn(field, format string, args ...any) *dateline.Error {
	e := problem(format, args...)
	e.Field = field
	return e
}
