package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

var keyForm = regexp.MustCompile(`^dl_desk-2_[a-z2-7]{52}$`)

func TestKeys(t *testing.T) {
	st := emptyArchive(t).State()
	key := newKeyIn(t, st, "desk-2")
	if other := newKeyIn(t, st, "a"); !keyForm.MatchString(key) || strings.HasSuffix(key, other[len(other)-52:]) {
		t.Errorf("%s and %s", key, other)
	}
	if _, err := server.NewKey(t.Context(), st, "a"); dateline.KindOf(err) != dateline.Conflict {
		t.Errorf("a second key of one name: %v", err)
	}
	for _, bad := range []string{"", "A", "a_b", "a b", "ä", strings.Repeat("a", 33), "../a"} {
		if _, err := server.NewKey(t.Context(), st, bad); dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("the name %q: %v", bad, err)
		}
	}
	keys, err := server.Keys(t.Context(), st)
	if err != nil || len(keys) != 2 || keys[0].Name != "a" || keys[1].Name != "desk-2" || keys[0].Made.IsZero() {
		t.Errorf("%v, %v", keys, err)
	}
	for at, err := range st.List(t.Context(), "") {
		raw, _, _ := st.Get(t.Context(), at)
		if err != nil || strings.Contains(string(raw), key[10:]) {
			t.Errorf("%s holds the key: %s, %v", at, raw, err)
		}
	}
	if err := server.RemoveKey(t.Context(), st, "a"); err != nil {
		t.Error(err)
	}
	for _, none := range []string{"a", "none", "a b"} {
		if err := server.RemoveKey(t.Context(), st, none); dateline.KindOf(err) != dateline.NotFound {
			t.Errorf("remove %q: %v", none, err)
		}
	}
}

func newKeyIn(t *testing.T, st dateline.State, name string) string {
	t.Helper()
	key, err := server.NewKey(t.Context(), st, name)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// Without a right key nothing is written, and every wrong one gets the same answer.
func TestWritingNeedsAKey(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	d.bulk(`{"id":"a","title":"A","body":"one"}`)
	other := newDesk(t, emptyArchive(t), server.Options{}).key
	last := d.key[len(d.key)-1]
	wrong := map[string]string{
		"none": "", "another archive's": "Bearer " + other, "cut": "Bearer " + d.key[:len(d.key)-1], "no name": "Bearer dl__" + d.key[8:],
		"other letters": "Bearer " + d.key[:len(d.key)-1] + string('a'+(last-'a'+1)%26), "another name": "Bearer " + strings.Replace(d.key, "desk", "dusk", 1),
		"Basic": "Basic " + d.key, "bare": d.key, "attack": "Bearer dl_../../keys_" + d.key[8:], "upper case": "Bearer " + strings.ToUpper(d.key),
	}
	said := map[string]bool{}
	for name, value := range wrong {
		for _, r := range [][2]string{{"POST", "/api/v1/articles?nonsense=1"}, {"DELETE", "/api/v1/articles/a"}, {"DELETE", "/api/v1/articles/none"}} {
			res := d.send(r[0], r[1], strings.NewReader("text"), "Authorization", value, "Content-Type", "text/plain")
			body, err := io.ReadAll(res.Body)
			if err != nil {
				t.Fatal(err)
			}
			p := d.problem(res, string(body), http.StatusUnauthorized, "key")
			p.RequestID = ""
			said[p.Detail+res.Header.Get("WWW-Authenticate")+p.Hint] = true
			if res.Header.Get("WWW-Authenticate") != `Bearer realm="dateline"` || !strings.Contains(p.Hint, "dateline key add NAME") {
				t.Errorf("%s: %v %+v", name, res.Header, p)
			}
		}
	}
	if len(said) != 1 {
		t.Errorf("%d answers tell wrong keys apart: %v", len(said), said)
	}
	d.holds("a", "A")
}

// Where there is no key there is no way to write, and no lack in reading.
func TestWithoutKeysAServerReads(t *testing.T) {
	h := served(t)
	if w := ask(t, h, "POST", "/api/v1/articles", "Authorization", "Bearer "+strings.Repeat("a", 60)); w.Code != http.StatusUnauthorized {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(t, h, "/api/v1/search"); w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// The log names the key, and has nothing of its secret.
func TestLogNamesTheKey(t *testing.T) {
	var log strings.Builder
	a := emptyArchive(t)
	d := &desk{T: t, archive: a, key: newKey(t, a, "desk")}
	h := serving(t, a, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	ask(t, h, "DELETE", "/api/v1/articles/none", "Authorization", "bearer "+d.key)
	ask(t, h, "DELETE", "/api/v1/articles/none", "Authorization", "Bearer "+d.key+"x")
	get(t, h, "/api/v1/search", "Authorization", "Bearer "+d.key)
	contains(t, "log", log.String(), "method=DELETE route=/api/v1/articles/{id} status=404", "key=desk\n", "status=401")
	if strings.Contains(log.String(), d.key[8:20]) || strings.Count(log.String(), "key=") != 1 {
		t.Errorf("%s", &log)
	}
}
