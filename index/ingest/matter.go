package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline"
	"dateline/index/ingest/plain"
)

// maxMatterBytes bounds front matter that others wrote: 1 MiB. Its tree takes some
// hundred bytes of memory for each of its values.
const maxMatterBytes = 1 << 20

// matter is the front matter of a text.
type matter struct {
	fields map[string]matterField // by the name without case, hyphens and underscores
	own    *exported              // not nil if an archive has written it
}

// matterField is a field of front matter.
type matterField struct {
	name  string // as written
	value string
	line  int    // of the file
	other string // what it is where it is no text, such as "a list"; "" if it is one
}

func (f matterField) fault(err error) error {
	return problemIn(f.name, "%s, at line %d", fieldless(err), f.line)
}

// fence is a line that front matter can begin with.
type fence struct {
	line string
	ends []string
	like *regexp.Regexp // what its first line looks like that is not empty and no comment
	read func(block string, into *matter) error
}

var fences = []fence{
	{"---", []string{"---", "..."}, regexp.MustCompile(`^("[^"]+"|'[^']+'|[A-Za-z_][\w. -]*):(\s|$)`), readYAML},
	{"+++", []string{"+++"}, regexp.MustCompile(`^("[^"]+"|'[^']+'|[\w.-]+|"[^"]+")\s*=|^\[`), readTOML},
}

// splitMatter takes the front matter off a text: fields in YAML between lines of
// three hyphens, or in TOML between lines of three plus signs. m is nil if there is
// none: a text may begin with such a line for other reasons.
func splitMatter(text string) (m *matter, rest string, err error) {
	first, _ := cutLine(text)
	for _, f := range fences {
		if first != f.line {
			continue
		}
		block, rest, ends := f.cut(text)
		if !ends || !f.looksLike(block) {
			return nil, text, nil
		}
		m := &matter{fields: map[string]matterField{}}
		if err := f.read(block, m); err != nil {
			return nil, text, err
		}
		return m, rest, nil
	}
	return nil, text, nil
}

// cut returns the text from the first fence to before the second, and what is
// behind that.
func (f fence) cut(text string) (block, rest string, ends bool) {
	_, at := cutLine(text)
	for at < len(text) {
		line, n := cutLine(text[at:])
		if slices.Contains(f.ends, line) {
			return text[:at], text[at+n:], true
		}
		at += n
	}
	return "", text, false
}

// cutLine returns a line without the blanks at its end, and its length with its end.
func cutLine(s string) (line string, n int) {
	n = strings.IndexByte(s, '\n') + 1
	if n == 0 {
		n = len(s)
	}
	return strings.TrimRight(s[:n], " \t\r\n"), n
}

// looksLike reports whether a block is empty or begins with a field.
func (f fence) looksLike(block string) bool {
	_, at := cutLine(block)
	for at < len(block) {
		line, n := cutLine(block[at:])
		if at += n; line != "" && !strings.HasPrefix(line, "#") {
			return f.like.MatchString(line)
		}
	}
	return true
}

// plainName leaves hyphens, underscores and blanks out of a name.
var plainName = strings.NewReplacer("-", "", "_", "", " ", "")

// add keeps a field. One that has a meaning must not be there twice.
func (m *matter) add(f matterField) error {
	name := plainName.Replace(strings.ToLower(f.name))
	if was, twice := m.fields[name]; twice && meansSomething(name) {
		return problemIn(f.name, "the field is there twice, at lines %d and %d; want it once", was.line, f.line)
	}
	m.fields[name] = f
	return nil
}

// textArticle makes an article of a text that may have front matter.
func (s *stream) textArticle(text string) (a dateline.Article, err error) {
	m, rest, err := splitMatter(text)
	switch {
	case err != nil:
		return a, err
	case m == nil:
		return s.complete(s.plainText(rest, s.about.title)), nil
	case m.own != nil:
		return s.ownText(*m.own, rest)
	}
	f, err := m.facts()
	if err != nil {
		return a, err
	}
	return s.withFacts(s.plainText(rest, cmp.Or(s.about.title, f.title.Value)), f), nil
}

// ownText is an article that an archive has written. What metadata.csv says
// stands before it, but its keys are its own.
func (s *stream) ownText(e exported, body string) (dateline.Article, error) {
	e.values["body"] = body
	a, err := e.article()
	if s.about.title != "" {
		a.Title, a.Known.TitleFrom = s.about.title, s.about.titleFrom
	}
	a.Known = s.about.over(a.Known)
	return a, err
}

// plainText reads a text without front matter; in Markdown the title may be a
// heading.
func (s *stream) plainText(text, title string) dateline.Article {
	if s.markdown() {
		text = unheaded(text)
	}
	return readPlain(text, title)
}

// heading is a heading of the first level (CommonMark 4.2).
var heading = regexp.MustCompile(`^([ \t]*(?:\r?\n[ \t]*)*) {0,3}#[ \t]+([^\r\n]*?)(?:[ \t]+#+)?[ \t]*(\r?\n|$)`)

// unheaded takes the sign off the heading that a text begins with.
func unheaded(text string) string { return heading.ReplaceAllString(text, "$1$2$3") }

// readMatterDate reads the dates of front matter: those of every form, and a day in
// words, such as Jul 08 2022.
func readMatterDate(s string) (dateline.Date, error) {
	d, err := readDate(s)
	if err != nil {
		if day, ok := plain.Published(s); ok {
			return day, nil
		}
	}
	return d, err
}
