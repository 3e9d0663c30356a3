package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// maxTitleRunes is the length up to which a first line may be a title. The
// longest headlines of newspapers have about 150 characters.
const maxTitleRunes = 200

// splitTitle finds the title of a text and takes its line out of the body. given
// is the title that metadata.csv states, "" if none; own says that the title is
// the text's first line.
func splitTitle(s, given string) (title, body string, own bool) {
	line, rest := firstLine(s)
	switch {
	case given != "" && sameTitle(line, given):
		return given, rest, false
	case given != "":
		return given, s, false
	case looksLikeTitle(line) && strings.TrimSpace(rest) != "":
		return line, rest, true
	}
	return "", s, false
}

// firstLine returns the first line that is not empty, without the white space
// around it, and all that is behind its end.
func firstLine(s string) (line, rest string) {
	rest = s
	for line == "" && rest != "" {
		end := strings.IndexAny(rest, "\r\n")
		if end < 0 {
			return strings.TrimSpace(rest), ""
		}
		line, rest = strings.TrimSpace(rest[:end]), strings.TrimPrefix(rest[end:], "\r")
		rest = strings.TrimPrefix(rest, "\n")
	}
	return line, rest
}

// sameTitle compares without regard to case, accents, punctuation and the shape
// of apostrophes.
func sameTitle(line, title string) bool {
	// No fold makes a text four times as long, and a line can be a whole file.
	if len(line) > 4*len(title)+64 {
		return false
	}
	return text.Fold(line) == text.Fold(title)
}

func looksLikeTitle(line string) bool {
	if !strings.ContainsFunc(line, unicode.IsLetter) || utf8.RuneCountInString(line) > maxTitleRunes {
		return false
	}
	bare := strings.TrimRight(line, "\"'”’»")
	if bare != line {
		return !strings.HasSuffix(bare, ".")
	}
	return !strings.ContainsAny(line[len(line)-1:], ".!?:;,")
}
