package ingest

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The two files with a meaning of their own. Their names are written exactly so.
const (
	metadataFile = "metadata.csv"
	placesFile   = "places.csv"
)

// entry is one thing that was found: a file, or a folder that is not gone into.
type entry struct {
	path   string // to open it by, and to show
	rel    string // its path in the source, with slashes
	source string
	size   int64 // 0 if it is not going to be read
	form   form
	named  bool   // named itself, not found in a folder
	sheet  *sheet // the metadata.csv that it is under, or that it is; nil if none

	within *file                           // the file that it is a member of; nil if it is a file
	opener func() (*stream, func(), error) // opens a member

	kind   Kind  // what is settled about it already, if reason is not nil
	reason error // why it is rejected or ignored
}

// settle says that an entry is not going to be read.
func (e *entry) settle(kind Kind, reason error) *entry {
	e.kind, e.reason, e.size = kind, reason, 0
	return e
}

func (e *entry) turn() int {
	if e.form == formPlaces && e.reason == nil {
		return 0
	}
	return 1
}

// sheet is a metadata.csv and the files that it speaks for.
type sheet struct {
	file  *entry
	files map[string]*entry // by their path from the sheet's folder, with slashes
	inner []string          // folders below that have a metadata.csv of their own
	some  bool              // only files named themselves are under it, not the whole folder
}

func newSheet(e *entry) *sheet { return &sheet{file: e, files: map[string]*entry{}} }

// inside returns a path of the source as the sheet writes it, in the form NFC: macOS names
// files with letters and accents apart, which a table has as one.
func (s *sheet) inside(rel string) string {
	return norm.NFC.String(strings.TrimPrefix(rel, strings.TrimSuffix(s.file.rel, metadataFile)))
}

// findFault says what is wrong with a path that a row names; nil if it is one of
// the sheet's files and can be listed.
func (s *sheet) findFault(name string) error {
	e, offered := s.files[name]
	switch {
	case offered && e.reason != nil && e.kind == KindIgnored && e.reason != errTwice:
		return problemIn(columnFile, "%s is not read: %s", quoted(name), e.reason)
	case offered && !listable(path.Base(e.rel)):
		return problemIn(columnFile, "%s cannot be listed; want a file that holds one text", quoted(name))
	case offered:
		return nil
	}
	for _, dir := range s.inner {
		if strings.HasPrefix(name, dir+"/") {
			return problemIn(columnFile, "%s lies in a folder with a metadata.csv of its own; list it there", quoted(name))
		}
	}
	return problemIn(columnFile, "%s is not a file in this folder; want its path from here, with slashes", quoted(name))
}

// localPath cleans a path that a row names, as inside has it, and checks that it stays in the
// folder.
func localPath(name string) (string, error) {
	clean := path.Clean(name)
	switch {
	case name == "":
		return "", problemIn(columnFile, "the cell is empty; want the path of a file in this folder")
	case !utf8.ValidString(name) || path.IsAbs(clean) || hasDrive(clean) || slices.Contains(strings.Split(clean, "/"), ".."):
		return "", problemIn(columnFile, "%s leads out of the folder; want the path of a file in this folder", quoted(name))
	}
	return norm.NFC.String(clean), nil
}

// hasDrive reports whether a path begins with a drive or a share of Windows.
func hasDrive(name string) bool {
	return strings.HasPrefix(name, `\\`) || len(name) > 2 && name[1] == ':' && (name[2] == '\\' || name[2] == '/')
}
