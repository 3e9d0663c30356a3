package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// MatterLine is what the line between front matter and text is, and the one that
// the front matter begins with.
const MatterLine = "---\n"

// Markdown returns one revision of an article: front matter in YAML with all that
// is known of it, and behind the second line of --- the body, byte for byte. last
// is when this text was captured last, which makes it one revision of a whole
// history, read back under its number; the zero time says nothing. Every string is
// written on one line in double quotes, so that any YAML reader gives it back as it
// was.
func Markdown(a dateline.Article, last time.Time) []byte {
	m := &matter{}
	m.text.WriteString(MatterLine)
	m.line("dateline_format", strconv.Itoa(Format))
	m.line("id", quoted(string(a.ID)))
	m.line("revision", strconv.Itoa(a.Revision))
	m.line("seen", quoted(stamp(a.Seen)))
	if !last.IsZero() {
		m.line("last", quoted(stamp(last)))
	}
	m.known(a)
	m.line("keys", "")
	for _, k := range a.Keys {
		m.text.WriteString("  - {kind: " + quoted(k.Kind) + ", source: " + quoted(k.Source) + ", value: " + quoted(k.Value) + "}\n")
	}
	m.value("remains", a.Remains)
	m.text.WriteString(MatterLine)
	m.text.WriteString(a.Body)
	return []byte(m.text.String())
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// matter is front matter as it is written.
type matter struct{ text strings.Builder }

func (m *matter) line(name, value string) {
	m.text.WriteString(name + ":")
	if value != "" {
		m.text.WriteString(" " + value)
	}
	m.text.WriteByte('\n')
}

// value writes a value, or nothing for an empty one.
func (m *matter) value(name, s string) {
	if s != "" {
		m.line(name, quoted(s))
	}
}

// known writes what is known, and then where each value is from.
func (m *matter) known(a dateline.Article) {
	k := a.Known
	all := []struct {
		name, value string
		from        dateline.Origin
	}{
		{"title", a.Title, k.TitleFrom},
		{"publication", k.Publication.Value, k.Publication.From},
		{"published", k.Published.Value.String(), k.Published.From},
		{"dateline", k.Dateline.Value, k.Dateline.From},
		{"url", k.URL.Value, k.URL.From},
		{"language", k.Language.Value, k.Language.From},
	}
	var from []string
	for _, v := range all {
		m.value(v.name, v.value)
		if v.from != "" {
			from = append(from, "  "+v.name+": "+quoted(string(v.from))+"\n")
		}
	}
	if len(from) > 0 {
		m.line("known_from", "")
		m.text.WriteString(strings.Join(from, ""))
	}
}

// quoted returns s as a scalar of YAML in double quotes, on one line, with all
// that YAML 1.1 or 1.2 does not take as it is as an escape.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case escapedInYAML(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// escapedInYAML reports what is no printable character of YAML (section 5.1), or
// ends a line in YAML 1.1; all of it is below U+10000.
func escapedInYAML(r rune) bool {
	return r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffe || r == 0xffff
}
