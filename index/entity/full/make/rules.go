package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/index/entity/full"
)

// readTokenizer takes exceptions and tables from the file tokenizer, and refuses rules
// that package full does not follow.
func readTokenizer(d *full.Data, raw []byte) error {
	v, err := unpack(raw)
	if err != nil {
		return err
	}
	top, _ := v.(map[any]any)
	if top["token_match"] != nil || top["faster_heuristics"] != true {
		return fmt.Errorf("token_match %v, faster_heuristics %v: another tokenizer", top["token_match"], top["faster_heuristics"])
	}
	if err := readExceptions(d, top["exceptions"]); err != nil {
		return err
	}
	for _, of := range []struct {
		name string
		read func(*full.Data, []string) error
	}{{"prefix_search", readPrefixes}, {"suffix_search", readSuffixes}, {"infix_finditer", readInfixes}, {"url_match", readURL}} {
		pattern, _ := top[of.name].(string)
		if err := of.read(d, alternatives(pattern)); err != nil {
			return fmt.Errorf("%s: %w", of.name, err)
		}
	}
	return nil
}

// Attributes of spaCy, which the pieces of an exception carry.
const orth, norm = int64(65), int64(67)

func readExceptions(d *full.Data, v any) error {
	table, _ := v.(map[any]any)
	d.Exceptions = map[string][]full.Piece{}
	for k, v := range table {
		chunk, _ := k.(string)
		list, _ := v.([]any)
		var pieces []full.Piece
		whole := ""
		for _, v := range list {
			attrs, _ := v.(map[any]any)
			text, _ := attrs[orth].(string)
			other, _ := attrs[norm].(string)
			pieces = append(pieces, full.Piece{Text: text, Norm: other})
			whole += text
		}
		if chunk == "" || whole != chunk {
			return fmt.Errorf("exception %q has the pieces %q", k, whole)
		}
		d.Exceptions[chunk] = pieces
	}
	return nil
}

// alternatives cuts a pattern at the bars that are in no bracket.
func alternatives(pattern string) (out []string) {
	depth, class, from := 0, false, 0
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			out = append(out, pattern[from:i])
			from = i + 1
		}
	}
	return append(out, pattern[from:])
}

// classes takes the character classes out of a pattern; in their place stands [].
func classes(pattern string) (skeleton string, bodies []string) {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			b.WriteString(pattern[i : i+2])
			i++
		case '[':
			from := i + 1
			for i++; pattern[i] != ']'; i++ {
				if pattern[i] == '\\' {
					i++
				}
			}
			bodies = append(bodies, pattern[from:i])
			b.WriteString("[]")
		default:
			b.WriteByte(pattern[i])
		}
	}
	return b.String(), bodies
}

// ranges reads the body of a class, as Python's re does.
func ranges(body string) ([]full.Range, error) {
	var out []full.Range
	for body != "" {
		lo, err := classRune(&body)
		if err != nil {
			return nil, err
		}
		hi := lo
		if strings.HasPrefix(body, "-") && len(body) > 1 {
			body = body[1:]
			if hi, err = classRune(&body); err != nil {
				return nil, err
			}
		}
		if hi < lo {
			return nil, fmt.Errorf("class from %U to %U", lo, hi)
		}
		out = append(out, full.Range{lo, hi})
	}
	return merged(out), nil
}

func classRune(body *string) (rune, error) {
	s := *body
	if !strings.HasPrefix(s, `\`) {
		r, n := utf8.DecodeRuneInString(s)
		*body = s[n:]
		return r, nil
	}
	digits := map[byte]int{'u': 4, 'U': 8}[s[1]]
	*body = s[2+digits:]
	if digits > 0 {
		n, err := strconv.ParseInt(s[2:2+digits], 16, 32)
		return rune(n), err
	}
	if c := s[1]; c < utf8.RuneSelf && !('a' <= c|0x20 && c|0x20 <= 'z') && !('0' <= c && c <= '9') {
		return rune(c), nil
	}
	return 0, fmt.Errorf("class with %s", s[:2])
}

func merged(in []full.Range) (out []full.Range) {
	slices.SortFunc(in, func(a, b full.Range) int { return int(a[0] - b[0]) })
	for _, r := range in {
		if n := len(out); n > 0 && r[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], r[1])
		} else {
			out = append(out, r)
		}
	}
	return out
}

// literal reads a pattern that stands for one text only.
func literal(pattern string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		if c == '\\' && i+1 < len(pattern) && strings.IndexByte(`!?()[]{}*.'$`, pattern[i+1]) >= 0 {
			i++
			c = pattern[i]
		} else if strings.IndexByte(`\.+*?()[]{}^$|`, c) >= 0 {
			return "", false
		}
		b.WriteByte(c)
	}
	return b.String(), b.Len() > 0
}
