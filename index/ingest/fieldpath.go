package ingest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// fieldPath is where a value is looked for: the name of a field, or the names of
// the fields that lead to it.
type fieldPath struct {
	text  string // as it was given
	steps []string
	// leads says that another path of the same list goes on from it, so that an
	// object or array found here is no value but the way to one.
	leads bool
}

// escapable are the signs that a backslash takes the meaning from.
const escapable = `\.,|=#`

// parsePath reads a path: names separated by dots, a sign that means something
// behind a backslash.
func parsePath(s string) (fieldPath, error) {
	p := fieldPath{text: s}
	if _, err := readLine(s); err != nil || !utf8.ValidString(s) {
		return p, problemIn("fields", "%s is not the path of a field; want UTF-8 without control characters, at most %d bytes", quoted(s), maxValueBytes)
	}
	for _, step := range splitEscaped(s, '.') {
		name, err := unescape(step)
		if err != nil {
			return p, problemIn("fields", "%s: %s", quoted(s), err)
		}
		if name == "" {
			return p, problemIn("fields", `%s has an empty name; want the names of fields with a dot between them, and \. for a dot in a name`, quoted(s))
		}
		p.steps = append(p.steps, name)
	}
	return p, nil
}

// splitEscaped splits at a sign that has no backslash before it.
func splitEscaped(s string, at byte) (parts []string) {
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case at:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

func unescape(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; i == len(s) || !strings.Contains(escapable, s[i:i+1]) {
				return "", problem(`a backslash stands before something else than one of %s`, escapable)
			}
		}
		b.WriteByte(s[i])
	}
	return b.String(), nil
}

// parsePaths reads a list of paths.
func parsePaths(list []string) (paths []fieldPath, err error) {
	for _, s := range list {
		p, err := parsePath(s)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	for i, p := range paths {
		paths[i].leads = slices.ContainsFunc(paths, func(q fieldPath) bool {
			return len(q.steps) > len(p.steps) && slices.Equal(q.steps[:len(p.steps)], p.steps)
		})
	}
	return paths, nil
}
