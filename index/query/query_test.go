package query_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline"
	"dateline/index/query"
)

func parse(t testing.TB, s string) *query.Query {
	t.Helper()
	q, err := query.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return q
}

func sameTree(a, b query.Node) string {
	return cmp.Diff(a, b, cmpopts.IgnoreTypes(query.Span{}))
}

// Each row is a text that is read without a warning, and its normal form.
func TestUnderstood(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{" \t\n", ""},
		{"Kalbajar  drone", "Kalbajar drone"},
		{"a and b or not c", "a and b or not c"},
		{"a AND b OR c", "a AND b OR c"},
		{"(a b) OR c", "a b OR c"},
		{"a (b c) d", "a (b c) d"},
		{"(a OR b) AND c", "(a OR b) AND c"},
		{"a AND (b c)", "a AND (b c)"},
		{"a OR (b OR c)", "a OR (b OR c)"},
		{"NOT a b", "NOT a b"},
		{"NOT (a OR b)", "NOT (a OR b)"},
		{"NOT (NOT a)", "NOT (NOT a)"},
		{"a NOT +b", "a NOT +b"},
		{"-a", "NOT a"},
		{`a -"b c" -(d e) -title:f`, `a NOT "b c" NOT (d e) NOT title:f`},
		{"(-a)", "NOT a"},
		{"a(-b)", "a NOT b"},
		{"+a b +(c OR d)", "+a b +(c OR d)"},
		{"+(NOT a)", "+(NOT a)"},
		{"Nagorno-Karabakh", "Nagorno-Karabakh"},
		{"Sotk - Kelbecer", "Sotk Kelbecer"},
		{"Sotk – Kelbecer ... & !", "Sotk Kelbecer"},
		{"(a)-b", `a \-b`},
		{"C++ 4-5 U.S. Armenia’s", "C++ 4-5 U.S. Armenia’s"},
		{"why? #tag", "why? #tag"},
		{"http://example.org/x 10:30", "http://example.org/x 10:30"},
		{`"two  soldiers"`, `"two soldiers"`},
		{"“a b” ”a b” „a b“ «a b» »a b«", `"a b" "a b" "a b" "a b" "a b"`},
		{`“a b"`, `"a b"`},
		{`a"b c"d`, `a "b c" d`},
		{`"a AND (b -c"`, `"a AND (b -c"`},
		{`"a \"b\" c"`, `"a \"b\" c"`},
		{`"a b"~5`, `"a b"~5`},
		{`"a b"~0^2`, `"a b"~0^2`},
		{`"a"^.5~50`, `"a"~50^0.5`},
		{"sotk~ sotk~1 sotk~2", "sotk~1 sotk~1 sotk~2"},
		{"sotk~0", `"sotk"`},
		{"sotk^2.50 sotk~1^3 sotk^3~1 kal*^100", "sotk^2.5 sotk~1^3 sotk~1^3 kal*^100"},
		{"(a OR b)^3 (a^2)^3 (NOT a)^2", "(a OR b)^3 (a^2)^3 (NOT a)^2"},
		{"kal* Nagorno-Kar*", "kal* Nagorno-Kar*"},
		{"~5 ^5", `\~5 \^5`},
		{"Title:two BODY:kal* title:x~1", "title:two body:kal* title:x~1"},
		{`title:"two soldiers" body:"a b"~3`, `title:"two soldiers" body:"a b"~3`},
		{"title:(two OR kal*)^2", "(title:two OR title:kal*)^2"},
		{"title:(a body:b c) d", "(title:a body:b title:c) d"},
		{"title:AND title:title:x title://x", "title:AND title:title:x title://x"},
		{`publication:"Press  TV" publication:"BBC"`, `publication:"Press TV" publication:BBC`},
		{"publication:press* publication:!!!", "publication:press* publication:!!!"},
		{`publication:("Press TV" OR BBC)`, `publication:"Press TV" OR publication:BBC`},
		{"place:nerkin-hand -place:sotk id:_-x", `place:nerkin-hand NOT place:sotk id:_-x`},
		{"id:-x", `id:"-x"`},
		{"published:2023-09 published:(2023 OR 2024-02-29)", "published:2023-09 (published:2023 OR published:2024-02-29)"},
		{`published:"2023"`, "published:2023"},
		{"published:2023-09-01..2023-10", "published:2023-09-01..2023-10"},
		{"published:..2023 published:2023..", "published:..2023 published:2023.."},
		{"published:>2023 published:>=2023-09", "published:>2023 published:>=2023-09"},
		{"published:<2023^2 published:<=2023-09-01", "published:<2023^2 published:<=2023-09-01"},
		{`\AND \-a \+b a\*b a\~1 title\:x \"a \(`, `\AND \-a \+b a\*b a\~1 title\:x \"a`},
		{`-\AND -AND`, `NOT \AND NOT \AND`},
		{`Nerkin\ Hand`, `Nerkin\ Hand`},
	} {
		t.Run(c.in, func(t *testing.T) {
			q := parse(t, c.in)
			if got := q.String(); got != c.want {
				t.Errorf("Parse(%q) = %q, want %q", c.in, got, c.want)
			}
			if q.Warnings != nil {
				t.Errorf("Parse(%q) warns %+v", c.in, q.Warnings)
			}
		})
	}
}

// Each row is a text that is read in part, its normal form, and of each warning
// the part that it is about and words that its message has.
func TestWarned(t *testing.T) {
	for _, c := range []struct {
		in, want string
		warnings []string
	}{
		{`"unclosed (AND Sotk`, "unclosed Sotk", []string{`"|quote is not closed`, "(|not closed", "AND|nothing before"}},
		{"„a “ “b", `"a" b`, []string{"“|not closed"}},
		{"a) b", "a b", []string{")|closes none"}},
		{"((a b", "a b", []string{"(|not closed", "(|not closed"}},
		{`a "" b`, "a b", []string{`""|nothing to search for`}},
		{"a () b", "a b", []string{"(|nothing to search for"}},
		{`a "!" b`, "a b", []string{`"!"|nothing to search for`}},
		{`NOT "" b`, "b", []string{`""|nothing to search for`}},
		{"a AND", "a", []string{"AND|nothing behind"}},
		{"a OR", "a", []string{"OR|nothing behind"}},
		{"a NOT", "a", []string{"NOT|nothing behind"}},
		{"OR a", "a", []string{"OR|nothing before"}},
		{"a AND OR b", "a OR b", []string{"AND|nothing behind"}},
		{"a OR AND b", "a OR b", []string{"AND|nothing before"}},
		{"a AND AND b", "a AND b", []string{"AND|nothing before"}},
		{"a OR OR b", "a OR b", []string{"OR|nothing before"}},
		{"(a OR) b", "a b", []string{"OR|nothing behind"}},
		{"a NOT OR b", "a OR b", []string{"NOT|nothing behind"}},
		{"NOT NOT a", "NOT a", []string{"NOT|negated already"}},
		{"NOT -a", "NOT a", []string{"-|negated already"}},
		{"NOT", `\NOT`, []string{"NOT|as a word"}},
		{"AND OR", `\AND \OR`, []string{"AND|as a word", "OR|as a word"}},
		{"a + b", "a b", []string{"+|no letter"}},
		{"+", "", []string{"+|no letter"}},
		{" - ", "", []string{"-|every article"}},
		{"--a", `\--a`, []string{"--a|one sign"}},
		{`a -" b`, "a NOT b", []string{`"|not closed`}},
		{`a -"`, "a", []string{"-|nothing behind", `"|not closed`}},
		{"a || 😀 b", "a b", []string{"|||write OR", "😀|no letter"}},
		{"ka* *", `ka\*`, []string{"*|at least 3", "*|directly behind"}},
		{"k*l a**", `k\*l a\*\*`, []string{"*|at the end", "*|at the end"}},
		{"Nagorno-K*", `Nagorno-K\*`, []string{"*|at least 3"}},
		{`"kal* b"`, `"kal\* b"`, []string{"*|between quotes"}},
		{`"kal"*`, `"kal"`, []string{"*|directly behind"}},
		{"kal*~1", "kal*", []string{"~1|ignored"}},
		{"a~3 a~1.5 a~1~2", "a a a~1", []string{"~3|~1 or ~2", "~1.5|~1 or ~2", "~2|one ~"}},
		{"a^0 b^101 c^ d^1.2.3", "a b c d", []string{"^0|above 0", "^101|above 0", "^|above 0", "^1.2.3|above 0"}},
		{"a^b", `a\^b`, []string{"^|read as a letter"}},
		{`"a b"~51 "a b"~`, `"a b" "a b"`, []string{"~51|~0 to ~50", "~|~0 to ~50"}},
		{"(a b)~2", "a b", []string{"~2|behind a word"}},
		{"title:", `title\:`, []string{"title:|nothing directly behind"}},
		{"title: x", `title\: x`, []string{"title:|nothing directly behind"}},
		{`title:" x`, `title\: x`, []string{"title:|nothing directly", `"|not closed`}},
		{`title:"x`, "title:x", []string{`"|not closed`}},
		{`title:() x`, "x", []string{"(|nothing to search for"}},
		{"title:!", "", []string{"!|no letter"}},
		{"aleppo: x", `aleppo\: x`, []string{"aleppo:|not a field"}},
		{"foo:bar", `foo\:bar`, []string{"foo:|the fields are title, body, remains, publication, place, person, organisation, id, published"}},
		{"titel:x", `titel\:x`, []string{"titel:|mean title:?"}},
		{"publicaton:x", `publicaton\:x`, []string{"publicaton:|mean publication:?"}},
		{"date:2023", `date\:2023`, []string{"date:|mean published:?"}},
		{`foo:"a b"`, `foo\: "a b"`, []string{"foo:|not a field"}},
		{"place:sot* id:x~1", `place:"sot\*" id:x`, []string{"*|whole name", "~1|ignored"}},
		{`publication:"Press TV"~2`, `publication:"Press TV"`, []string{"~2|ignored"}},
		{"published:2023-13", "2023-13", []string{"2023-13|months run from 01 to 12"}},
		{"published:yesterday", "yesterday", []string{"yesterday|2023-09-01"}},
		{`published:"last week"`, `"last week"`, []string{`"last week"|2023-09..2023-10`}},
		{"published:2024..2023", "2024..2023", []string{"2024..2023|ends before it begins"}},
		{"published:.. x", "x", []string{"..|no date on either side"}},
		{"published:> x", "x", []string{">|is not a date"}},
		{`a\`, "a", []string{`\|nothing behind`}},
		{"ä )", "ä", []string{")|closes none"}},
	} {
		t.Run(c.in, func(t *testing.T) {
			q := parse(t, c.in)
			if got := q.String(); got != c.want {
				t.Errorf("Parse(%q) = %q, want %q", c.in, got, c.want)
			}
			wantWarnings(t, []rune(c.in), q.Warnings, c.warnings)
		})
	}
}

func wantWarnings(t *testing.T, in []rune, got []dateline.Warning, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d warnings %+v, want %q", len(got), got, want)
	}
	for i, w := range want {
		cut := strings.LastIndex(w, "|")
		part, message := w[:cut], w[cut+1:]
		if at := string(in[got[i].Start:got[i].End]); at != part || !strings.Contains(got[i].Message, message) {
			t.Errorf("warning %d is of %q: %q; want of %q with %q", i, at, got[i].Message, part, message)
		}
	}
}

func TestWarningsAreSentencesWithPositions(t *testing.T) {
	q := parse(t, "ə “ x")
	want := []dateline.Warning{{Start: 2, End: 3, Message: "this quote is not closed and is ignored"}}
	if diff := cmp.Diff(want, q.Warnings); diff != "" {
		t.Error(diff)
	}
}

func TestWarningsAreBounded(t *testing.T) {
	q := parse(t, "a"+strings.Repeat(" )", 1000))
	if len(q.Warnings) != query.MaxWarnings {
		t.Fatalf("%d warnings, want %d", len(q.Warnings), query.MaxWarnings)
	}
	last := q.Warnings[query.MaxWarnings-1]
	if want := "969 more"; !strings.HasPrefix(last.Message, want) || last.End != 2001 {
		t.Errorf("the last warning is %+v, want %q up to 2001", last, want)
	}
}

func TestLimitsAreRefused(t *testing.T) {
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, in := range []string{
		many("(", query.MaxDepth) + "a" + many(")", query.MaxDepth),
		many("NOT (", query.MaxDepth) + "a",
		many("a ", query.MaxClauses),
		many(`"a"`, query.MaxClauses),
		many("NOT ", 1000) + "a",
		many("„", 4096),
	} {
		parse(t, in)
	}
	for in, want := range map[string]string{
		many("(", query.MaxDepth+1):              "q: more than 50 parentheses are open at code point 50",
		many("(", 4096):                          "q: more than 50 parentheses are open at code point 50",
		many("a ", query.MaxClauses+1):           "q: more than 256 words, phrases and values, the next at code point 512",
		many("title:a ", query.MaxClauses+1):     "q: more than 256 words, phrases and values, the next at code point 2054",
		many("AND ", query.MaxClauses+1):         "q: more than 256 words, phrases and values, the next at code point 1024",
		"a " + many("-(", query.MaxDepth) + "(b": "q: more than 50 parentheses are open at code point 102",
	} {
		_, err := query.Parse(in)
		var bad *dateline.Error
		if !errors.As(err, &bad) || err.Error() != want || bad.Kind != dateline.Invalid ||
			bad.Position == nil || !strings.HasSuffix(want, fmt.Sprint(" ", *bad.Position)) {
			t.Errorf("Parse(%.20q...) = %v, want %s", in, err, want)
		}
	}
}

func TestLeavesKnowWhereTheyStand(t *testing.T) {
	in := `Tağıyev title:"a b"~5^2 -kal*^3 place:sotk^4 published:>2023 x~`
	and := parse(t, in).Root.(*query.And)
	var got []string
	for _, c := range and.Clauses {
		switch n := c.(type) {
		case *query.Not:
			c = n.X
		}
		if b, ok := c.(*query.Boost); ok {
			c = b.X
		}
		at := c.Bounds()
		got = append(got, string([]rune(in)[at.Start:at.End]))
	}
	want := []string{"Tağıyev", `"a b"~5`, "kal*", "sotk", ">2023", "x~"}
	if !slices.Equal(got, want) {
		t.Errorf("leaves stand at %q, want %q", got, want)
	}
}
