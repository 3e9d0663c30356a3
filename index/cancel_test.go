package index_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dateline"
	"dateline/index/plan"
)

var searchedWords = regexp.MustCompile(`^stands for (\d+) words of the archive; the (\d+) most frequent are searched$`)

// TestManyPrefixesShareTheirWords: 256 times one prefix of thousands of words
// stand for MaxExpansions words together, and every one that got less says so.
func TestManyPrefixesShareTheirWords(t *testing.T) {
	const distinct, count = 2000, 256
	a := open(t, t.TempDir())
	var batch []dateline.Article
	for i := range distinct / 50 {
		var body strings.Builder
		for j := range 50 {
			fmt.Fprintf(&body, "abc%04x ", i*50+j)
		}
		batch = append(batch, note(fmt.Sprintf("n%03d", i), body.String()))
	}
	put(t, a, batch...)
	for _, sep := range []string{" ", " OR "} {
		text := strings.TrimSuffix(strings.Repeat("abc*"+sep, count), sep)
		res, err := a.Search(t.Context(), dateline.Search{Text: text, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Read.Warnings) != count {
			t.Fatalf("%q: %d warnings, want one for each of %d prefixes", sep, len(res.Read.Warnings), count)
		}
		sum := 0
		for _, w := range res.Read.Warnings {
			m := searchedWords.FindStringSubmatch(w.Message)
			if m == nil || m[1] != strconv.Itoa(distinct) {
				t.Fatalf("%q: warning %+v, want that it stands for %d words", sep, w, distinct)
			}
			n, _ := strconv.Atoi(m[2])
			sum += n
		}
		if sum != plan.MaxExpansions {
			t.Errorf("%q: the prefixes stand for %d words, want %d", sep, sum, plan.MaxExpansions)
		}
	}
}

// neighbours is the folder of an archive of n articles that hold two words, never side by side.
func neighbours(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, notes(n, "village by the common and its many wide fields of wheat")...)
	shut(t, a)
	return dir
}

// TestALongSearchLooksAtItsContext: a search without a match reads lists of
// words all the same, and sees at any place of them that nobody waits for it.
func TestALongSearchLooksAtItsContext(t *testing.T) {
	short, long := neighbours(t, 1), neighbours(t, 6000)
	for name, text := range map[string]string{
		"phrase": `"common village"`, "near": `"village wheat"~2`, "excluded": "village NOT common", "words": "wheat common -fields",
	} {
		look := func(dir string, left int64) (int64, error) {
			a := open(t, dir) // anew, so that nothing is kept of the search before
			defer shut(t, a)
			ctx := endsAfter(t.Context(), left)
			defer ctx.cancel()
			res, err := a.Search(ctx, dateline.Search{Text: text})
			if err == nil && res.Total != 0 {
				t.Errorf("%s: %d articles found, want none", name, res.Total)
			}
			return ctx.looks.Load(), err
		}
		once, err := look(short, -1)
		if err != nil {
			t.Fatal(err)
		}
		always, err := look(long, -1)
		if err != nil {
			t.Fatal(err)
		}
		if always <= once+3 {
			t.Errorf("%s: looks at its context %d times in 6,000 articles, %d times in one", name, always, once)
		}
		for _, left := range []int64{0, once / 2} {
			if _, err := look(long, left); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: a context that ends at look %d of %d gives %v", name, left, always, err)
			}
		}
	}
}
