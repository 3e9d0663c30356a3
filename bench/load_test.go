package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// syllables spells a number below 17,576 in three letters.
func syllables(n int) string {
	return string([]byte{'a' + byte(n/676%26), 'a' + byte(n/26%26), 'a' + byte(n%26)})
}

// news makes a corpus of n lines: one without a text, and articles that give
// queries of every class.
func news(t *testing.T, n int) string {
	t.Helper()
	var lines strings.Builder
	lines.WriteString(`{"id": "empty", "title": "", "body": ""}` + "\n")
	for i := range n - 1 {
		fmt.Fprintf(&lines, `{"id": "n%d", "title": "%squent %smiddle %smiddling %srare", "body": "Filed from Kiev.", "date": "2012-0%d-01"}`+"\n",
			i, syllables(i%10), syllables(i%40), syllables(i/2%40), syllables(i/2), i%9+1)
	}
	dir := t.TempDir()
	write(t, compressed(t, lines.String()), dir, "news", "reuters106k.ndjson.zst")
	return dir
}

// compressed is a text as zstd.
func compressed(t *testing.T, text string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(text), nil))
}

func TestLoad(t *testing.T) {
	profile := filepath.Join(t.TempDir(), "cpu.pprof")
	code, stdout, stderr := bench(t, t.Context(), "load", "-n", "900", "-cpuprofile", profile, news(t, 1000))
	if code != 0 || stderr != "" {
		t.Fatalf("code %d, %q; want 0 and no message", code, stderr)
	}
	for _, want := range []string{
		`articles +899 \(899 added, 0 revised, 0 restated, 0 unchanged\), `, `rejected +1: holds no text`,
		`searchable +[\d.]+ s, \d+ articles/s`, `record +[\d.]+ MB, [\d.]+ of the text`, `index +[\d.]+ MB, [\d.]+ of the text`,
		`first answer after \d+ ms`, `frequent word +90 to 90 +[\d.]+ +[\d.]+ +[\d.]+\n`, `rare word +2 to 2 `,
		`two words +\d+ to `, `near +\d+ to `, `word and month +\d+ to `, `place by a name +0 to 899 `, `all `,
	} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
	if info, err := os.Stat(profile); err != nil || info.Size() == 0 {
		t.Errorf("the profile is %v, %v; want one", info, err)
	}
}

func TestLoadTooFew(t *testing.T) {
	code, _, stderr := bench(t, t.Context(), "load", "-n", "11", news(t, 10))
	if code != 2 || !strings.Contains(stderr, "-n 11 is more than the 10 articles of") {
		t.Errorf("code %d, %q; want 2 and how many there are", code, stderr)
	}
	code, _, stderr = bench(t, t.Context(), "load", news(t, 10))
	if code != 1 || !strings.Contains(stderr, `of the class "rare word"; use more articles`) {
		t.Errorf("code %d, %q; want 1 and the class that has too few queries", code, stderr)
	}
}

func TestQuestionsAreFixed(t *testing.T) {
	corpus := filepath.Join(t.TempDir(), "news.ndjson")
	if err := unpack(t.Context(), corpus, filepath.Join(news(t, 1000), "news", "reuters106k.ndjson.zst"), 0); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for range 2 {
		words, err := countWords(t.Context(), corpus)
		if err != nil {
			t.Fatal(err)
		}
		asked, err := questions(words, perClass)
		if err != nil || len(asked) != 50 {
			t.Fatalf("%d questions, %v; want 50", len(asked), err)
		}
		var b strings.Builder
		for _, q := range asked {
			fmt.Fprintln(&b, q.class, q.search)
		}
		texts = append(texts, b.String())
	}
	if texts[0] != texts[1] {
		t.Errorf("the same articles give two sets of questions:\n%s\n%s", texts[0], texts[1])
	}
}
