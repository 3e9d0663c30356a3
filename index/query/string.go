package query

import (
	"strconv"
	"strings"
	"unicode"
)

// level orders the nodes by how tightly they bind.
type level uint8

const (
	either level = iota // a OR b
	beside              // a b
	both                // a AND b
	signed              // NOT a, +a
	raised              // a^2
	leaf
)

func (*All) level() level    { return leaf }
func (*Or) level() level     { return either }
func (*Not) level() level    { return signed }
func (*Must) level() level   { return signed }
func (*Boost) level() level  { return raised }
func (*Word) level() level   { return leaf }
func (*Phrase) level() level { return leaf }
func (*Near) level() level   { return leaf }
func (*Prefix) level() level { return leaf }
func (*Fuzzy) level() level  { return leaf }
func (*Value) level() level  { return leaf }
func (*Range) level() level  { return leaf }

func (n *And) level() level {
	if n.Written {
		return both
	}
	return beside
}

// within writes n with parentheses if it binds less tightly than min.
func within(n Node, min level) string {
	if n.level() < min {
		return "(" + n.String() + ")"
	}
	return n.String()
}

func join(list []Node, sep string, min level) string {
	parts := make([]string, len(list))
	for i, n := range list {
		parts[i] = within(n, min)
	}
	return strings.Join(parts, sep)
}

func (n *All) String() string { return "" }

func (n *And) String() string {
	if n.Written {
		return join(n.Clauses, " AND ", signed)
	}
	return join(n.Clauses, " ", both)
}

func (n *Or) String() string { return join(n.Clauses, " OR ", beside) }

func (n *Not) String() string {
	if _, ok := n.X.(*Must); ok {
		return "NOT " + n.X.String()
	}
	return "NOT " + within(n.X, raised)
}

func (n *Must) String() string { return "+" + within(n.X, raised) }

func (n *Boost) String() string {
	return within(n.X, leaf) + "^" + strconv.FormatFloat(n.By, 'f', -1, 64)
}

func (n *Word) String() string   { return bare(n.Field, n.Text) }
func (n *Phrase) String() string { return prefixed(n.Field, quoted(n.Text)) }
func (n *Near) String() string {
	return prefixed(n.Field, quoted(n.Text)) + "~" + strconv.Itoa(n.Slop)
}
func (n *Prefix) String() string { return bare(n.Field, n.Text) + "*" }
func (n *Fuzzy) String() string  { return bare(n.Field, n.Text) + "~" + strconv.Itoa(n.Distance) }
func (n *Range) String() string  { return prefixed(FieldPublished, n.Text) }

func (n *Value) String() string {
	if s := escaped(n.Text); s != n.Text {
		return prefixed(n.Field, quoted(n.Text))
	}
	return prefixed(n.Field, n.Text)
}

func prefixed(field, s string) string {
	if field == "" {
		return s
	}
	return field + ":" + s
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `*`, `\*`).Replace(s) + `"`
}

// bare writes a word so that it is read as that word and nothing else.
func bare(field, s string) string {
	if field != "" {
		return prefixed(field, escaped(s))
	}
	if _, ok := operators[s]; ok {
		return `\` + s
	}
	if name, rest, ok := strings.Cut(s, ":"); ok && looksLikeField(name, rest) {
		return name + `\:` + escaped(rest)
	}
	return escaped(s)
}

func escaped(s string) string {
	var b strings.Builder
	for i, r := range s {
		if breaksWord(r) || strings.ContainsRune(`\*~^`, r) || i == 0 && isSign(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// looksLikeField tells aleppo:x from 10:30 and http://x.
func looksLikeField(name, rest string) bool {
	if _, known := fieldNamed(name); known {
		return true
	}
	letters := name != "" && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
	return letters && !strings.HasPrefix(rest, "//")
}
