package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// cursor walks over the segments of a text: those of UAX 29 that may be words,
// cut again at separators. Plain English is cut by asciiEnd, the rest by the
// library; both give the same boundaries.
type cursor struct {
	text       string
	view       string // text as the library is to see it; "" before it is needed
	pos        int    // the end of what has been looked at
	limit      int    // the end of the library's segment that pos is inside of
	start, end int    // the current segment

	library *words.Iterator[string]
}

func newCursor() cursor {
	return cursor{library: words.FromString("")}
}

func (c *cursor) reset(s string) {
	*c = cursor{text: s, library: c.library}
	c.library.SetText("")
}

// next moves to the next segment and reports whether there is one. Segments
// without a letter or a digit are among them unless they are plain punctuation.
func (c *cursor) next() bool {
	for {
		if c.pos < c.limit {
			if c.nextPiece() {
				return true
			}
			continue
		}
		c.pos = skipPlain(c.text, c.pos)
		if c.pos == len(c.text) {
			return false
		}
		if end, ok := asciiEnd(c.text, c.pos); ok {
			c.start, c.end, c.pos = c.pos, end, end
			return true
		}
		c.limit = c.libraryEnd()
	}
}

// libraryEnd returns the end of the segment that begins at pos, by UAX 29.
func (c *cursor) libraryEnd() int {
	if c.view == "" {
		c.view = view(c.text)
	}
	c.library.SetText(c.view[c.pos:])
	c.library.Next()
	return c.pos + c.library.End()
}

// nextPiece moves to the next run without separators before limit. The whole
// segment is asked of the library once only: asking again after each separator
// would take quadratic time. What attaches to a separator goes with it.
func (c *cursor) nextPiece() bool {
	c.start, c.end = c.pos, c.pos
	for c.pos < c.limit {
		r, size := utf8.DecodeRuneInString(c.text[c.pos:])
		c.pos += size
		switch {
		case c.start < c.end && separates(r):
			return true
		case c.start < c.end || !separates(r) && !attaches(r):
			c.end = c.pos
		default:
			c.start, c.end = c.pos, c.pos
		}
	}
	return c.start < c.end
}

// attaches reports whether r is one with the rune before it (rule WB4).
func attaches(r rune) bool {
	return unicode.IsMark(r) || unicode.Is(unicode.Cf, r)
}

// separates reports whether r always lies between words though UAX 29 may join
// it to them: the connectors of ExtendNumLet and the colons of MidLetter.
func separates(r rune) bool {
	switch r {
	case '_', 0x202F, 0x203F, 0x2040, 0x2054, 0xFE33, 0xFE34, 0xFE4D, 0xFE4E, 0xFE4F, 0xFF3F:
		return true
	case ':', 0xFE13, 0xFE55, 0xFF1A:
		return true
	}
	return false
}
