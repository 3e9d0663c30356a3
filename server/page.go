package server

import (
	"bytes"
	"errors"
	"net/http"
	"sync"

	"dateline"

	"github.com/gorilla/mux"
)

const mediaHTML = "text/html; charset=utf-8"

// pages registers the pages and what they load.
func (s *server) pages(r *mux.Router) {
	for path, h := range map[string]http.Handler{
		"/":                      s.html("search", s.searchPage),
		"/articles/{id}":         s.html("article", s.articlePage),
		"/articles/{id}/diff":    s.html("diff", s.diffPage),
		"/places/{id}":           s.html("entity", s.entityPage(dateline.TypePlace)),
		"/people/{id}":           s.html("entity", s.entityPage(dateline.TypePerson)),
		"/organisations/{id}":    s.html("entity", s.entityPage(dateline.TypeOrganisation)),
		"/facets/{field}":        s.html("values", s.facetPage),
		"/entities/{id}/correct": s.html("correct", s.correctForm),
		"/publications/{name}":   s.html("publication", s.publicationPage),
		"/docs":                  s.html("docs", s.docsPage),
		"/licences":              http.HandlerFunc(s.licences),
		"/robots.txt":            http.HandlerFunc(s.robots),
		"/assets/{name}":         http.HandlerFunc(s.asset),
	} {
		r.Handle(path, named(path, h)).Methods(http.MethodGet, http.MethodHead).Name(path)
	}
	r.HandleFunc("/entities/{id}/correct", s.correctPosted).Methods(http.MethodPost).Name("/entities/{id}/correct")
}

// named lets log and metrics say which page was asked for.
func named(route string, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		exchangeOf(r).route = route
		h.ServeHTTP(w, r)
	})
}

// frame is what every page has around it.
type frame struct {
	Title       string // of the window
	Home, Help  string // addresses of the search page and the help
	Style, Icon string
	Styles      []string // of this kind of page, beside Style
	Modules     []string // addresses of scripts, without which the page is whole too
	OpenAPI     string
	Licences    string
	Feed        string // address of the same result as a feed; "" for none
	Version     string
	Box         bool   // whether the head has a search box
	Query       string // what stands in the box
	Suggest     string // where suggestions for the box come from
	Notices     []string
}

func (s *server) frame(title string) frame {
	return frame{
		Title: plainLine(title) + " · dateline", Home: s.pageURL("/"), Help: s.pageURL("/docs"), Box: true,
		Style: s.assetAddress("app.css"), Icon: s.assetAddress("icon.svg"), OpenAPI: s.pageURL(pathOpenAPI), Licences: s.pageURL("/licences"), Version: s.Version,
		Suggest: s.pageURL(pathSuggest), Modules: s.assetAddresses("head.js"),
	}
}

// pageURL is the address of a path of this server, as a reader's browser has to ask for it.
func (s *server) pageURL(path string) string { return s.BasePath + path }

// shown is a page that is ready to be rendered: its data, and the status to send.
type shown struct {
	status int
	data   any
}

// html adapts a function that returns what its template shows, or an error.
func (s *server) html(name string, f func(*http.Request) (shown, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		turn := s.gates.searches
		if name == "docs" {
			turn = nil // it asks the archive nothing
		}
		var p shown
		err := turn.through(r, answerTime, func(r *http.Request) (err error) { p, err = f(r); return err })
		if err == nil {
			err = s.show(w, r, name, p)
		}
		var to *elsewhere
		if errors.As(err, &to) {
			to.send(w, r)
			return
		}
		if err != nil {
			s.errorPage(w, r, err)
		}
	})
}

// show renders the whole page before its header is sent, so that a failure can
// still be a 500.
func (s *server) show(w http.ResponseWriter, r *http.Request, name string, p shown) error {
	l, err := s.look()
	if err != nil {
		return err
	}
	buf := pageBuffers.Get().(*bytes.Buffer)
	defer keepBuffer(buf)
	if err := l.pages.Render(buf, name, p.data); err != nil {
		return &lookError{err}
	}
	s.sendPage(w, r, p, buf)
	return nil
}

// pageBuffers are those of pages that were sent.
var pageBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// largestKept is more than a search page has; an article may have a megabyte.
const largestKept = 512 << 10

func keepBuffer(buf *bytes.Buffer) {
	if buf.Cap() <= largestKept {
		buf.Reset()
		pageBuffers.Put(buf)
	}
}

func (s *server) sendPage(w http.ResponseWriter, r *http.Request, p shown, page *bytes.Buffer) {
	if p.status == http.StatusOK {
		s.send(w, r, &reply{media: mediaHTML, body: page.Bytes(), cache: p.cache()})
		return
	}
	if p.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	w.Header().Set("Content-Type", mediaHTML)
	w.Header().Set("Cache-Control", cacheNever)
	write(w, p.status, page.Bytes())
}

type docsPage struct{ frame }

func (s *server) docsPage(*http.Request) (shown, error) {
	return shown{http.StatusOK, docsPage{s.frame("How to search")}}, nil
}
