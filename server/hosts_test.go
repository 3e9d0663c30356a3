package server_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"dateline/server"
)

var (
	alone  = &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	toAll  = &net.TCPAddr{IP: net.IPv4zero, Port: 8080}
	atHTTP = &net.TCPAddr{IP: net.IPv6loopback, Port: 80}
)

// A page of another site whose name leads to this machine gets nothing; readers, tunnels
// and proxies that pass Host on are answered.
func TestHosts(t *testing.T) {
	for _, c := range []struct {
		hosts           server.Hosts
		answered, other []string
	}{
		{server.Hosts{Listens: alone},
			[]string{"", "localhost:8080", "LOCALHOST.:8080", "a.localhost:8080", "127.0.0.1:8080", "[::1]:8080", "192.0.2.7", "news", "news:8080", "news.example", "news.example:443", "[fe80::1%25eth0]:8080"},
			[]string{"evil.example:8080", "EVIL.example.:8080", "127.0.0.1.evil.example:8080", "localhost.evil.example:8080"}},
		{server.Hosts{Listens: atHTTP}, []string{"localhost", "[::1]", "news.example:8080"}, []string{"evil.example", "evil.example:80", "evil.example:"}},
		{server.Hosts{Listens: toAll}, []string{"news.example:8080", "localhost:8080"}, nil},
		{server.Hosts{}, []string{"news.example:8080"}, nil},
		{server.Hosts{Names: []string{"News.example"}, Listens: alone}, []string{"news.example:8080", "NEWS.example", "localhost:8080", "10.0.0.1:8080"}, []string{"evil.example", "evil.example:8080", "news"}},
		{server.Hosts{Names: []string{"news.example"}, Listens: toAll}, []string{"news.example:8080"}, []string{"evil.example", "news:8080"}},
	} {
		h := serving(t, overSeeds, server.Options{Hosts: c.hosts})
		for _, host := range c.answered {
			if w := asHost(h, host, "/api/v1/search?limit=0"); w.Code != http.StatusOK {
				t.Errorf("%v: %q is answered %d", c.hosts, host, w.Code)
			}
		}
		for _, host := range c.other {
			w := asHost(h, host, "/api/v1/search?limit=0")
			if w.Code != http.StatusMisdirectedRequest {
				t.Errorf("%v: %q is answered %d", c.hosts, host, w.Code)
			}
			contains(t, host, w.Body.String(), `"code":"host"`, "--host")
		}
	}
}

func TestHostsOnPages(t *testing.T) {
	h := serving(t, overSeeds, server.Options{Hosts: server.Hosts{Listens: alone}})
	for _, path := range []string{"/", "/articles/002_19c8dec911eaa44e", "/assets/app.css", "/none", "/metrics"} {
		w := asHost(h, "evil.example:8080", path)
		if w.Code != http.StatusMisdirectedRequest {
			t.Errorf("%s: %d", path, w.Code)
		}
		contains(t, path, w.Body.String(), "<h1>This is another server</h1>", "--host evil.example")
	}
}

func TestHostsThatAreNone(t *testing.T) {
	for _, name := range []string{"", "news.example:80", "https://news.example", "*.example", "a b", "127.0.0.1/8"} {
		if _, err := server.New(overSeeds, server.Options{Hosts: server.Hosts{Names: []string{name}}}); err == nil {
			t.Errorf("%q is taken for a name", name)
		}
	}
}

func asHost(h http.Handler, host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = host
	r.Header.Set("Accept", "text/html")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
