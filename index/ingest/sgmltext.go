package ingest

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// cleanSGML makes plain text of what Reuters-21578 writes: &lt; and its kin are
// the signs they stand for, and the control characters of the wire, which begin
// and end a text, are taken out.
func cleanSGML(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

func latin1(raw []byte) string {
	s, _ := charmap.ISO8859_1.NewDecoder().Bytes(raw) // every byte is a character
	return string(s)
}

// inTag returns what is between the first begin and end of an element.
func inTag(s, tag string) string {
	at := strings.Index(s, "<"+tag)
	if at < 0 {
		return ""
	}
	rest := s[at+1+len(tag):]
	close := strings.IndexByte(rest, '>')
	if close < 0 || rest[0] != '>' && rest[0] != ' ' {
		return ""
	}
	inside, _, ended := strings.Cut(rest[close+1:], "</"+tag+">")
	if !ended {
		return ""
	}
	return inside
}

// bodyOf is the element BODY. An article that was not taken apart (TYPE="UNPROC")
// has none: all but its other elements is its text.
func bodyOf(content string) string {
	if strings.Contains(content, "<BODY>") {
		return inTag(content, "BODY")
	}
	return otherTags.ReplaceAllString(content, "")
}

var otherTags = regexp.MustCompile(`(?s)<TITLE>.*?</TITLE>|<DATELINE>.*?</DATELINE>|<AUTHOR>.*?</AUTHOR>`)

// trimLines takes off empty lines before and behind a text, and white space
// behind it, but not the indent of its first line.
func trimLines(s string) string {
	s = strings.TrimRight(s, " \t\n")
	for {
		line, rest, more := strings.Cut(s, "\n")
		if !more || strings.TrimSpace(line) != "" {
			break
		}
		s = rest
	}
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

// attribute returns the value of an attribute of a tag, in double quotes.
func attribute(tag, name string) string {
	_, rest, is := strings.Cut(tag, " "+name+`="`)
	if !is {
		return ""
	}
	value, _, _ := strings.Cut(rest, `"`)
	return strings.TrimSpace(value)
}
