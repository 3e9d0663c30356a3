package ingest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

// facts writes what is known of an article in one line.
func facts(a dateline.Article) string {
	var out []string
	k := a.Known
	for _, v := range []struct {
		name, value string
		from        dateline.Origin
	}{
		{"title", a.Title, k.TitleFrom}, {"publication", k.Publication.Value, k.Publication.From}, {"published", k.Published.Value.String(), k.Published.From},
		{"dateline", k.Dateline.Value, k.Dateline.From}, {"url", k.URL.Value, k.URL.From}, {"language", k.Language.Value, k.Language.From},
	} {
		if v.value != "" || v.from != "" {
			out = append(out, fmt.Sprintf("%s=%s (%s)", v.name, v.value, v.from))
		}
	}
	return strings.Join(out, "; ")
}

func TestFrontMatter(t *testing.T) {
	for name, c := range map[string]struct{ text, body, facts string }{
		"Jekyll": {
			"---\nlayout: post\ntitle: \"Clashes: the border\"\ndate: 2023-09-01 10:30:00 +0400\npublished: true\ntags: [war, peace]\n---\n\nThe text.\n",
			"\nThe text.\n", "title=Clashes: the border (metadata file); published=2023-09-01T10:30:00+04:00 (metadata file)",
		},
		"Hugo": {
			"+++\ntitle = 'Clashes'\npublishDate = 2023-09-01\nurl = '/clashes/'\ndraft = false\n[params]\ndate = 1999\n+++\nThe text.",
			"The text.", "title=Clashes (metadata file); published=2023-09-01 (metadata file)",
		},
		"Astro": {
			"---\r\ntitle: Clashes\r\npubDate: 'Jul 08 2022'\r\nlang: en\r\n---\r\nThe text.\r\n",
			"The text.\r\n", "title=Clashes (metadata file); published=2022-07-08 (metadata file); language=en (metadata file)",
		},
		"a clipper": {
			"---\ntitle: Clashes\nsource: https://example.org/a\nauthor:\n  - Somebody\npublished: 2023-09\npublisher: Example\ndateline: BAKU\n---\nThe text.",
			"The text.", "title=Clashes (metadata file); publication=Example (metadata file); published=2023-09 (metadata file); dateline=BAKU (metadata file); url=https://example.org/a (metadata file)",
		},
		"a source that is no address": {"---\nsource: Example\ncanonical-url: https://example.org/a\n---\nThe text.", "The text.", "publication=Example (metadata file); url=https://example.org/a (metadata file)"},
		"nothing is known":            {"---\npublication:\ntitle: ''\n---\nA title\n\nThe text.", "\nThe text.", "title=A title (text); publication= (metadata file)"},
		"the title stands below too":  {"---\ntitle: A title\n---\n\n# A Title\n\nThe text.", "\nThe text.", "title=A title (metadata file)"},
		"a heading is the title":      {"---\nlang: en\n---\n\n# A title #\n\nThe text.", "\nThe text.", "title=A title (text); language=en (metadata file)"},
		"a heading without matter":    {"# A title\n\nThe text.", "\nThe text.", "title=A title (text)"},
		"other headings":              {"## Part\n\nThe text.\n# More", "\nThe text.\n# More", "title=## Part (text)"},
		"an alias":                    {"---\na: &a Example\npublication: *a\n---\nThe text.", "The text.", "publication=Example (metadata file)"},
		"three dots end it":           {"---\nlang: en\n...\nThe text.", "The text.", "language=en (metadata file)"},
		"none":                        {"---\n---\nThe text.", "The text.", ""},
		"comments":                    {"---\n# nothing\n---\nThe text.", "The text.", ""},
		"a line and no fields":        {"---\nThe text of a page.\n---\nMore.", "---\nThe text of a page.\n---\nMore.", ""},
		"no second line":              {"---\ntitle: The text.", "---\ntitle: The text.", ""},
		"later in the text":           {"The text.\n---\ntitle: x\n---\n", "The text.\n---\ntitle: x\n---\n", ""},
		"dotted names in TOML":        {"+++\na.title = 'x'\n\"lang\" = \"en\"\n+++\nThe text.", "The text.", "language=en (metadata file)"},
		"a date of TOML":              {"+++\ndate = 2023-09-01T10:30:00+04:00\n+++\nThe text.", "The text.", "published=2023-09-01T10:30:00+04:00 (metadata file)"},
		"text in several lines":       {"---\ntitle: >-\n  A title\n  of two lines\n---\nThe text.", "The text.", "title=A title of two lines (metadata file)"},
	} {
		t.Run(name, func(t *testing.T) {
			a := one(t, tree(t, map[string]string{"a.md": c.text}))
			if a.Body != c.body || facts(a) != c.facts {
				t.Errorf("body %q, facts %s\nwant %q, %s", a.Body, facts(a), c.body, c.facts)
			}
		})
	}
}

func TestFrontMatterThatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: x\ndate: tomorrow\n---\nText.":                     `date: "tomorrow" is not a date…at line 3`,
		"---\n\nurl: example.org/a\n---\nText.":                         `url: `,
		"---\nlang: English, mostly\n---\nText.":                        `lang: "English, mostly" is not a language`,
		"---\ntitle: [a, b]\n---\nText.":                                `title: it is a list; want one text, at line 2`,
		"---\npublisher: {name: x}\n---\nText.":                         `publisher: it is a mapping; want one text, at line 2`,
		"---\ntitle: \"a\\nb\"\n---\nText.":                             `title: "a\nb" holds a line break`,
		"---\ntitle: a\nTitle: b\n---\nText.":                           `Title: the field is there twice, at lines 2 and 3; want it once`,
		"---\ntitle: a: b\n---\nText.":                                  `its front matter is not YAML: line 2: `,
		"---\ntitle: a\n- b\n---\nText.":                                `its front matter is not YAML: line 1: did not find`,
		"+++\ntitle = 'a'\ndate = 'soon'\n+++\nText.":                   `date: "soon" is not a date…at line 3`,
		"+++\ntitle = 'a'\ntitle = 'b'\n+++\nText.":                     `its front matter is not TOML: `,
		"+++\n\ntitle = a\n+++\nText.":                                  `its front matter is not TOML: `,
		"---\na: " + strings.Repeat("x", 1<<20) + "\n---\nText.":        `its front matter is 10485`,
		"---\ndateline_format: 2\n---\nText.":                           `dateline_format: "2" is no version that is read; want 1`,
		"---\ndateline_format: 1\n---\nText.":                           `keys: there are none`,
		"---\ndateline_format: 1\nid: a\nid: b\n---\nText.":             `id: the field is there twice, again at line 4`,
		"---\ndateline_format: 1\nid: [a]\n---\nText.":                  `id: it is no text, at line 3`,
		"---\ndateline_format: 1\nkeys: [{kind: {}}]\n---\nText.":       `keys: not of the shape`,
		"---\ndateline_format: 1\nkeys: [{kind: own, value: a}]\n---\n": `seen: "" is not a moment`,
	} {
		all := read(t, text, ingest.Offer{Name: "a.md"}, ingest.Options{})
		start, end, _ := strings.Cut("rejected a.md: "+want, "…")
		if got := told("", all); len(got) != 1 || !strings.HasPrefix(got[0], start) || !strings.HasSuffix(got[0], end) {
			t.Errorf("%.80q: %q\nwant %s", text, got, want)
		}
	}
}

// The own id is a key, a slug is wished for only, and metadata.csv comes first.
func TestFrontMatterNames(t *testing.T) {
	source := func(kind, value string) dateline.Key { return dateline.Key{Kind: kind, Source: "news", Value: value} }
	a := one(t, tree(t, map[string]string{"a.md": "---\nid: x 1\nseen: 2023-09-02T10:00:00Z\n---\nText."}))
	if a.ID != "a" || !slices.Contains(a.Keys, source(dateline.KeyOwn, "x 1")) || a.Seen.Day() != 2 {
		t.Errorf("%+v", a)
	}
	a = one(t, tree(t, map[string]string{"a.md": "---\nslug: some-title\n---\nText."}))
	if a.ID != "some-title" || !slices.Equal(a.Keys, []dateline.Key{source(dateline.KeyPath, "a.md")}) {
		t.Errorf("%+v", a)
	}
	a = articles(items(t, ingest.Options{}, tree(t, map[string]string{
		"a.md": "---\ntitle: Theirs\npublisher: Theirs\nlang: en\n---\nText.", "metadata.csv": "file,title,publication\na.md,Ours,Ours\n",
	})))[0]
	if got := facts(a); got != "title=Ours (metadata file); publication=Ours (metadata file); language=en (metadata file)" {
		t.Error(got)
	}
}

// A few lines of aliases that would make a billion values are a few values.
func TestFrontMatterBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	b.WriteString("title: A title\nself: &self [*self]\n---\nText.")
	if a := one(t, tree(t, map[string]string{"a.md": b.String()})); a.Title != "A title" {
		t.Errorf("%+v", a)
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: x\ndate: 2023\nsource: &a b\nurl: *a\n---\nText.")
	f.Add("+++\ntitle = 'x'\n[a]\nb = {c = [1]}\n+++\nText.")
	f.Add("---\ndateline_format: 1\nid: \"a\"\nseen: \"2023-09-01T10:00:00Z\"\nkeys:\n  - {kind: \"own\", source: \"s\", value: \"v\"}\nknown_from:\n  title: \"text\"\n---\nText.")
	f.Add("---\ndateline_format: 1\nid: \"a\"\nseen: \"2023-09-01T10:00:00Z\"\nkeys:\n  - {kind: \"own\", source: \"s\", value:w \"v\"}\n---\nT")
	f.Fuzz(func(t *testing.T, text string) { read(t, text, ingest.Offer{Name: "a.md"}, ingest.Options{}) })
}
