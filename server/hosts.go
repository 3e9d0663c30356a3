package server

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"dateline"
)

// Hosts says which names requests may ask for in Host. It is there against pages of
// other sites that have their own name lead to this machine (DNS rebinding): a browser
// takes the answers for that site's own, and an address of this machine alone keeps
// nobody out. Such a request has that site's name in Host, and the port that is listened on.
// The zero Hosts refuse none.
type Hosts struct {
	// Names are the names that are answered beside localhost and addresses of IP, in
	// any capitals; none is any name, but for what Listens refuses.
	Names []string
	// Listens is where the server listens. If that is an address of this machine alone and
	// there are no Names, a name with a dot at this port is refused: behind a proxy
	// that passes Host on, the port is the proxy's. nil refuses none.
	Listens net.Addr
}

var hostNamePattern = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$`)

// filled returns h with its names in small letters. The error is Invalid, for a name that
// is none.
func (h Hosts) filled() (Hosts, error) {
	names := make([]string, len(h.Names))
	for i, name := range h.Names {
		if !hostNamePattern.MatchString(name) {
			return h, dateline.Invalidf("host", "%s is no name of a host; want one as news.example.org, without a port", quoted(name))
		}
		names[i] = strings.ToLower(name)
	}
	h.Names = names
	return h, nil
}

// Guard refuses what asks for another host with 421, by refuse, and passes the rest to next.
func (h Hosts) Guard(next http.Handler, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, port := splitHost(r.Host)
		if h.answers(name, port) {
			next.ServeHTTP(w, r)
			return
		}
		refuse(w, r, &refusal{status: http.StatusMisdirectedRequest, code: "host", text: fmt.Sprintf("%s is not answered for here", quoted(name)),
			hint: "ask localhost, or an address of IP; or have the server started with --host " + cmp.Or(hostNamePattern.FindString(name), "NAME")})
	})
}

// splitHost takes a Host apart, in small letters and without the dot of the root.
func splitHost(host string) (name, port string) {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.Trim(host, "[]"), "80"
	}
	return strings.TrimSuffix(strings.ToLower(name), "."), cmp.Or(port, "80")
}

func (h Hosts) answers(name, port string) bool {
	_, noIP := netip.ParseAddr(name)
	switch {
	case name == "" || noIP == nil || name == "localhost" || strings.HasSuffix(name, ".localhost") || slices.Contains(h.Names, name):
		return true
	case len(h.Names) > 0:
		return false
	}
	return !strings.Contains(name, ".") || port != h.ownPort()
}

// ownPort is the port that is listened on by this machine alone; "" if others can reach it
// too, or nobody knows.
func (h Hosts) ownPort() string {
	if at, ok := h.Listens.(*net.TCPAddr); ok && at.IP.IsLoopback() {
		return fmt.Sprint(at.Port)
	}
	return ""
}
