package server

import "net/http"

// elsewhere is no failure: what was asked for has another address. It is not for good,
// since a correction can be taken back.
type elsewhere struct{ address string }

func (e *elsewhere) Error() string { return "it is at " + e.address }

func (e *elsewhere) send(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", cacheCheck)
	http.Redirect(w, r, e.address, http.StatusFound)
}
