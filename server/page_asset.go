package server

import (
	"maps"
	"net/http"
	"slices"

	files "dateline/web"

	"github.com/gorilla/mux"
)

// forEver is for what never changes under its address.
const forEver = "public, max-age=31536000, immutable"

// asset serves /assets/{name}.
func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	l, err := s.look()
	if err != nil {
		l = embedded // what the page about the fault is shown with
	}
	name := mux.Vars(r)["name"]
	all := slices.Collect(maps.Values(l.assets))
	if i := slices.IndexFunc(all, func(a files.Asset) bool { return a.Address == name }); i >= 0 {
		s.send(w, r, &reply{media: all[i].Media, body: all[i].Content, cache: forEver})
		return
	}
	s.noSuchPage(w, r)
}
