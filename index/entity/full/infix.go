package full

import (
	"strings"
	"unicode/utf8"
)

// infix returns how many bytes of s at i, where a rune begins, are a word of their own
// inside of s.
func (r *rules) infix(s string, i int) int {
	c, n := utf8.DecodeRuneInString(s[i:])
	before, after := s[:i], s[i+n:]
	switch c {
	case '.':
		if dots := len(s) - i - len(strings.TrimLeft(s[i:], ".")); dots >= 2 {
			return dots
		}
		return oneIf(r.stopAfter.hasLast(before) && r.stopAhead.hasFirst(after), n)
	case ',':
		return oneIf(r.alpha.hasLast(before) && r.alpha.hasFirst(after), n)
	case '+', '*', '^':
		return oneIf(betweenNumbers(before, after), n)
	case ':', '<', '>', '=', '/':
		return oneIf(r.alphaOrDigit(before) && r.alpha.hasFirst(after), n)
	case '-', '–', '—', '~':
		return r.hyphen(s, i, n)
	case '…':
		return n
	}
	return oneIf(r.icons.has(c), n)
}

func oneIf(yes bool, n int) int {
	if yes {
		return n
	}
	return 0
}

// hyphens are in the order in which they are tried.
var hyphens = []string{"-", "–", "—", "--", "---", "——", "~"}

func (r *rules) hyphen(s string, i, n int) int {
	if s[i] == '-' && betweenNumbers(s[:i], s[i+n:]) {
		return n
	}
	if !r.alphaOrDigit(s[:i]) {
		return 0
	}
	for _, h := range hyphens {
		if strings.HasPrefix(s[i:], h) && r.alpha.hasFirst(s[i+len(h):]) {
			return len(h)
		}
	}
	return 0
}

// betweenNumbers: "3-4", "3*-4"; only digits of ASCII count.
func betweenNumbers(before, after string) bool {
	return before != "" && isAsciiDigit(before[len(before)-1]) && after != "" && (isAsciiDigit(after[0]) || after[0] == '-')
}

func (r *rules) alphaOrDigit(before string) bool {
	return r.alpha.hasLast(before) || before != "" && isAsciiDigit(before[len(before)-1])
}
