package ingest

import (
	"bytes"
	"regexp"
)

// Bounds of a feed, which is read as a whole: the parser takes up to some hundred bytes of
// memory for each byte of empty elements.
const (
	maxFeedItems   = 100_000
	maxFeedTags    = 1_000_000 // those of markup in the items too
	maxFeedObjects = 500_000   // braces of a JSON Feed, in which an item has several
)

// feedItem is an item of RSS, or an entry of Atom.
var feedItem = regexp.MustCompile(`(?i)<([a-z_][\w.-]*:)?(item|entry)[\s/>]`)

// checkFeedSize rejects a feed that would take very much memory.
func checkFeedSize(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		if n := bytes.Count(data, []byte("{")); n > maxFeedObjects {
			return problem("it has %d braces; want at most %d in a feed", n, maxFeedObjects)
		}
		return nil
	}
	if n := bytes.Count(data, []byte("<")); n > maxFeedTags {
		return problem("it has %d tags; want at most %d in a feed", n, maxFeedTags)
	}
	if len(feedItem.FindAllIndex(data, maxFeedItems+1)) > maxFeedItems {
		return problem("it has more than %d items; want them in several feeds", maxFeedItems)
	}
	return nil
}
