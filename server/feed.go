package server

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"dateline"
	"dateline/index/export"
)

// rss is a feed of RSS 2.0, with elements of Atom and Dublin Core.
type rss struct {
	XMLName xml.Name    `xml:"rss"`
	Version string      `xml:"version,attr"`
	Atom    string      `xml:"xmlns:atom,attr"`
	DC      string      `xml:"xmlns:dc,attr"`
	Channel feedChannel `xml:"channel"`
}

type feedChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Links       []atomLink `xml:"atom:link"`
	Items       []feedItem `xml:"item"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

type feedItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description,omitempty"`
	Categories  []string `xml:"category"`
	GUID        feedGUID `xml:"guid"`
	PubDate     string   `xml:"pubDate,omitempty"`
	Date        string   `xml:"dc:date,omitempty"`
	Publisher   string   `xml:"dc:publisher,omitempty"`
	Language    string   `xml:"dc:language,omitempty"`
}

type feedGUID struct {
	PermaLink bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

// searchRSS serves /api/v1/search.rss.
func (s *server) searchRSS(r *http.Request) (*reply, error) {
	return s.onePage(r, mediaRSS, ".rss", func(res *dateline.Result, at address) ([]byte, error) {
		host := hostOf(r)
		title, found := "dateline: all articles", hitsOf(at, res.Total)
		if q := at.one("q"); q != "" {
			title, found = "dateline: "+q, found+" for "+q
		}
		self := at
		if cursor := r.URL.Query().Get("cursor"); cursor != "" {
			self = at.set("cursor", cursor)
		}
		c := feedChannel{
			Title: title, Link: host + at.to(s.BasePath+"/").String(),
			Description: found,
			Links:       []atomLink{{host + self.String(), "self", "application/rss+xml"}},
		}
		if res.Next != "" {
			c.Links = append(c.Links, atomLink{host + at.set("cursor", res.Next).String(), "next", "application/rss+xml"})
		}
		for _, h := range res.Hits {
			c.Items = append(c.Items, newFeedItem(h, host+s.BasePath))
		}
		var buf bytes.Buffer
		buf.WriteString(xml.Header)
		err := xml.NewEncoder(&buf).Encode(rss{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/", Channel: c})
		return buf.Bytes(), err
	})
}

func newFeedItem(h dateline.Hit, base string) feedItem {
	out := feedItem{
		Title:   untitled(h.Title),
		Link:    cmp.Or(export.Reference{Known: h.Known}.Address(), base+"/articles/"+string(h.ID)),
		GUID:    feedGUID{ID: string(h.ID)},
		PubDate: feedTime(h.Known.Published.Value), Date: h.Known.Published.Value.String(),
		Publisher: h.Known.Publication.Value, Language: h.Known.Language.Value,
	}
	if h.Current != 0 {
		out.GUID.ID += fmt.Sprintf(".%d", h.Revision)
	}
	if earlier(h) {
		out.Link = base + revisionPath(h.ID, h.Revision)
	}
	for _, s := range h.Snippets {
		out.Description += `<p dir="auto">` + marked(s) + "</p>"
	}
	for _, p := range h.Places {
		out.Categories = append(out.Categories, p.Label)
	}
	return out
}

// feedTime is a pubDate, which RSS has as a moment: of a day its first in UTC, of
// a month or a year none. dc:date has every date at its own precision.
func feedTime(d dateline.Date) string {
	switch d.Precision() {
	case dateline.ToSecond:
		return d.At.Format(time.RFC1123Z)
	case dateline.ToDay:
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Format(time.RFC1123Z)
	}
	return ""
}

var hostPattern = regexp.MustCompile(`^[A-Za-z0-9.:\[\]-]{1,255}$`)

// hostOf is scheme and host as the reader asked for them: a feed needs whole
// addresses. A proxy says in X-Forwarded-Proto that it was asked by https.
func hostOf(r *http.Request) string {
	scheme, host := "http", r.Host
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	if !hostPattern.MatchString(host) {
		host = "localhost"
	}
	return scheme + "://" + host
}
