package snippet_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/query"
	"dateline/index/snippet"
	"dateline/index/text"
)

// check reports what is wrong with a snippet of any text.
func check(t *testing.T, s dateline.Snippet) {
	t.Helper()
	if !utf8.ValidString(s.Text) || strings.TrimSpace(s.Text) != s.Text || strings.Contains(s.Text, "  ") {
		t.Fatalf("%q is not valid or not folded", s.Text)
	}
	for _, r := range s.Text {
		if unicode.IsControl(r) || r == 0x00AD || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 {
			t.Fatalf("%q holds %U", s.Text, r)
		}
	}
	end, n := -1, utf8.RuneCountInString(s.Text)
	for _, m := range s.Marks {
		if m[0] <= end || m[0] >= m[1] || m[1] > n {
			t.Fatalf("marks %v of %q, %d code points", s.Marks, s.Text, n)
		}
		end = m[1]
	}
	html := strings.NewReplacer("<mark>", "", "</mark>", "", "&lt;", "", "&gt;", "", "&amp;", "", "&#34;", "", "&#39;", "").Replace(snippet.HTML(s))
	if strings.ContainsAny(html, `<>&"'`) {
		t.Fatalf("%q is not escaped", snippet.HTML(s))
	}
}

// hasLongRun reports whether s may have a word that is cut by its length.
func hasLongRun(s string) bool {
	for f := range strings.FieldsSeq(s) {
		if len(f) > text.MaxWordBytes {
			return true
		}
	}
	return false
}

// A snippet is marked as its text would be.
func checkMarked(t *testing.T, m *snippet.Matcher, s dateline.Snippet) {
	t.Helper()
	var want [][2]int
	for _, span := range m.Marks(snippet.Field{Name: dateline.FieldBody, Text: s.Text}) {
		want = append(want, [2]int{utf8.RuneCountInString(s.Text[:span.Start]), utf8.RuneCountInString(s.Text[:span.End])})
	}
	if len(s.Marks) == 0 || !slices.Equal(s.Marks, want) {
		t.Fatalf("%q is marked at %v; its own marks are %v", s.Text, s.Marks, want)
	}
}

func FuzzSnippets(f *testing.F) {
	for _, s := range []string{
		"", "Sotk. Kalbajar’s\r\n\nbridges burned (Sotk)", "a.b a_b U.S.'s “Kəlbəcər” <b>&'\"", strings.Repeat("word Sotk ", 60),
		strings.Repeat("北京", 200), "مُحَمَّد \u202Eabc\u202C Kal\u00ADbajar", "👨‍👩‍👧 Sotk 🇦🇲🇦🇿", "\xffSotk\xc3 x\u0301\x00Sotk", "ก็ำSotkำ",
	} {
		f.Add(s, `sotk "bridges burned" 北 محمد kal* wird~1 "word sotk"~2 us`, uint16(0))
		for n := range uint16(5) {
			f.Add(s, "Sotk word 北", 20_000+n)
		}
	}
	f.Fuzz(func(t *testing.T, body, q string, padding uint16) {
		parsed, err := query.Parse(q)
		if err != nil || len(q) > dateline.MaxQueryBytes {
			t.Skip()
		}
		check(t, snippet.Lead(body))
		m := matcher(t, q, ids()...)
		filler := []string{"x y. ", "上海海", "👨‍👩‍👧", "é\u0301", "\xe2\x80"}[padding%5]
		long := strings.Repeat(filler, int(padding)/5) + body + strings.Repeat(filler, int(padding)/7)
		for _, s := range m.Snippets(long, mentionsIn(t, long), 3) {
			check(t, s)
		}
		m = snippet.New(parsed.Root, nil)
		marks := m.Marks(snippet.Field{Name: dateline.FieldBody, Text: body})
		list := m.Snippets(body, nil, 3)
		if len(marks) > 0 && len(list) == 0 && len(body) < dateline.MaxQueryBytes {
			t.Fatalf("%q in %q: %v are marked, and there is no snippet", q, body, marks)
		}
		for _, s := range list {
			check(t, s)
			if utf8.ValidString(body) && !hasLongRun(body) {
				checkMarked(t, m, s)
			}
		}
	})
}
