package remote

import (
	"bytes"
	"encoding/gob"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"dateline"
)

// A call that is too big is refused before it is sent, and by a server that it is
// sent to all the same.
func TestCallsAreBounded(t *testing.T) {
	dir := t.TempDir()
	ln, err := Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	handler := newServer(nil, slog.New(slog.DiscardHandler))
	handler.most = 1000
	srv := &http.Server{Handler: handler}
	go func() { _ = srv.Serve(ln) }()
	defer srv.Close()
	a, err := Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for where, most := range map[string]int{"client": 2000, "server": maxCallBytes} {
		a.most = most
		_, _, err := a.Put(t.Context(), []dateline.Article{{Body: strings.Repeat("a", 3000)}})
		if dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), "bytes that one call") {
			t.Errorf("%s: error %v, want invalid", where, err)
		}
	}
}

// The contract names what a type is made of.
func TestContractNamesEveryRoute(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range routes() {
		if seen[r.name] {
			t.Errorf("%s is there twice", r.name)
		}
		seen[r.name] = true
	}
	if len(seen) != 24 || len(contract()) != 16 {
		t.Errorf("%d routes of contract %s", len(seen), contract())
	}
}

// Whatever bytes come, a call is read whole or refused as Invalid.
func FuzzReadCall(f *testing.F) {
	var good bytes.Buffer
	if err := gob.NewEncoder(&good).Encode([]dateline.Article{{ID: "a", Body: "alpha"}}); err != nil {
		f.Fatal(err)
	}
	f.Add(good.Bytes())
	f.Add(append(good.Bytes(), 0))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var batch []dateline.Article
		if err := readCall(bytes.NewReader(raw), &batch); err != nil && dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("error %v, want invalid", err)
		}
	})
}
