package ingest

import (
	"io"
	"path"
	"strings"
)

// inside returns the stream of what a layer hides: its reader yields size bytes,
// -1 if that is not known. It has the path, key, name and listing of s, lies one
// deeper, and knows nothing of offsets in the file: set what differs, then
// [run.read] it. What the layer unpacks has to pass [run.metered].
func (s *stream) inside(unpacked io.Reader, size int64) *stream {
	return &stream{
		file: s.file, path: s.path, rel: s.rel, name: s.name, size: size, seen: s.seen, depth: s.depth + 1,
		member: s.member, listed: s.listed, about: s.about, web: s.web, in: newSource(unpacked, size),
	}
}

// memberOf returns the stream of one of many things that a container holds, shown
// and keyed by its name behind a slash. Without a path key above it has none.
func (s *stream) memberOf(name string, r io.Reader, size int64) *stream {
	m := s.inside(r, size)
	m.member, m.listed, m.about, m.web = true, false, about{}, webFacts{}
	m.path, m.name = s.path+"/"+name, path.Base(name)
	if s.rel != "" {
		m.rel = s.rel + "/" + name
	}
	return m
}

// without takes an ending off a name: "a.txt.gz" is "a.txt", "a.tgz" is "a.tar".
func without(name, ending, instead string) string {
	if len(name) > len(ending) && strings.EqualFold(name[len(name)-len(ending):], ending) {
		return name[:len(name)-len(ending)] + instead
	}
	return name
}
