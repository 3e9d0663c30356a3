package full

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isURL reports whether s as a whole is an address: a scheme or none, a user or none, a
// host, a port or none, a path or none. It is the pattern of spaCy, whose host is a
// public IPv4 address or a name of two parts or more.
func (r *rules) isURL(s string) bool {
	if strings.IndexByte(s, '.') < 0 {
		return false // what most words are spared by
	}
	if r.fromHost(s) {
		return true
	}
	if scheme, rest, found := strings.Cut(s, "://"); found && isScheme(scheme) && r.fromHost(rest) {
		return true
	}
	for i := 1; i < len(s); i++ { // what stands before an @ may be anything, but something
		if s[i] == '@' && r.fromHost(s[i+1:]) {
			return true
		}
	}
	return false
}

func isScheme(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsNumber(c) && !strings.ContainsRune("_+-.", c) {
			return false
		}
	}
	return utf8.RuneCountInString(s) >= 2
}

// fromHost reports whether s is a host and what may follow it.
func (r *rules) fromHost(s string) bool {
	end := 0
	for end < len(s) {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !inHost(c) && !r.lower.has(c) && !unicode.Is(unicode.Nd, c) {
			break
		}
		end += n
	}
	return isRest(s[end:]) && (r.isName(s[:end]) || isAddress(s[:end]))
}

func inHost(c rune) bool { return inLabel(c) || c == '.' || c == '_' || c == '-' }

func inLabel(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || 0xa1 <= c && c <= 0xffff
}

// isRest reports whether s is a port of two to five digits or none, and a path or none.
func isRest(s string) bool {
	if port, ok := strings.CutPrefix(s, ":"); ok {
		s = strings.TrimLeftFunc(port, isDecimal)
		if n := utf8.RuneCountInString(port[:len(port)-len(s)]); n < 2 || n > 5 {
			return false
		}
	}
	return s == "" || s[0] == '/' || s[0] == '?' || s[0] == '#'
}

func isDecimal(c rune) bool { return unicode.Is(unicode.Nd, c) }

// isName reports whether s is labels of one to 64 runes and a last part of two to 63
// letters that are not capitals.
func (r *rules) isName(s string) bool {
	last := strings.LastIndexByte(s, '.')
	if last < 0 || !r.isTopLevel(s[last+1:]) {
		return false
	}
	for label := range strings.SplitSeq(s[:last], ".") {
		if !isLabel(label) {
			return false
		}
	}
	return true
}

func (r *rules) isTopLevel(s string) bool {
	n := 0
	for _, c := range s {
		if n++; n > 63 || !r.lower.has(c) {
			return false
		}
	}
	return n >= 2
}

func isLabel(s string) bool {
	n := 0
	for _, c := range s {
		if n++; n > 64 || !inLabel(c) && c != '_' && c != '-' {
			return false
		}
	}
	return n > 0 && !strings.ContainsRune("_-", rune(s[0])) && !strings.ContainsRune("_-", rune(s[len(s)-1]))
}

// isAddress reports whether s is a public IPv4 address; digits of any script count as
// the pattern has them.
func isAddress(s string) bool {
	parts := strings.Split(s, ".")
	if len(parts) != 4 || !isFirstOctet(parts[0]) || !isOctet(parts[1], 5, true) || !isOctet(parts[2], 5, true) || !isOctet(parts[3], 4, false) {
		return false
	}
	switch first, second := parts[0], parts[1]; first {
	case "10", "127":
		return false
	case "169":
		return second != "254"
	case "192":
		return second != "168"
	case "172":
		return !isPrivateOf172(second)
	}
	return true
}

// isFirstOctet: [1-9]\d?|1\d\d|2[01]\d|22[0-3].
func isFirstOctet(s string) bool {
	head, digits := cutDigits(s)
	switch digits {
	case 1, 2:
		return '1' <= head[0] && head[0] <= '9'
	case 3:
		return head[0] == '1' || head[0] == '2' && (head[1] == '0' || head[1] == '1') ||
			head[0] == '2' && head[1] == '2' && '0' <= head[2] && head[2] <= '3'
	}
	return false
}

// isOctet: 1?\d{1,2}|2[0-4]\d|25[0-most] where zero says so, otherwise
// [1-9]\d?|1\d\d|2[0-4]\d|25[0-most].
func isOctet(s string, most rune, zero bool) bool {
	head, digits := cutDigits(s)
	switch digits {
	case 1, 2:
		return zero || '1' <= head[0] && head[0] <= '9'
	case 3:
		return head[0] == '1' || head[0] == '2' && '0' <= head[1] && head[1] <= '4' ||
			head[0] == '2' && head[1] == '5' && '0' <= head[2] && head[2] <= '0'+most
	}
	return false
}

// isPrivateOf172: 1[6-9]|2\d|3[0-1].
func isPrivateOf172(s string) bool {
	head, digits := cutDigits(s)
	return digits == 2 && (head[0] == '1' && '6' <= head[1] && head[1] <= '9' || head[0] == '2' || head[0] == '3' && (head[1] == '0' || head[1] == '1'))
}

// cutDigits returns the runes of s where it is one to three digits, and how many.
func cutDigits(s string) (head [3]rune, digits int) {
	for _, c := range s {
		if digits == len(head) || !isDecimal(c) {
			return head, 0
		}
		head[digits] = c
		digits++
	}
	return head, digits
}
