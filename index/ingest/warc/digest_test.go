package warc_test

import (
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"dateline/index/ingest/warc"
)

func TestDigestsAreEqualHoweverWritten(t *testing.T) {
	want, err := warc.ParseDigest("sha1:" + sha1base32(html))
	if err != nil || want.String() != "sha1:"+sha1base32(html) {
		t.Fatal(want, err)
	}
	for _, s := range []string{
		"SHA-1:" + sha1hex(html),
		"sha1:" + strings.ToLower(sha1base32(html)),
		"sha1: " + base64.StdEncoding.EncodeToString(sum(html)),
		"sha1:" + base64.RawURLEncoding.EncodeToString(sum(html)),
	} {
		if got, err := warc.ParseDigest(s); got != want || err != nil {
			t.Errorf("%s is %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"sha1", "sha1:", ":abc", "sha1:abc", "sha256:" + sha1hex(html), "sha1:" + strings.Repeat("!", 32)} {
		if got, err := warc.ParseDigest(s); err == nil {
			t.Errorf("%s is read as %v", s, got)
		}
	}
	if d, err := warc.ParseDigest("blake3:AbC"); err != nil || d.String() != "blake3:AbC" {
		t.Errorf("an unknown algorithm: %v, %v", d, err)
	}
	if d, err := warc.ParseDigest(""); err != nil || !d.IsZero() || d.String() != "" {
		t.Errorf("nothing: %v, %v", d, err)
	}
}

func TestVerify(t *testing.T) {
	chunkedPage := page("http://a.example/", "Transfer-Encoding: chunked\r\n", chunked(html))
	plain := page("http://a.example/", "", html)
	resource := written{"resource", "Content-Type: text/html\r\n", html}
	md, sha := md5.Sum([]byte(html)), sha256.Sum256([]byte(html))
	tests := map[string]struct {
		w      written
		field  string
		value  string
		notice string
	}{
		"block":                  {plain, "Block", "sha1:" + sha1base32(plain.block), ""},
		"wrong block":            {plain, "Block", "sha1:" + sha1base32(html), "is not that of the block"},
		"payload":                {plain, "Payload", "sha1:" + sha1base32(html), ""},
		"md5":                    {plain, "Payload", "md5:" + hex.EncodeToString(md[:]), ""},
		"sha256":                 {plain, "Payload", "sha-256:" + hex.EncodeToString(sha[:]), ""},
		"wrong payload":          {plain, "Payload", "sha1:" + sha1base32("x"), "is not that of the payload"},
		"payload with chunks":    {chunkedPage, "Payload", "sha1:" + sha1base32(chunked(html)), ""},
		"payload without chunks": {chunkedPage, "Payload", "sha1:" + sha1base32(html), ""},
		"resource":               {resource, "Payload", "sha1:" + sha1base32(html), ""},
		"wrong resource":         {resource, "Payload", "sha1:" + sha1base32("x"), "is not that of the payload"},
		"unknown":                {plain, "Block", "blake3:abc", "not known"},
		"no digest":              {plain, "Block", "nonsense", "no digest"},
	}
	for name, test := range tests {
		test.w.fields += fmt.Sprintf("WARC-%s-Digest: %s\r\n", test.field, test.value)
		for _, how := range []string{"read", "passed over"} {
			rec := first(t, test.w.text(), warc.Options{Verify: true})
			if p, err := rec.Payload(); how == "read" && (err != nil || read(t, p) != html) {
				t.Errorf("%s: the payload is another, %v", name, err)
			}
			if err := rec.Finish(); err != nil {
				t.Error(err)
			}
			got := fmt.Sprint(rec.Notices)
			if !strings.Contains(got, test.notice) || test.notice == "" && got != "[]" {
				t.Errorf("%s, %s: notices %s, want %q", name, how, got, test.notice)
			}
		}
		rec := first(t, test.w.text(), warc.Options{})
		if rec.Finish(); test.notice != "" && strings.Contains(fmt.Sprint(rec.Notices), "is not that") {
			t.Errorf("%s: compared although not asked to", name)
		}
	}
}

func FuzzDigest(f *testing.F) {
	for _, s := range []string{"sha1:" + sha1base32(html), "md5:" + strings.Repeat("0", 32), "SHA-256:x", "x:y", ":"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := warc.ParseDigest(s)
		if err != nil {
			return
		}
		if again, err := warc.ParseDigest(d.String()); err != nil || again != d {
			t.Errorf("%q is %q, which is read as %q, %v", s, d, again, err)
		}
	})
}
