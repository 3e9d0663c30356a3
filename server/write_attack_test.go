package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/server"
)

// What does harm elsewhere is text here: it is kept as it is or refused, and no
// answer lets it out of its place.
func TestPostedAttacksAreInert(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	for i, s := range attacks {
		raw, err := json.Marshal(map[string]string{"id": s, "title": s, "body": "fire " + s, "publication": s, "url": s, "dateline": s, "language": s})
		if err != nil {
			t.Fatal(err)
		}
		lines, _ := d.bulk(string(raw) + "\n" + fmt.Sprintf(`{"id":"x%d","body":"fire"}`, i))
		if len(lines) != 2 || lines[1].Status != "added" {
			t.Errorf("%q: %+v", s, lines)
		}
		for _, param := range []string{"source", "name", "address", "seen", "wait"} {
			res, body := d.post("?"+url.Values{param: {s}}.Encode(), "text/plain", "fire "+s+param, "Content-Disposition", `attachment; filename="`+url.PathEscape(s)+`"`)
			if res.StatusCode >= 500 || len(res.Header["Set-Cookie"]) > 0 || !json.Valid([]byte(strings.TrimSpace(body))) {
				t.Errorf("%s=%q: %d %v %s", param, s, res.StatusCode, res.Header, body)
			}
		}
		res := d.send(http.MethodDelete, "/api/v1/articles/"+url.PathEscape(s)+"?why="+url.QueryEscape(s), nil)
		want := http.StatusNotFound
		if strings.ContainsAny(s, ".") {
			want = http.StatusMethodNotAllowed // no id holds a dot
		}
		if res.StatusCode != want {
			t.Errorf("DELETE %q: %d, want %d", s, res.StatusCode, want)
		}
	}
	if res, body := d.post("", "text/plain; charset=\"; x=<b>", "x"); res.StatusCode >= 500 {
		t.Errorf("%d %s", res.StatusCode, body)
	}
}
