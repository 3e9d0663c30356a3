package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/index/entity/full"
)

// readPrefixes knows texts, one class, and two rules that are written in package full.
func readPrefixes(d *full.Data, all []string) error {
	for _, p := range all {
		p = strings.TrimPrefix(p, "^")
		text, ok := literal(p)
		switch skeleton, bodies := classes(p); {
		case ok:
			addAffix(&d.PrefixRunes, &d.PrefixTexts, text)
		case skeleton == "[]":
			if err := readClass(&d.Icons, bodies[0]); err != nil {
				return err
			}
		case p != `\.\.+` && p != `\+(?![0-9])`:
			return fmt.Errorf("unknown rule %s", p)
		}
	}
	d.PrefixRunes = merged(d.PrefixRunes)
	// Of two texts that fit the first listed wins: there must be no choice.
	for _, text := range d.PrefixTexts {
		if r, _ := utf8.DecodeRuneInString(text); holds(d.PrefixRunes, r) && text != "……" {
			return fmt.Errorf("%q is a prefix by two rules", text)
		}
	}
	d.PrefixTexts = slices.DeleteFunc(d.PrefixTexts, func(s string) bool { return s == "……" }) // the rule of … comes first
	return nil
}

func holds(in []full.Range, r rune) bool {
	return slices.ContainsFunc(in, func(x full.Range) bool { return x[0] <= r && r <= x[1] })
}

func addAffix(runes *[]full.Range, texts *[]string, text string) {
	if r, n := utf8.DecodeRuneInString(text); n == len(text) {
		*runes = append(*runes, full.Range{r, r})
	} else if !slices.Contains(*texts, text) {
		*texts = append(*texts, text)
	}
}

// readSuffixes: a suffix is the longest that fits, because the search takes the match
// that begins first, and all end at the end.
func readSuffixes(d *full.Data, all []string) error {
	for _, p := range all {
		rest, ok := strings.CutSuffix(p, "$")
		if !ok {
			return fmt.Errorf("%s is not tied to the end", p)
		}
		if err := readSuffix(d, rest); err != nil {
			return err
		}
	}
	d.SuffixRunes = merged(d.SuffixRunes)
	return nil
}

func readSuffix(d *full.Data, p string) error {
	if text, ok := literal(p); ok {
		addAffix(&d.SuffixRunes, &d.SuffixTexts, text)
		return nil
	}
	if list, ok := strings.CutPrefix(p, "(?<=[0-9])(?:"); ok {
		return readUnits(d, strings.TrimSuffix(list, ")"))
	}
	switch skeleton, bodies := classes(p); skeleton {
	case `\.\.+`:
		return nil
	case "[]":
		return same(d.Icons, bodies[0])
	case `(?<=[])\+`:
		d.Units = append(d.Units, "+")
		return same([]full.Range{{'0', '9'}}, bodies[0])
	case `(?<=°[])\.`:
		return same(merged([]full.Range{{'F', 'F'}, {'C', 'C'}, {'K', 'K'}, {'f', 'f'}, {'c', 'c'}, {'k', 'k'}}), bodies[0])
	case `(?<=[])\.`:
		return readClass(&d.BeforeStop, bodies[0])
	case `(?<=[][])\.`:
		if err := readClass(&d.Upper, bodies[0]); err != nil {
			return err
		}
		return same(d.Upper, bodies[1])
	}
	return fmt.Errorf("unknown rule %s", p)
}

func readUnits(d *full.Data, list string) error {
	for _, p := range alternatives(list) {
		text, ok := literal(p)
		if !ok {
			return fmt.Errorf("unknown unit %s", p)
		}
		if !slices.Contains(d.Units, text) {
			d.Units = append(d.Units, text)
		}
	}
	return nil
}

// infixes are the rules that package full follows, with [] for a class.
var infixes = []string{
	`\.\.+`, `…`, `[]`, `(?<=[])[](?=[])`, `(?<=[])\.(?=[])`, `(?<=[]),(?=[])`,
	`(?<=[])(?:-|–|—|--|---|——|~)(?=[])`, `(?<=[])[](?=[])`,
}

func readInfixes(d *full.Data, all []string) error {
	var bodies []string
	for i, p := range all {
		skeleton, of := classes(p)
		if i >= len(infixes) || skeleton != infixes[i] {
			return fmt.Errorf("unknown rule %s", skeleton)
		}
		bodies = append(bodies, of...)
	}
	if len(all) != len(infixes) {
		return fmt.Errorf("%d rules, want %d", len(all), len(infixes))
	}
	for i, to := range []*[]full.Range{4: &d.StopAfter, 5: &d.StopBefore, 6: &d.Alpha} {
		if to == nil {
			continue
		}
		if err := readClass(to, bodies[i]); err != nil {
			return err
		}
	}
	alphaOrDigit := merged(append(slices.Clone(d.Alpha), full.Range{'0', '9'}))
	for i, want := range [][]full.Range{
		0: d.Icons, 1: {{'0', '9'}}, 2: {{'*', '+'}, {'-', '-'}, {'^', '^'}}, 3: {{'-', '-'}, {'0', '9'}},
		7: d.Alpha, 8: alphaOrDigit, 9: d.Alpha, 10: alphaOrDigit, 11: {{'/', '/'}, {':', ':'}, {'<', '>'}}, 12: d.Alpha,
	} {
		if want == nil {
			continue
		}
		if err := same(want, bodies[i]); err != nil {
			return err
		}
	}
	return nil
}

// url is the rule that package full follows.
const url = `(?u)^(?:(?:[]{2,})://)?(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})` +
	`(?!172\.(?:1[]|2\d|3[])(?:\.\d{1,3}){2})(?:[]\d?|1\d\d|2[]\d|22[])(?:\.(?:1?\d{1,2}|2[]\d|25[])){2}` +
	`(?:\.(?:[]\d?|1\d\d|2[]\d|25[]))|(?:(?:[][]{0,62})?[]\.)+(?:[]{2,63}))(?::\d{2,5})?(?:[]\S*)?$`

func readURL(d *full.Data, all []string) error {
	skeleton, bodies := classes(strings.Join(all, "|"))
	if skeleton != url {
		return fmt.Errorf("another rule: %s", skeleton)
	}
	want := []string{`\w\+\-\.`, "6-9", "0-1", "1-9", "01", "0-3", "0-4", "0-5", "1-9", "0-4", "0-4",
		`A-Za-z0-9\u00a1-\uffff`, `A-Za-z0-9\u00a1-\uffff_-`, `A-Za-z0-9\u00a1-\uffff`, "", "/?#"}
	for i, body := range bodies {
		if want[i] == "" {
			if err := readClass(&d.Lower, body); err != nil {
				return err
			}
		} else if body != want[i] {
			return fmt.Errorf("class %d is [%s], want [%s]", i, body, want[i])
		}
	}
	return nil
}

func readClass(to *[]full.Range, body string) (err error) {
	*to, err = ranges(body)
	return err
}

func same(want []full.Range, body string) error {
	got, err := ranges(body)
	if err == nil && !slices.Equal(got, want) {
		err = fmt.Errorf("class %v, want %v", got, want)
	}
	return err
}
