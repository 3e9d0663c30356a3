package ingest

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"dateline"
)

// CanonicalURL returns the form in which addresses are keys: scheme and host in
// lower case; without the scheme's own port, user name, fragment, and the
// parameters utm_*, fbclid and gclid, which say where a reader came from; an
// empty path as "/"; with bytes that are not UTF-8 as %XX. All else stays as it is.
// An address that is not an absolute http or https one is Invalid. The result is
// its own canonical form.
func CanonicalURL(s string) (string, error) {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" || !utf8.ValidString(u.Host) || u.Scheme != "http" && u.Scheme != "https" {
		return "", dateline.Invalidf("url", "%s is not an address; want an absolute one with http or https, such as https://example.org/news/1", quoted(s))
	}
	return u.Scheme + "://" + canonicalHost(u) + escapeBytes(rawPath(s)+canonicalQuery(u.RawQuery)), nil
}

// escapeBytes writes bytes that are not UTF-8 as %XX.
func escapeBytes(s string) string {
	var out strings.Builder
	for i := dateline.BadByte(s); i >= 0; i = dateline.BadByte(s) {
		fmt.Fprintf(&out, "%s%%%02X", s[:i], s[i])
		s = s[i+1:]
	}
	return out.String() + s
}

// rawPath returns the path of an address as it is written: url.URL unescapes the
// %2F of a path that holds other letters than ASCII.
func rawPath(s string) string {
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	_, s, _ = strings.Cut(s, "://")
	if i := strings.IndexByte(s, '/'); i >= 0 {
		return s[i:]
	}
	return "/"
}

func canonicalHost(u *url.URL) string {
	host := strings.ToLower(u.Host)
	host = strings.TrimSuffix(host, ":")
	if u.Scheme == "http" {
		return strings.TrimSuffix(host, ":80")
	}
	return strings.TrimSuffix(host, ":443")
}

func canonicalQuery(raw string) string {
	var kept []string
	for param := range strings.SplitSeq(raw, "&") {
		if param != "" && !tracks(param) {
			kept = append(kept, param)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return "?" + strings.Join(kept, "&")
}

// tracks reports whether a parameter says where a reader came from.
func tracks(param string) bool {
	name, _, _ := strings.Cut(param, "=")
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "gclid"
}
