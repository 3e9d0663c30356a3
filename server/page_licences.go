package server

import (
	"net/http"

	"dateline/licences"
)

// licences serves the sources and licences of all that the program carries, as text.
func (s *server) licences(w http.ResponseWriter, r *http.Request) {
	s.send(w, r, &reply{media: "text/plain; charset=utf-8", body: []byte(licences.Text())})
}
