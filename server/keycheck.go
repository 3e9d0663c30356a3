package server

import (
	"net/http"
	"strings"
)

// errNoKey is the same whether there is no key, a wrong one or one that was revoked,
// and whether the archive has any: who asks learns nothing from it.
var errNoKey = &refusal{
	status: http.StatusUnauthorized, code: "key", text: "writing needs a key",
	hint: "send it in the header, as Authorization: Bearer KEY; dateline key add NAME makes one",
	with: map[string]string{"WWW-Authenticate": `Bearer realm="dateline"`},
}

// admit lets a request write that shows a key, and remembers its name for the log. A
// key is looked up each time, so that one that is revoked ends at once. It has to
// come in the header, where no page of another site can make a browser put it.
func (s *server) admit(r *http.Request) error {
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return errNoKey
	}
	name, err := nameOfKey(r.Context(), s.archive.State(), strings.TrimSpace(key))
	if err != nil {
		return err
	}
	if name == "" {
		return errNoKey
	}
	exchangeOf(r).key = name
	return nil
}
