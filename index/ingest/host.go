package ingest

import (
	"fmt"
	"net/url"
	"regexp"

	"dateline/index/ingest/page"
)

// hostForm is the name of a host with a dot in it.
var hostForm = regexp.MustCompile(`^(?i:[\pL\pN]([\pL\pN-]*[\pL\pN])?\.)+[\pL][\pL\pN-]+\.?$`)

// publicationOf returns what a publication is called by its host alone: the
// domain that somebody registered, "bbc.co.uk" of "www.news.bbc.co.uk". It takes
// the name of a host or an address; ok is false for all else.
func publicationOf(s string) (name string, ok bool) {
	host := s
	if u, err := url.Parse(s); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	if len(host) > 253 || !hostForm.MatchString(host) { // 253 is the most of a name, RFC 1035
		return "", false
	}
	return page.HostName(host), true
}

// readHost reads the name of a host, or an address, as a publication.
func readHost(s string) (string, error) {
	if name, ok := publicationOf(s); ok {
		return name, nil
	}
	return "", fmt.Errorf("%s is not the name of a host; want one such as www.example.org, or an address", quoted(s))
}
