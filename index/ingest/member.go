package ingest

import (
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dateline"
)

var errMac = problem("__MACOSX: what macOS adds to a zip")

// memberName cleans the name of a member of a container. One that could lead out
// of it, or that no file can have, is rejected; a hidden one is ignored.
func memberName(name string) (clean string, kind Kind, reason *dateline.Error) {
	clean = path.Clean(name)
	parts := strings.Split(name, "/")
	switch {
	case !utf8.ValidString(name):
		return name, KindRejected, problem("the path %q is not UTF-8; rename it", name)
	case strings.ContainsRune(name, 0):
		return name, KindRejected, problem("its name holds a NUL; rename it")
	case len(name) > maxValueBytes:
		return name[:maxValueBytes], KindRejected, problem("its name is %d bytes long; want at most %d", len(name), maxValueBytes)
	case strings.ContainsRune(name, '\\'):
		return name, KindRejected, problem("its name holds a backslash; want slashes between folders")
	case path.IsAbs(name) || len(name) > 1 && name[1] == ':' || slices.Contains(parts, "..") || clean == ".":
		return name, KindRejected, problem("its name leads out of the file that holds it; want the path of a member")
	case slices.Contains(parts, "__MACOSX"):
		return clean, KindIgnored, errMac
	case slices.ContainsFunc(strings.Split(clean, "/"), func(p string) bool { return strings.HasPrefix(p, ".") }):
		return clean, KindIgnored, errHidden
	}
	return clean, 0, nil
}

// entryOf returns the entry of a member: it is read as a file of a folder is.
// fault, if not nil, is why it cannot be.
func (s *stream) entryOf(name string, fault *dateline.Error) *entry {
	clean, kind, reason := memberName(name)
	if reason == nil && fault != nil {
		kind, reason = KindRejected, fault
	}
	e := &entry{path: s.path + "/" + clean, rel: clean, source: s.file.entry.source, form: formOf(path.Base(clean)), within: s.file}
	if s.rel != "" {
		e.rel = s.rel + "/" + clean
	}
	if reason != nil {
		e.settle(kind, reason)
	}
	return e
}

// memberTime is when a member was last modified, or the container's own time
// where it says none: zero, and the first day of zip, stand for that.
func (s *stream) memberTime(t time.Time) time.Time {
	if t.Year() < 1980 || t.Year() == 1980 && t.YearDay() == 1 {
		return s.seen
	}
	return t.UTC().Truncate(time.Second)
}
