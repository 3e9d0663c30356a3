package server_test

import (
	"context"
	"encoding/csv"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/server"
)

const seed = "000_92ccaf013443a6cc"

// Each form has the same five articles, in the order of their ids.
func TestExportForms(t *testing.T) {
	h := seedServer(t)
	ids := regexp.MustCompile(`(?m)(?:^\{"dateline_format":1,"id":"|^|^ID  - |^@article\{)(00\d_[0-9a-f]{16})`)
	for suffix, media := range map[string]string{
		"": "application/x-ndjson", ".ndjson": "application/x-ndjson", ".csv": "text/csv", ".ris": "application/x-research-info-systems", ".bib": "application/x-bibtex",
		"?format=ndjson": "application/x-ndjson", "?format=csv": "text/csv", "?format=ris": "application/x-research-info-systems", "?format=bibtex": "application/x-bibtex",
	} {
		w := get(t, h, "/api/v1/export"+suffix)
		var got []string
		for _, m := range ids.FindAllStringSubmatch(w.Body.String(), -1) {
			got = append(got, m[1][:3])
		}
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), media) || strings.Join(got, " ") != "000 001 002 003 004" {
			t.Errorf("%s: %d %v, ids %v", suffix, w.Code, w.Header(), got)
		}
	}
	if rows, err := csv.NewReader(get(t, h, "/api/v1/export.csv?q=Tagiyev").Body).ReadAll(); err != nil || len(rows) != 2 || rows[0][9] != "body" || len(rows[1][9]) < 500 {
		t.Errorf("csv: %v, %d rows", err, len(rows))
	}
}

// A transfer that broke off goes on behind the last article that came whole.
func TestExportGoesOn(t *testing.T) {
	h := seedServer(t)
	whole := lines[server.ExportJSON](t, get(t, h, "/api/v1/export").Body.String())
	for i, last := range whole {
		rest := lines[server.ExportJSON](t, get(t, h, "/api/v1/export?after="+last.ID).Body.String())
		if len(rest) != len(whole)-i-1 || len(rest) > 0 && rest[0].ID != whole[i+1].ID {
			t.Errorf("behind %s: %d articles", last.ID, len(rest))
		}
	}
	for query, param := range map[string]string{"after=a.b": "after", "format=xml": "format", "format=ris&revisions=1": "revisions", "limit=3": "limit"} {
		w := get(t, h, "/api/v1/export?"+query)
		contains(t, query, w.Body.String(), `"param":"`+param+`"`)
		if w.Code != 400 || w.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %v", query, w.Code, w.Header())
		}
	}
}

// The archive is told where to begin, and reads no text before it.
func TestExportTellsTheArchiveWhereToBegin(t *testing.T) {
	var asked dateline.Search
	h := serving(t, asking{asked: &asked}, server.Options{})
	if w := get(t, h, "/api/v1/export?q=fire&after=a1"); w.Code != 200 || asked.After != "a1" || asked.Text != "fire" {
		t.Errorf("%d, asked for %+v", w.Code, asked)
	}
}

// asking is an empty archive that keeps what it was asked.
type asking struct {
	dateline.Archive
	asked *dateline.Search
}

func (a asking) Each(_ context.Context, s dateline.Search) iter.Seq2[dateline.Article, error] {
	*a.asked = s
	return func(func(dateline.Article, error) bool) {}
}

// threeTexts holds an article with three texts, of which the third to come was the
// first to be captured.
func threeTexts(t *testing.T) *index.Archive {
	t.Helper()
	a := emptyArchive(t)
	put := func(title, body, remains string, day int) {
		out, seq, err := a.Put(t.Context(), []dateline.Article{{
			ID: "x", Keys: own("x"), Title: title, Body: body, Remains: remains, Seen: time.Date(2023, 9, day, 0, 0, 0, 0, time.UTC),
			Known: dateline.Known{TitleFrom: dateline.FromText, Publication: dateline.Sourced[string]{From: dateline.FromEditor}},
		}})
		if err == nil {
			err = a.Wait(t.Context(), seq)
		}
		if err != nil || out[0].Err != nil {
			t.Fatal(err, out)
		}
	}
	put("Two killed", "One <b>bold</b> line.\n\nStays.\n\nTwo soldiers were killed.", "", 2)
	put("Four killed", "One <b>bold</b> line.\n\nStays.\n\nFour soldiers were killed.", "Menu <script>alert(1)</script>\nShare", 4)
	put("Four killed", "One <b>bold</b> line.\n\nStays.\n\nFour soldiers were killed.", "", 5)
	put("Killed", "First.", "", 1)
	return a
}

func TestExportOfRevisions(t *testing.T) {
	h := serving(t, threeTexts(t), server.Options{})
	all := lines[server.ExportJSON](t, get(t, h, "/api/v1/export?revisions=1").Body.String())
	if len(all) != 3 || all[0].Last == nil || !all[0].Last.Equal(all[0].Seen) || all[1].Last == nil || all[1].Last.Day() != 5 || all[1].Seen.Day() != 4 || all[2].Revision != 3 {
		t.Errorf("%+v", all)
	}
	if k := all[1].KnownFrom; len(k) != 2 || k["title"] != "text" || k["publication"] != "editor" || len(all[1].Keys) != 1 || all[1].Remains == "" {
		t.Errorf("%+v", all[1])
	}
	if one := lines[server.ExportJSON](t, get(t, h, "/api/v1/export").Body.String()); len(one) != 1 || one[0].Revision != 2 || one[0].Last != nil {
		t.Errorf("%+v", one)
	}
}

// What cannot say that it broke off is cut off where its client sees it.
func TestExportInOtherFormsThatFails(t *testing.T) {
	for suffix := range map[string]bool{".csv": true, ".ris": true, ".bib": true} {
		srv := httptest.NewServer(serving(t, broken{each: many(30, io.ErrUnexpectedEOF, nil)}, server.Options{}))
		res, err := http.Get(srv.URL + "/api/v1/export" + suffix)
		if err != nil {
			continue // cut off before the first part was sent
		}
		if _, err := io.ReadAll(res.Body); err == nil && res.StatusCode == http.StatusOK {
			t.Errorf("%s: a whole answer", suffix)
		}
		res.Body.Close()
		srv.Close()
	}
}

func TestReferences(t *testing.T) {
	h := seedServer(t)
	for path, parts := range map[string][]string{
		"/api/v1/articles/" + seed + ".ris": {"TY  - NEWS\r\nID  - " + seed + "\r\nTI  - ", "\r\nT2  - Al Jazeera\r\n", "\r\nDA  - 2023/09/01/\r\n", "\r\nUR  - https://www.aljazeera.com/", "\r\nER  - \r\n"},
		"/api/v1/articles/" + seed + ".bib": {"@article{" + seed + ",\n  title = {{", "\n  journal = {Al Jazeera},", "\n  date = {2023-09-01},\n  year = {2023},\n  month = sep,", "\n}\n"},
		"/api/v1/search.ris?q=Tagiyev":      {"TY  - NEWS\r\n", "DA  - 20"},
		"/api/v1/search.bib?q=Tagiyev":      {"@article{"},
	} {
		w := get(t, h, path)
		contains(t, path, w.Body.String(), parts...)
		contains(t, path, w.Header().Get("Content-Disposition"), "attachment; filename=\"")
	}
	if n := strings.Count(get(t, h, "/api/v1/search.ris?limit=2").Body.String(), "ER  - "); n != 2 {
		t.Errorf("%d references on a page of two", n)
	}
	if w := get(t, h, "/api/v1/search.bib?limit=2"); !strings.Contains(w.Header().Get("Link"), "/api/v1/search.bib?cursor=") {
		t.Errorf("no next page: %v", w.Header())
	}
	for _, path := range []string{"/api/v1/articles/nobody.ris", "/api/v1/articles/nobody.bib"} {
		if w := get(t, h, path); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	p := visit(t, h, "/articles/"+seed)
	for _, label := range []string{"JSON", "RIS", "BibTeX"} {
		if w := get(t, h, p.link(label)); w.Code != 200 {
			t.Errorf("%s leads to %s: %d", label, p.link(label), w.Code)
		}
	}
}

// Whatever an article says, a reference has the fields that it has and no others.
func TestAttacksInReferencesAreInert(t *testing.T) {
	h := serving(t, attacked(t), server.Options{})
	fields := regexp.MustCompile(`^(TY|ID|TI|T2|PY|DA|CY|LA|UR|ER)  - `)
	ris := get(t, h, "/api/v1/export.ris").Body.String()
	for line := range strings.SplitSeq(ris, "\n") {
		if line = strings.TrimSuffix(line, "\r"); line != "" && !fields.MatchString(line) || strings.ContainsAny(line, "\r\u2028\u2029\x01\u202e") {
			t.Errorf("a line %q", line)
		}
	}
	if n := strings.Count(ris, "TY  - "); n != len(attacks) || strings.Contains(ris, "UR  - javascript") {
		t.Errorf("%d references: %s", n, ris)
	}
	bib := get(t, h, "/api/v1/export.bib").Body.String()
	for entry := range strings.SplitSeq(strings.TrimSpace(bib), "\n\n") {
		if strings.Count(entry, "{") != strings.Count(entry, "}") || !strings.HasPrefix(entry, "@article{x") || strings.Contains(entry, "url = {javascript") {
			t.Errorf("an entry %q", entry)
		}
	}
	if n := strings.Count(bib, "@article{"); n != len(attacks) {
		t.Errorf("%d entries", n)
	}
	rows, err := csv.NewReader(get(t, h, "/api/v1/export.csv").Body).ReadAll()
	if err != nil || len(rows) != len(attacks)+1 {
		t.Fatalf("csv: %v, %d rows", err, len(rows))
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("a cell that runs: %q", cell)
			}
		}
	}
}
