package full

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// vector is a text with what spaCy makes of it, as make/reference.py writes it.
type vector struct {
	Text  string
	Words []int          // where each begins and ends
	Norms map[int]string // where they are not the word with A to Z in lower case
	Spans []refSpan
}

type refSpan Span

func (s *refSpan) UnmarshalJSON(raw []byte) error {
	return json.Unmarshal(raw, &[]any{&s.Start, &s.End, &s.Label})
}

const testTexts = "testdata/vectors.ndjson"

// files are the vectors of the repository, and those that DATELINE_VECTORS names.
func files() []string {
	if more := os.Getenv("DATELINE_VECTORS"); more != "" {
		return []string{testTexts, more}
	}
	return []string{testTexts}
}

func vectors(t testing.TB, file string) (out []vector) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var v vector
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return out
}

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWordsAreSpacys(t *testing.T) {
	m := model(t)
	for _, file := range files() {
		all, bad := 0, 0
		for _, v := range vectors(t, file) {
			got, norms := m.wordsOf(v.Text)
			all += len(got) / 2
			if i := firstDifference(got, v.Words); i >= 0 {
				bad++
				t.Errorf("%s: %.60q: word %d is at %v, want %v", file, v.Text, i/2, got[i:min(i+2, len(got))], v.Words[i:min(i+2, len(v.Words))])
				continue
			}
			for i, norm := range norms {
				want, other := v.Norms[i]
				if !other {
					want = lowerASCII(v.Text[got[2*i]:got[2*i+1]])
				}
				if norm != want {
					t.Errorf("%s: %.60q: norm of word %d is %q, want %q", file, v.Text, i, norm, want)
				}
			}
		}
		t.Logf("%s: %d words, %d texts differ", file, all, bad)
	}
}

func (m *Model) wordsOf(s string) (ends []int, norms []string) {
	for _, w := range m.rules.words(&lists{}, s) {
		ends = append(ends, w.start, w.end)
		if w.norm == "" {
			w.norm = m.normOf(s[w.start:w.end])
		}
		norms = append(norms, w.norm)
	}
	return ends, norms
}

func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}

// firstDifference returns the place of the word that differs, -1 where none does.
func firstDifference(got, want []int) int {
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			return min(i, len(got), len(want)) &^ 1
		}
	}
	return -1
}

func TestSpansAreSpacys(t *testing.T) {
	m := model(t)
	for _, file := range files() {
		all, bad := 0, 0
		for _, v := range vectors(t, file) {
			all += len(v.Spans)
			got := m.Tag(v.Text)
			for _, s := range differing(got, v.Spans) {
				bad++
				t.Errorf("%s: %.60q: %s %q is in one only", file, v.Text, s.Label, v.Text[s.Start:s.End])
			}
		}
		t.Logf("%s: %d spans, %d differ", file, all, bad)
	}
}

// differing returns the spans that one has and the other has not.
func differing(got []Span, want []refSpan) (out []Span) {
	for _, s := range got {
		if !slices.Contains(want, refSpan(s)) {
			out = append(out, s)
		}
	}
	for _, s := range want {
		if !slices.Contains(got, Span(s)) {
			out = append(out, Span(s))
		}
	}
	return out
}
