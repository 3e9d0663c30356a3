package ingest_test

import (
	"testing"

	"dateline"
	"dateline/index/ingest"
)

func TestCanonicalURL(t *testing.T) {
	for given, want := range map[string]string{
		"HTTP://WWW.Example.ORG/News/A":                    "http://www.example.org/News/A",
		"https://example.org":                              "https://example.org/",
		"https://example.org:443/a":                        "https://example.org/a",
		"http://example.org:80":                            "http://example.org/",
		"http://example.org:443/":                          "http://example.org:443/",
		"https://[2001:DB8::1]:443/a":                      "https://[2001:db8::1]/a",
		"https://example.org/a#part":                       "https://example.org/a",
		"https://example.org/a?utm_source=x&id=7&UTM_ID=1": "https://example.org/a?id=7",
		"https://example.org/a?fbclid=1&gclid=2":           "https://example.org/a",
		"https://example.org/a?b=%2F&a=1&utm=1&b=2":        "https://example.org/a?b=%2F&a=1&utm=1&b=2",
		"https://example.org/\xfc\xdb/ü?\xdb=ü":            "https://example.org/%FC%DB/ü?%DB=ü",
		"https://example.org/%C3%BC/ü/a%2Fb/":              "https://example.org/%C3%BC/ü/a%2Fb/",
		"https://user:secret@example.org/a":                "https://example.org/a",
		" https://example.org/a/../b ":                     "https://example.org/a/../b",
	} {
		if got, err := ingest.CanonicalURL(given); got != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", given, got, err, want)
		}
	}
	for _, bad := range []string{"", "example.org/a", "/a", "//example.org/a", "ftp://example.org", "https://", "https:///a", "https://a b/", "mailto:a@example.org", "https://example.org/%zz"} {
		if got, err := ingest.CanonicalURL(bad); err == nil || dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%q: %q, %v, want it Invalid", bad, got, err)
		}
	}
}
