package ingest

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"

	"dateline"
)

const formFeed form = "feed"

func feedReaders() []reader {
	return []reader{{
		form: formFeed, endings: []string{".rss", ".atom", ".rdf", ".xml", ".json"},
		types: []string{
			"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
			"application/xml", "text/xml", "application/json",
		},
		sniff: isFeed, read: (*run).feed,
	}, {
		form: formFeed, endings: []string{".rss", ".atom", ".rdf"},
		types: []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}, read: (*run).feed,
	}}
}

// feedRoot is the element that a feed begins with, behind declarations and
// comments: RSS 0.9 to 2.0, RSS 1.0 and Atom.
var feedRoot = regexp.MustCompile(`(?s)^\s*(<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(\[.*?\])?\s*>\s*)*<([A-Za-z][\w.-]*:)?(rss|feed|RDF)[\s>/]`)

// jsonFeed is the version that every JSON Feed names.
var jsonFeed = regexp.MustCompile(`(?s)^\s*\{.*"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/`)

// isFeed recognises a feed by its root element, and a JSON Feed by its version.
func isFeed(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // the signs looked for are ASCII
	}
	head = bytes.TrimPrefix(head, []byte(utf8BOM))
	return feedRoot.Match(head) || jsonFeed.Match(head)
}

// feed reads the items of a feed, each an article.
func (r *run) feed(s *stream) {
	data, err := s.all(r.opt.MaxBytes)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	if data, err = r.feedText(s, data); err != nil {
		r.reject(s, spot{}, err)
		return
	}
	for _, check := range []func([]byte) error{checkFeedSize, checkBases} {
		if err := check(data); err != nil {
			r.reject(s, spot{}, err)
			return
		}
	}
	read, err := parseFeed(data)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	if len(read.Items) == 0 {
		r.reject(s, spot{}, problem("holds no article: the feed has no items"))
	}
	f := r.feedOf(s, read)
	for i, item := range read.Items {
		if !r.live() {
			return
		}
		f.take(i+1, item)
	}
}

// parseFeed reads a feed, well formed or not. gofeed is given what anybody may
// have written, so what it should panic of is a reason too.
func parseFeed(data []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			feed, err = nil, problem("not a feed that can be read: %v", p)
		}
	}()
	if feed, err = gofeed.NewParser().Parse(bytes.NewReader(data)); err != nil {
		return nil, problem("not a feed that can be read: %s", textOnly(oneLine(err.Error())))
	}
	return feed, nil
}

// feedOf makes what all items of a feed share.
func (r *run) feedOf(s *stream, read *gofeed.Feed) *feedItems {
	f := &feedItems{run: r, stream: s, source: feedSource(s, read)}
	for _, address := range []string{s.web.address, read.FeedLink, read.Link} {
		if u, err := url.Parse(strings.TrimSpace(address)); err == nil && u.IsAbs() && f.base == nil {
			f.base = u
		}
	}
	f.count(read)
	f.known.Publication = metadataValue(oneLine(fragmentText(read.Title)), readLine, f.noteOf("the title of the feed"))
	f.known.Language = metadataValue(read.Language, readLanguage, f.noteOf("the language of the feed"))
	return f
}

// feedSource is what the ids of the items are unique in: the feed's own address,
// else that of its site, else the file.
func feedSource(s *stream, read *gofeed.Feed) string {
	for _, address := range []string{read.FeedLink, s.web.address, read.Link} {
		if canonical, err := CanonicalURL(address); err == nil && len(canonical) <= maxValueBytes {
			return canonical
		}
	}
	if s.rel == "" {
		return s.file.entry.source
	}
	return s.file.entry.source + "/" + s.rel
}

// noteOf makes a notice of what cannot be read in a feed that is read.
func (f *feedItems) noteOf(what string) func(error) {
	return func(err error) {
		f.run.notice(f.stream, spot{}, problem("%s is not known: %s", what, fieldless(err)))
	}
}

// metadataValue reads a value that the feed gives. One that cannot be read is told
// and unknown.
func metadataValue[T comparable](s string, read func(string) (T, error), tell func(error)) (v dateline.Sourced[T]) {
	if s == "" {
		return v
	}
	value, err := read(s)
	if err != nil {
		tell(err)
		return v
	}
	return dateline.Sourced[T]{Value: value, From: dateline.FromMetadata}
}

func itemName(n int) string { return fmt.Sprintf("of item %d", n) }
