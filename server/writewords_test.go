package server_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/index/ingest"
	"dateline/server"
)

// What is refused of a post names no option of a command that who posts does not give, and
// what was posted by its name, wherever that stood.
func TestRefusedPostsAreToldInWordsOfHTTP(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{MaxBytes: 200, Limits: ingest.Limits{Depth: 1}})
	long, koi := strings.Repeat("x", 201), "\xf0\xd2\xc9\xd7\xc5\xd4 \xed\xc9\xd2"
	for name, tc := range map[string]struct {
		query, media, body, disposition string
		want                            string // of the message or the hint
	}{
		"a source":             {"?source=a%0Ab", "text/plain", "x", "", "want UTF-8 without control characters\""},
		"a long source":        {"?source=" + long, "text/plain", "x", "", "want at most 200\""},
		"a long text":          {"", "text/plain", long, "", "who runs the server can raise it with dateline serve --max-bytes, to at most"},
		"where it is told":     {"", "text/plain", long, "", "is longer than the limit of 200 bytes\",\"code\":\"invalid\",\"hint\":\"who runs the server can raise it with dateline serve --max-bytes, to at most 33554432\""},
		"a tar in a tar":       {"?name=a.tar", "", tarred(t, map[string]string{"b.tar": tarred(t, map[string]string{"a.txt": "x"})}), "", "who runs the server can raise the limit with dateline serve --max-depth"},
		"a table":              {"?name=a.csv", "", "colour,size\nred,1\n", "", "its columns are"},
		"a long row":           {"?name=a.csv", "", "title,body\nT,\"" + long, "", "dateline serve --max-bytes"},
		"a quote":              {"?name=a.csv", "", "title,body\nT,\"" + strings.Repeat("a line of text\n", 14), "", "close it, or have who runs the server raise the limit with dateline serve --max-bytes"},
		"an encoding":          {"?name=a.txt", "", koi, "", "; charset in the Content-Type of what is posted says another"},
		"no encoding":          {"?name=a.txt", "", "Erdo\xf0", "", "say which with charset in the Content-Type of what is posted, or convert it"},
		"a page of no kind":    {"?name=a.html", "", "<p>Erdo\xf0", "", "say which with charset in the Content-Type of what is posted, or convert it"},
		"a page of no name":    {"", "text/html", "<html><body></body></html>", "", "the HTML page: "},
		"a page of that name":  {"", "text/html", "<html><body></body></html>", `attachment; filename="front.html"`, `the HTML page \"front.html\": `},
		"a page of this name":  {"?name=front.html", "", "<html><body></body></html>", "", `the HTML page \"front.html\": `},
		"a page with a title":  {"?name=front.html", "", "<html><title>News</title><body></body></html>", "", `the HTML page \"News\": `},
		"a page of an address": {"?address=https://example.org/a", "text/html", "<html><body></body></html>", "", `the HTML page \"https://example.org/a\": `},
	} {
		t.Run(name, func(t *testing.T) {
			d := *d
			d.T = t
			res, body := d.post(tc.query, tc.media, tc.body, "Content-Disposition", tc.disposition)
			if !strings.Contains(body, tc.want) {
				t.Errorf("%d, no %q in %s", res.StatusCode, tc.want, body)
			}
			if strings.Contains(strings.ReplaceAll(body, "dateline serve --", ""), "--") {
				t.Errorf("%d, an option of a command: %s", res.StatusCode, body)
			}
			if name != "an encoding" && res.StatusCode != http.StatusBadRequest && res.StatusCode != http.StatusMultiStatus {
				t.Errorf("status %d: %s", res.StatusCode, body)
			}
		})
	}
}
