package page

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// maxValue bounds the values that are not text: 4 KiB hold the longest address in use.
const maxValue = 4096

// absolute returns an address as it is written in a page, made absolute.
func absolute(s string, base *url.URL) (string, error) {
	u, err := url.Parse(s)
	if err == nil && base != nil {
		u = base.ResolveReference(u)
	}
	if err != nil || len(s) > maxValue || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", fmt.Errorf("%.200q is not an address; want an absolute one with http or https, such as https://example.org/news/1", s)
	}
	if strings.HasPrefix(s, u.Scheme+"://") {
		return s, nil
	}
	return u.String(), nil
}

// isFront reports whether an address is that of a site's front page.
func isFront(s string) bool {
	u, err := url.Parse(s)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// HostName returns what a publication is called by the name of its host, or an
// IP address, alone: "bbc.co.uk" of "www.news.bbc.co.uk", in lower case.
func HostName(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil && strings.Trim(host, "0123456789.") != "" {
		return domain
	}
	return strings.TrimPrefix(host, "www.")
}
