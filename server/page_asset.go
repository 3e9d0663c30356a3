package server

import (
	"net/http"

	"github.com/gorilla/mux"
)

// forEver is for what never changes under its address.
const forEver = "public, max-age=31536000, immutable"

// asset serves /assets/{name}.
func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	name := mux.Vars(r)["name"]
	for _, a := range pageAssets {
		if a.Address == name {
			s.send(w, r, &reply{media: a.Media, body: a.Content, cache: forEver})
			return
		}
	}
	s.noSuchPage(w, r)
}
