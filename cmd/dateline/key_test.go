package main

import (
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// Keys are made and removed while a server runs, and count from the next request on.
func TestKeysOfAServerThatRuns(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	s := serveIn(t, dir)
	post := func(key string) int {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.base+"/api/v1/articles", strings.NewReader("Text of "+key))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Content-Type", "text/plain")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode
	}
	key := strings.TrimSuffix(succeed(t, "key", "add", "--archive", dir, "desk"), "\n")
	if got := post(key); got != http.StatusCreated {
		t.Errorf("with a key: %d", got)
	}
	has(t, succeed(t, "key", "list", "--archive", dir), "desk ")
	has(t, succeed(t, "key", "rm", "--archive", dir, "desk"), "the key desk is removed")
	if got := post(key); got != http.StatusUnauthorized {
		t.Errorf("with a key that was removed: %d", got)
	}
	s.interrupt(t)
}

// Where other machines can reach the server, it says what that means for keys.
func TestWarningOfOpenKeys(t *testing.T) {
	for ip, warns := range map[string]bool{"127.0.0.1": false, "::1": false, "::ffff:127.0.0.1": false, "0.0.0.0": true, "::": true, "192.0.2.1": true} {
		var said strings.Builder
		(&app{err: &said}).warnOfOpenKeys(&net.TCPAddr{IP: net.ParseIP(ip), Port: 8080})
		if strings.Contains(said.String(), "level=WARN") != warns {
			t.Errorf("%s: %q", ip, &said)
		}
	}
}
