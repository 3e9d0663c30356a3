package server

import "net/http"

// robots serves /robots.txt: programs that gather pages may read those of articles, places and
// the like, and keep out of searches, each of which leads to a hundred others without an end.
func (s *server) robots(w http.ResponseWriter, r *http.Request) {
	text := "User-agent: *\n"
	for _, path := range []string{"/api/", "/*?", "/facets/", "/entities/"} {
		text += "Disallow: " + s.pageURL(path) + "\n"
	}
	s.send(w, r, &reply{media: mediaText, body: []byte(text)})
}
