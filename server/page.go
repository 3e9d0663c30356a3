package server

import (
	"bytes"
	"context"
	"html/template"
	"net/http"

	files "dateline/web"

	"github.com/gorilla/mux"
)

// What pages are made of. It is embedded, so that only a broken build fails here.
var (
	pageTemplates = template.Must(files.Parse(files.Files))
	pageAssets    = mustAssets()
)

func mustAssets() map[string]files.Asset {
	assets, err := files.Assets(files.Files)
	if err != nil {
		panic(err)
	}
	return assets
}

const mediaHTML = "text/html; charset=utf-8"

// pages registers the pages and what they load.
func (s *server) pages(r *mux.Router) {
	for path, h := range map[string]http.Handler{
		"/":                    s.html("search", s.searchPage),
		"/articles/{id}":       s.html("article", s.articlePage),
		"/places/{id}":         s.html("place", s.placePage),
		"/publications/{name}": http.HandlerFunc(s.publicationPage),
		"/docs":                s.html("docs", s.docsPage),
		"/assets/{name}":       http.HandlerFunc(s.asset),
	} {
		r.Handle(path, h).Methods(http.MethodGet, http.MethodHead).Name(path)
	}
}

// frame is what every page has around it.
type frame struct {
	Title       string // of the window
	Home, Help  string // addresses of the search page and the help
	Style, Icon string
	OpenAPI     string
	Feed        string // address of the same result as a feed; "" for none
	Version     string
	Box         bool   // whether the head has a search box
	Query       string // what stands in the box
	Notices     []string
}

func (s *server) frame(title string) frame {
	asset := func(name string) string { return s.pageURL("/assets/" + pageAssets[name].Address) }
	return frame{
		Title: plainLine(title) + " · dateline", Home: s.pageURL("/"), Help: s.pageURL("/docs"), Box: true,
		Style: asset("app.css"), Icon: asset("icon.svg"), OpenAPI: s.pageURL("/api/v1/openapi.json"), Version: s.Version,
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
		ctx, cancel := context.WithTimeout(r.Context(), answerTime)
		defer cancel()
		p, err := f(r.WithContext(ctx))
		if err == nil {
			err = s.show(w, r, name, p)
		}
		if err != nil {
			s.errorPage(w, r, err)
		}
	})
}

// show renders the whole page before its header is sent, so that a failure can
// still be a 500.
func (s *server) show(w http.ResponseWriter, r *http.Request, name string, p shown) error {
	var buf bytes.Buffer
	if err := pageTemplates.ExecuteTemplate(&buf, name, p.data); err != nil {
		return err
	}
	if p.status == http.StatusOK {
		s.send(w, r, &reply{media: mediaHTML, body: buf.Bytes()})
		return nil
	}
	w.Header().Set("Content-Type", mediaHTML)
	w.Header().Set("Cache-Control", cacheNever)
	write(w, p.status, buf.Bytes())
	return nil
}

type docsPage struct{ frame }

func (s *server) docsPage(*http.Request) (shown, error) {
	return shown{http.StatusOK, docsPage{s.frame("How to search")}}, nil
}
