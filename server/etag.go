package server

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"

	"dateline"
)

// stateOf is what a search was answered from: the last change of the record that
// it saw, and how it had read the articles. The total tells two archives at one address apart.
func stateOf(res *dateline.Result) string {
	return fmt.Sprint(res.Seen, ":", res.Reread, ":", res.Total)
}

// tag returns the ETag of a reply: a sum of the program's version, the address
// and the state that the answer was made from. took_ms would spoil a sum of the
// body. It is weak, since the same answer goes out in several encodings.
func (s *server) tag(r *http.Request, rep *reply) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %q %q ", s.Version, r.Host, r.URL.RequestURI(), rep.state)
	if rep.state == "" {
		sum.Write(rep.body)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12]) + `"`
}

// unchanged reports whether the client has the answer with this tag.
func unchanged(r *http.Request, tag string) bool {
	for _, header := range r.Header.Values("If-None-Match") {
		for known := range strings.SplitSeq(header, ",") {
			known = strings.TrimSpace(known)
			if known == "*" || strings.TrimPrefix(known, "W/") == strings.TrimPrefix(tag, "W/") {
				return true
			}
		}
	}
	return false
}
