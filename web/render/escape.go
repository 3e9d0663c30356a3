package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// action writes a value, through the escapers that html/template has put behind it.
func (s *scope) action(n *parse.PipeNode, dot reflect.Type) act {
	v := s.command(n.Cmds[0], dot)
	if len(n.Decl) > 0 {
		if len(n.Decl) > 1 || n.IsAssign || len(n.Cmds) > 1 {
			leaveOut("%s is not known", n)
		}
		variable := s.declare(n.Decl[0], v.of)
		return func(r *run, dot reflect.Value) { r.set(variable, v.get(r, dot)) }
	}
	text, write := textOf(v.of), escaping(n.Cmds[1:])
	return func(r *run, dot reflect.Value) { write(r.out, text(v.get(r, dot))) }
}

// textOf is what is written of values of a type, before it is escaped.
func textOf(of reflect.Type) func(reflect.Value) string {
	_, says := reflect.PointerTo(of).MethodByName("String")
	_, fails := reflect.PointerTo(of).MethodByName("Error")
	trusted := of.PkgPath() == reflect.TypeFor[template.HTML]().PkgPath()
	switch {
	case says || fails || trusted:
	case of.Kind() == reflect.String:
		return reflect.Value.String
	case of.Kind() == reflect.Int:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }
	}
	leaveOut("%s is not known as a text", of)
	return nil
}

// Names of escapers, which html/template gives them.
const (
	escapers  = "_html_template_"
	filterURL = escapers + "urlfilter"
)

// changed are the escapers that come before the last one.
var changed = map[string]func(string) string{
	filterURL:                  filteredURL,
	escapers + "urlnormalizer": func(s string) string { return escapedURL(s, true) },
	escapers + "urlescaper":    func(s string) string { return escapedURL(s, false) },
}

// written are those that write HTML.
var written = map[string]bool{escapers + "htmlescaper": true, escapers + "attrescaper": true, escapers + "rcdataescaper": true}

// escaping joins escapers. The last has to be one that writes HTML.
func escaping(all []*parse.CommandNode) func(*bytes.Buffer, string) {
	var before []func(string) string
	for i, cmd := range all {
		name := cmd.String()
		switch last := i == len(all)-1; {
		case last && written[name]:
		case !last && changed[name] != nil:
			before = append(before, changed[name])
		default:
			leaveOut("%s is not known, or not at its place", name)
		}
	}
	if len(all) == 0 {
		leaveOut("nothing is escaped")
	}
	return func(out *bytes.Buffer, s string) {
		for _, f := range before {
			s = f(s)
		}
		writeHTML(out, s)
	}
}

// inHTML is what stands for a byte in texts and attributes in quotes; "" for itself.
var inHTML = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

func writeHTML(out *bytes.Buffer, s string) {
	begun := 0
	for i := range len(s) {
		if as := inHTML[s[i]]; as != "" {
			out.WriteString(s[begun:i])
			out.WriteString(as)
			begun = i + 1
		}
	}
	out.WriteString(s[begun:])
}

// filteredURL lets relative addresses through, and those of http, https and mailto.
func filteredURL(s string) string {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto") {
		return s
	}
	return "#ZgotmplZ"
}

// escapedURL writes bytes as RFC 3986 wants them: all but those that are never reserved,
// or of a whole address those only that no address has.
func escapedURL(s string, whole bool) string {
	keep := func(i int) bool {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			return true
		case c == '%':
			return whole && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		}
		return whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0
	}
	var b strings.Builder
	begun := 0
	for i := range len(s) {
		if !keep(i) {
			b.WriteString(s[begun:i])
			fmt.Fprintf(&b, "%%%02x", s[i])
			begun = i + 1
		}
	}
	if begun == 0 {
		return s
	}
	b.WriteString(s[begun:])
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
